import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { ButtonLink } from '#app/ui/button'

type PaginationProps = {
  /** Paths with their query; a missing one has no link. Keyset pages have no numbers. */
  previous?: string | null
  next?: string | null
  first?: string | null
  /** What is paged, where a page holds several lists. */
  label?: string
  /** Such as 「第 2 页，共 9 页」. */
  children?: string
}

export function Pagination({ previous, next, first, label, children }: PaginationProps) {
  const { t } = useLocale()
  if (!previous && !next && !first) return null
  return (
    <nav aria-label={label ? `${label} · ${t(w.pages)}` : t(w.pages)} className="flex flex-wrap items-center justify-center gap-2 py-6">
      {first ? (
        <ButtonLink variant="plain" to={first}>
          {t(w.firstPage)}
        </ButtonLink>
      ) : null}
      {previous ? (
        <ButtonLink variant="quiet" to={previous} rel="prev">
          {t(w.previousPage)}
        </ButtonLink>
      ) : null}
      {children ? <span className="px-2 text-ink-2">{children}</span> : null}
      {next ? (
        <ButtonLink variant="quiet" to={next} rel="next">
          {t(w.nextPage)}
        </ButtonLink>
      ) : null}
    </nav>
  )
}
