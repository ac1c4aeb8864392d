import { Form, useLocation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, type Word } from '#app/i18n/words'
import { errors as w } from '#app/i18n/words/errors'
import { frame as frameWords } from '#app/i18n/words/frame'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Button, ButtonLink } from '#app/ui/button'
import { Link } from '#app/ui/link'
import { contact } from './contact-facts'

/** Where a reader looked for something that is not there. */
const nothingHere = [404, 410]
const known = [400, 403, 404, 405, 410, 413, 429, 500, 503]

/** What a person sees instead of a page: what happened, what is safe, what to do, whom to call. */
export function ErrorPage({ status, code, season }: { status: number; code?: string; season?: { slug: string; line: string } }) {
  const { t, locale } = useLocale()
  const { pathname } = useLocation()
  const shown = known.includes(status) ? status : status >= 500 ? 500 : 400
  const words = w as Record<string, Word>
  const title = words[`title${shown}`] ?? w.title500
  const text = words[`text${shown}`] ?? w.text500
  const again = shown === 429 || shown >= 500
  return (
    <section className="error-page">
      <BlockPrint motif={again ? 'boat' : 'basket'} seed={String(shown)} decorative />
      <h1>{t(title)}</h1>
      <p className="measure">{t(text)}</p>
      {code ? <p>{t(w.code, { code })}</p> : null}
      {nothingHere.includes(shown) ? (
        <Form
          method="get"
          action={localizePath(paths.search(), locale)}
          role="search"
          className="search-box w-full max-w-md justify-self-stretch"
        >
          <input
            type="search"
            name="q"
            maxLength={80}
            enterKeyHint="search"
            aria-label={t(w.searchLabel)}
            placeholder={t(frameWords.searchPlaceholder)}
          />
          <Button icon="search">
            <span>{t(w.search)}</span>
          </Button>
        </Form>
      ) : null}
      {nothingHere.includes(shown) && season ? (
        <p>
          <Link to={paths.season(season.slug)}>{season.line}</Link>
        </p>
      ) : null}
      <p className="error-actions">
        {again ? (
          <ButtonLink to={pathname} reloadDocument>
            {t(w.tryAgain)}
          </ButtonLink>
        ) : (
          <ButtonLink to={paths.market()}>{t(w.goMarket)}</ButtonLink>
        )}
        <ButtonLink to={paths.home()} variant="quiet">
          {t(w.goHome)}
        </ButtonLink>
      </p>
      <p>
        {t(w.callUs)} <a href={`tel:${contact.phone.replace(/\D/g, '')}`}>{contact.phone}</a>
      </p>
    </section>
  )
}
