import { useLocale } from '#app/i18n/use-locale'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { addDays, formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import { daysBetween } from '#app/stays/days/nights'
import type { StayDates } from '#app/stays/rules/stay-dates'
import type { StayLimits } from '#app/stays/search/nearest-search.server'
import type { StayWish } from '#app/stays/search/stay-wish'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Written } from '#app/ui/written'
import { DateChoices } from './date-choices'

type Props = {
  empty: { kind: 'place' | 'guests' | 'any' | 'dates'; limits: StayLimits | null; near: StayDates[] } | null
  place: string
  wish: StayWish
  today: string
  clearTo?: string
  beginning: string | null
  to: (dates: StayDates) => string
}

/** Why nothing was found, in a sentence that says what to do, with dates that work. */
export function NothingFound({ empty, place, wish, today, clearTo, beginning, to }: Props) {
  const { t, locale } = useLocale()
  const all = <ButtonLink to={paths.stays({ all: 1 })}>{t(w.seeAll)}</ButtonLink>
  const clear = clearTo ? <ButtonLink to={clearTo}>{t(w.clearFilters)}</ButtonLink> : all
  if (!empty)
    return (
      <EmptyState motif="house" title={t(w.emptyPage)} action={<ButtonLink to={beginning ?? paths.stays()}>{t(w.results)}</ButtonLink>} />
    )
  if (empty.kind === 'place')
    return (
      <EmptyState motif="house" title={<Written>{t(w.emptyPlace, { place })}</Written>} action={all}>
        {t(w.emptyPlaceText)}
      </EmptyState>
    )
  if (empty.kind === 'guests')
    return (
      <EmptyState
        motif="house"
        title={t(w.emptyGuests, { most: empty.limits?.guests ?? 0, n: wish.adults + wish.children })}
        action={<ButtonLink to={`#adults`}>{t(w.find)}</ButtonLink>}
      >
        {t(w.emptyGuestsText)}
      </EmptyState>
    )
  if (empty.kind === 'any') return <EmptyState motif="house" title={t(w.emptyAny)} action={clear} />
  const last = addDays(today, empty.limits?.horizonDays ?? 0)
  const isFar = wish.arrival > last
  const nights = daysBetween(wish.arrival, wish.departure)
  const near = isFar ? [{ arrival: last, departure: addDays(last, nights) }] : empty.near
  return (
    <EmptyState motif="house" title={isFar ? t(w.emptyFar, { day: formatDay(last, locale) }) : t(w.emptyDates)} action={clear}>
      <p>{t(isFar ? w.emptyFarText : w.emptyDatesText)}</p>
      <DateChoices title={t(w.nearest)} dates={near} to={to} />
    </EmptyState>
  )
}
