import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/ui/icon'

export type FlashKind = 'good' | 'info' | 'warn' | 'error'

const icons: Record<FlashKind, IconName> = { good: 'check', info: 'info', warn: 'alert', error: 'alert' }

/** A sentence about what has just happened, read out without taking focus. */
export function Flash({ kind = 'good', children }: { kind?: FlashKind; children: ReactNode }) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={`notice notice-${kind}`}>
      <Icon name={icons[kind]} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}

/** The same look for something that stays true while the page is open. */
export function Notice({ kind = 'info', title, children }: { kind?: FlashKind; title?: string; children: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`}>
      <Icon name={icons[kind]} />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
