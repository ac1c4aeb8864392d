import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon'

type DisclosureProps = { summary: ReactNode; open?: boolean; id?: string; children: ReactNode }

/** A line that opens to show more; works without a script. */
export function Disclosure({ summary, open, id, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} id={id}>
      <summary>
        <span>{summary}</span>
        <Icon name="arrow-down" />
      </summary>
      <div>{children}</div>
    </details>
  )
}
