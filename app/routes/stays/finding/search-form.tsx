import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { stayWords } from '#app/i18n/words/staying/stays'
import { addDays } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { StayDates } from '#app/stays/rules/stay-dates'
import { type StayFilters, stayQuery } from '#app/stays/search/stay-filters'
import type { ReadWish } from '#app/stays/search/stay-wish'
import { Button, ButtonLink } from '#app/ui/button'
import { DateField } from '#app/ui/fields/date-field'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { DateChoices } from './date-choices'

const w = stayWords.search
const DAYS_AHEAD = 730

type Asked = Pick<ReadWish, 'typed' | 'wish' | 'instead'> & { today: string; trouble: string | null }

/** What was typed stands in the fields, letter by letter; without that, what is meant. */
export function WishFields({ page: { typed, wish, today, trouble } }: { page: Asked }) {
  const { t } = useLocale()
  const from = typed.arrival || wish.arrival
  return (
    <>
      <DateField
        label={t(w.arrival)}
        name="arrival"
        key={`arrival-${from}`}
        min={today}
        max={addDays(today, DAYS_AHEAD)}
        defaultValue={from}
        error={trouble}
        autoComplete="off"
      />
      <DateField
        label={t(w.departure)}
        name="departure"
        key={`departure-${typed.departure || wish.departure}`}
        min={addDays(today, 1)}
        max={addDays(today, DAYS_AHEAD)}
        defaultValue={typed.departure || wish.departure}
        autoComplete="off"
      />
      <TextField
        label={t(w.adults)}
        name="adults"
        key={`adults-${wish.adults}`}
        inputMode="numeric"
        maxLength={3}
        defaultValue={typed.adults || String(wish.adults)}
        autoComplete="off"
      />
      <TextField
        label={t(w.children)}
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

/** Place, dates and guests: a plain GET form. */
export function SearchForm({ page }: { page: Asked & { place: string; remembered: boolean; filters: StayFilters } }) {
  const { t, locale } = useLocale()
  return (
    <Form
      method="get"
      action={localizePath(paths.stays(), locale)}
      role="search"
      aria-label={t(w.form)}
      noValidate
      className="card stay-search"
    >
      <TextField
        label={t(w.place)}
        name="place"
        key={`place-${page.place}`}
        defaultValue={page.place}
        placeholder={t(w.placeShort)}
        maxLength={40}
        autoComplete="off"
        enterKeyHint="search"
        className="stay-search-place"
      />
      {[...new URLSearchParams(stayQuery({}, page.filters))].map(([name, value]) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
      <WishFields page={page} />
      <Button icon="search">{t(w.find)}</Button>
      {page.remembered ? (
        <p className="stay-search-note">
          {t(w.remembered)}{' '}
          <ButtonLink variant="plain" to={paths.stays({ all: 1 })}>
            {t(w.forget)}
          </ButtonLink>
        </p>
      ) : null}
    </Form>
  )
}

/** Why these dates are none, and some that are. */
export function WishTrouble({ page, to }: { page: Asked; to: (dates: StayDates) => string }) {
  const { t } = useLocale()
  if (!page.trouble) return null
  return (
    <div className="grid grid-cols-1 gap-2">
      <ErrorSummary errors={[{ field: 'arrival', message: page.trouble }]} />
      <DateChoices title={t(w.instead)} dates={page.instead} to={to} />
    </div>
  )
}
