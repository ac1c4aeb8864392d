import { useLocale } from '#app/i18n/use-locale'
import type { StayDates } from '#app/stays/rules/stay-dates'
import { Chip } from '#app/ui/chip'
import { sayDates } from './wish-words'

/** Dates that work, each a link to them. */
export function DateChoices({ title, dates, to }: { title: string; dates: readonly StayDates[]; to: (dates: StayDates) => string }) {
  const { locale } = useLocale()
  if (dates.length === 0) return null
  return (
    <div className="grid grid-cols-1 gap-2">
      <p>{title}</p>
      <ul className="flex flex-wrap gap-2">
        {dates.map((choice) => (
          <li key={`${choice.arrival}${choice.departure}`}>
            <Chip to={to(choice)} label={sayDates(locale, choice)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
