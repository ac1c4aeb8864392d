import { useLocale } from '#app/i18n/use-locale'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { addDays } from '#app/kernel/day'
import type { StayDates } from '#app/stays/rules/stay-dates'
import type { ReadWish } from '#app/stays/search/stay-wish'
import { DateField } from '#app/ui/fields/date-field'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { DateChoices } from './date-choices'

const DAYS_AHEAD = 730

export type Asked = Pick<ReadWish, 'typed' | 'wish' | 'instead'> & { today: string; trouble: string | null }

/** What was typed stands in the fields, letter by letter; without that, what is meant. */
export function WishFields({ page: { typed, wish, today, trouble } }: { page: Asked }) {
  const { t } = useLocale()
  const from = typed.arrival || wish.arrival
  return (
    <>
      <DateField
        label={t(wishWords.arrival)}
        name="arrival"
        key={`arrival-${from}`}
        min={today}
        max={addDays(today, DAYS_AHEAD)}
        defaultValue={from}
        error={trouble}
        autoComplete="off"
      />
      <DateField
        label={t(wishWords.departure)}
        name="departure"
        key={`departure-${typed.departure || wish.departure}`}
        min={addDays(today, 1)}
        max={addDays(today, DAYS_AHEAD)}
        defaultValue={typed.departure || wish.departure}
        autoComplete="off"
      />
      <TextField
        label={t(wishWords.adults)}
        name="adults"
        key={`adults-${wish.adults}`}
        inputMode="numeric"
        maxLength={3}
        defaultValue={typed.adults || String(wish.adults)}
        autoComplete="off"
      />
      <TextField
        label={t(wishWords.children)}
        name="children"
        key={`children-${wish.children}`}
        inputMode="numeric"
        maxLength={3}
        defaultValue={typed.children || String(wish.children)}
        autoComplete="off"
      />
    </>
  )
}

/** Why these dates are none, and some that are. */
export function WishTrouble({ page, to }: { page: Asked; to: (dates: StayDates) => string }) {
  const { t } = useLocale()
  if (!page.trouble) return null
  return (
    <div className="grid grid-cols-1 gap-2">
      <ErrorSummary errors={[{ field: 'arrival', message: page.trouble }]} />
      <DateChoices title={t(wishWords.instead)} dates={page.instead} to={to} />
    </div>
  )
}
