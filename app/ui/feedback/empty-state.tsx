import type { ReactNode } from 'react'
import { BlockPrint } from '#app/ui/block-print/block-print'
import type { MotifName } from '#app/ui/block-print/motif-of'

type EmptyStateProps = { motif?: MotifName; title: ReactNode; children?: ReactNode; action?: ReactNode }

/** A print, one sentence, one thing to do. */
export function EmptyState({ motif = 'basket', title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <BlockPrint motif={motif} seed={motif} decorative />
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="measure text-ink-2">{children}</div> : null}
      {action}
    </div>
  )
}
