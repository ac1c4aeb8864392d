import type { ReactNode } from 'react'
import { Link } from '#app/ui/link'

type BrushHeadingProps = { children: ReactNode; id?: string; level?: 2 | 3; more?: { to: string; label: string } }

/** A section's heading behind a short brush stroke, with a way to all of it on the right. */
export function BrushHeading({ children, id, level = 2, more }: BrushHeadingProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="brush-heading">
      <Heading id={id}>{children}</Heading>
      {more ? (
        <Link to={more.to} className="brush-more">
          {more.label}
        </Link>
      ) : null}
    </div>
  )
}
