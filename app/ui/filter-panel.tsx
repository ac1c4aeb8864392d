import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { uiWords as w } from '#app/i18n/words/ui'
import { Button, ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Icon } from '#app/ui/icon'

/** The button above the results that shows the panel on a narrow screen; it needs no script. */
export function FilterOpener({ chosen = 0, panel = 'filters' }: { chosen?: number; panel?: string }) {
  const { t } = useLocale()
  return (
    <a href={`#${panel}`} className="btn btn-quiet btn-small filter-open">
      <Icon name="filter" />
      {chosen > 0 ? t(w.filterCount, { n: chosen }) : t(w.filter)}
    </a>
  )
}

type FilterPanelProps = {
  /** Where the form goes, a path without query. */
  action: string
  /** How many things match now, said on the button. */
  count?: number
  /** The address without any filter. */
  clearTo?: string
  id?: string
  /** Id of the list, where "close" leads. */
  results?: string
  /** Stands above the list on a narrow screen without being asked for: something in it must be mended. */
  shown?: boolean
  children: ReactNode
}

/** A GET form beside the list; on a narrow screen it stands above the list when asked for. Put both in `.filter-layout`. */
export function FilterPanel({ action, count, clearTo, id = 'filters', results = 'results', shown, children }: FilterPanelProps) {
  const { t, locale } = useLocale()
  return (
    <section id={id} tabIndex={-1} aria-label={t(w.filters)} className={`card filter-panel ${shown ? 'filter-shown' : ''}`}>
      <Form method="get" action={localizePath(action, locale)} preventScrollReset className="grid gap-4">
        {children}
        <div className="flex flex-wrap items-center gap-2">
          <Button>{count === undefined ? t(w.applyFilters) : t(w.showResults, { n: count })}</Button>
          {clearTo ? (
            <ButtonLink variant="plain" to={clearTo}>
              {t(w.clearFilters)}
            </ButtonLink>
          ) : null}
          <a href={`#${results}`} className="btn btn-plain filter-close">
            {t(w.closeFilters)}
          </a>
        </div>
      </Form>
    </section>
  )
}

/** The filters in force; each link takes one away. */
export function AppliedFilters({ chips, clearTo }: { chips: readonly { label: string; to: string }[]; clearTo?: string }) {
  const { t } = useLocale()
  if (chips.length === 0) return null
  return (
    <ul aria-label={t(w.applied)} className="flex flex-wrap gap-2">
      {chips.map((chip) => (
        <li key={chip.to}>
          <Chip {...chip} removes />
        </li>
      ))}
      {clearTo && chips.length > 1 ? (
        <li>
          <ButtonLink variant="plain" to={clearTo}>
            {t(w.clearFilters)}
          </ButtonLink>
        </li>
      ) : null}
    </ul>
  )
}
