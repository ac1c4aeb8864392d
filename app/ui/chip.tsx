import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Icon } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { langOf, Written } from '#app/ui/written'

type ChipProps = {
  label: string
  to?: string
  /** This one is chosen now. */
  current?: boolean
  /** `to` takes this filter away. */
  removes?: boolean
}

/** A small rounded link or word. */
export function Chip({ label, to, current, removes }: ChipProps) {
  const { t, locale } = useLocale()
  if (!to)
    return (
      <span className={`chip ${current ? 'chip-on' : ''}`}>
        <Written>{label}</Written>
      </span>
    )
  return (
    <Link
      to={to}
      className={`chip ${removes ? 'chip-on' : ''}`}
      aria-current={current ? 'true' : undefined}
      aria-label={removes ? t(w.remove, { label }) : undefined}
      lang={removes ? langOf(label, locale) : undefined}
      preventScrollReset
    >
      <Written>{label}</Written>
      {removes ? <Icon name="close" className="text-sm" /> : null}
    </Link>
  )
}
