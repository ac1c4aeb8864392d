import { useLocation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { uiWords as w } from '#app/i18n/words/ui'
import { Icon, type IconName } from '#app/ui/icon'
import { Link } from '#app/ui/link'

export type BottomTab = {
  to: string
  label: string
  icon: IconName
  count?: number
  /** Only this very path is current, not the ones below it. */
  exact?: boolean
}

/** The bar at the foot of a phone's screen. Give the page's shell the class `has-bottom-tabs`. */
export function BottomTabs({ items, label }: { items: readonly BottomTab[]; label?: string }) {
  const { t } = useLocale()
  const here = localizePath(useLocation().pathname, 'zh')
  const isCurrent = ({ to, exact }: BottomTab) => here === to || (!exact && to !== '/' && here.startsWith(`${to}/`))
  return (
    <nav aria-label={label ?? t(w.mainTabs)} className="bottom-tabs">
      {items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={isCurrent(item) ? 'page' : undefined}>
          <Icon name={item.icon} />
          {item.label}
          {item.count ? (
            <span className="count-badge">
              <span aria-hidden="true">{item.count > 99 ? '99+' : item.count}</span>
              <span className="sr-only">{t(w.countBadge, { n: item.count })}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
