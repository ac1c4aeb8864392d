import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { paths } from '#app/paths'
import { type StayFilters, stayQuery } from '#app/stays/search/stay-filters'
import { Button, ButtonLink } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { type Asked, WishFields } from './wish-fields'

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
