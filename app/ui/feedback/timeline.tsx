import type { ReactNode } from 'react'

export type TimelineEntry = {
  key: string
  title: ReactNode
  /** The instant for machines and the same in the reader's words. */
  at?: string
  time?: ReactNode
  note?: ReactNode
  state?: 'done' | 'current' | 'next' | 'stopped'
}

/** What has happened and what comes next, in order. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, title, at, time, note, state = 'done' }) => (
        <li key={key} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
          <p className={state === 'next' ? 'text-ink-2' : 'font-semibold'}>{title}</p>
          {time ? (
            <time dateTime={at} className="block text-sm text-ink-2 tabular-nums">
              {time}
            </time>
          ) : null}
          {note ? <div className="text-sm text-ink-2">{note}</div> : null}
        </li>
      ))}
    </ol>
  )
}
