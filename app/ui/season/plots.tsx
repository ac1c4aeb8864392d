import { Link } from '#app/ui/link'

type PlotEdge = 'bamboo' | 'tea' | 'water' | 'mulberry' | 'ginkgo' | 'price'

export type Plot = {
  to: string
  title: string
  note?: string
  edge?: PlotEdge
  /** How much of a row it takes: twelfths on a wide screen, sixths on a phone. */
  width?: 'narrow' | 'half' | 'wide' | 'full'
}

const widthClass = { narrow: 'plot-narrow', half: '', wide: 'plot-wide', full: 'plot-full' }

/** Unequal plots of land between thin water lines, each a link. */
export function Plots({ items, label }: { items: readonly Plot[]; label: string }) {
  return (
    <nav aria-label={label} className="plots">
      {items.map(({ to, title, note, edge = 'bamboo', width = 'half' }) => (
        <Link key={to} to={to} className={`plot edge-${edge} ${widthClass[width]}`}>
          <b>{title}</b>
          {note ? <small>{note}</small> : null}
        </Link>
      ))}
    </nav>
  )
}
