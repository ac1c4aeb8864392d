import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { type Locale, localizePath } from '#app/i18n/words'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { paths } from '#app/paths'
import { type StayFilters, stayQuery } from '#app/stays/search/stay-filters'
import { Button, ButtonLink } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import { type Asked, WishFields } from './wish-fields'
import { sayGuests, sayShortDates } from './wish-words'

type Page = Asked & { place: string; placeName: string; hasDates: boolean; remembered: boolean; filters: StayFilters }

/** What was searched, in one line: 德清县 · 12月8日–12月10日 · 2 位大人. */
function sayAsked(locale: Locale, { placeName, hasDates, wish }: Page): string {
  return [placeName, hasDates && sayShortDates(locale, wish), sayGuests(locale, wish)].filter(Boolean).join(' · ')
}

/** Place, dates and guests: a plain GET form. Once it was sent it folds into a line on a narrow screen, so that houses come first. */
export function SearchForm({ page }: { page: Page }) {
  const { t, locale } = useLocale()
  const asked = (page.hasDates || page.place !== '') && !page.trouble
  const form = (
    <Form method="get" action={localizePath(paths.stays(), locale)} role="search" aria-label={t(w.form)} noValidate className="stay-search">
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
    </Form>
  )
  return (
    <div className="card stay-search-card">
      {asked ? (
        <details className="stay-search-fold" key={sayAsked(locale, page)}>
          <summary>
            <span>
              <Written>{sayAsked(locale, page)}</Written>
            </span>
            <span className="stay-search-change">{t(w.change)}</span>
          </summary>
          {form}
        </details>
      ) : (
        form
      )}
      {page.remembered ? (
        <p className="stay-search-note">
          {t(w.remembered)}{' '}
          <ButtonLink variant="plain" to={paths.stays({ all: 1 })}>
            {t(w.forget)}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  )
}
