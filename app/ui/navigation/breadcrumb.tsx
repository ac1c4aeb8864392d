import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export type Crumb = { to?: string; label: string }

/** The way here; the last crumb is this page and needs no link. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const { t } = useLocale()
  return (
    <nav aria-label={t(w.breadcrumb)}>
      <ol className="crumbs">
        {items.map(({ to, label }, i) => (
          <li key={label} className="inline-flex items-center">
            {to && i < items.length - 1 ? (
              <Link to={to}>
                <Written>{label}</Written>
              </Link>
            ) : (
              <span aria-current="page">
                <Written>{label}</Written>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
