import { Link } from '#app/ui/link'

export type Tab = { to: string; label: string; count?: number; current?: boolean }

/** Tabs that are links: each is a page of its own. */
export function Tabs({ items, label }: { items: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="tabs">
      {items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {item.count === undefined ? null : <span className="ms-1 tabular-nums">({item.count})</span>}
        </Link>
      ))}
    </nav>
  )
}
