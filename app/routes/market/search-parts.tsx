import { Children, type ReactNode } from 'react'
import type { FoundSeller } from '#app/catalogue/search/search-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { searchWords as w } from '#app/i18n/words/browsing/search'
import { stallKinds } from '#app/i18n/words/browsing/stalls'
import { paths } from '#app/paths'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Icon } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export function ChipList({ title, hideTitle, children }: { title: string; hideTitle?: boolean; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className={hideTitle ? 'sr-only' : 'text-lg'}>{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {Children.map(children, (chip) => (
          <li>{chip}</li>
        ))}
      </ul>
    </section>
  )
}

/** Whoever looks for 大字 or 长辈版 is led to the settings. */
export function DisplayHint() {
  const { t } = useLocale()
  return (
    <div className="notice notice-info">
      <Icon name="text-size" />
      <div className="grid gap-2">
        <p>{t(w.displayText)}</p>
        <p>
          <ButtonLink to={paths.display()}>{t(w.display)}</ButtonLink>
        </p>
      </div>
    </div>
  )
}

export function FoundStalls({ stalls }: { stalls: readonly FoundSeller[] }) {
  const { t } = useLocale()
  return (
    <section aria-labelledby="stalls" className="grid gap-3">
      <BrushHeading id="stalls">{t(w.sellers)}</BrushHeading>
      <ul className="grid gap-2 sm:grid-cols-2">
        {stalls.map((stall) => (
          <li key={stall.slug} className="card p-3">
            <Link to={paths.farmer(stall.slug)} className="inline-flex min-h-(--tap) items-center font-semibold">
              <Written>{`${stall.name} · ${stall.contact}`}</Written>
            </Link>
            <p className="text-sm text-ink-2">
              {t(stallKinds[stall.kind])} · <Written>{stall.place}</Written>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
