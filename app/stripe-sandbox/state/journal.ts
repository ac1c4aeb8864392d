import type { Change, ChangeLog } from './change-log'
import type { Storage } from './storage'

/**
 * Group commit: work that arrives while a write is under way shares the next one. Nothing is answered before
 * `committed()` resolves, so a restart keeps every answered object.
 */
export class Journal {
  private waiting: Change[] = []
  private running: Promise<void> | undefined
  private next: Promise<void> | undefined
  private failed: Error | undefined

  constructor(
    private readonly changes: ChangeLog,
    private readonly storage: Storage,
  ) {}

  /** Resolves when everything done so far is stored. Rejects for good after a failed write: memory is then ahead. */
  committed(): Promise<void> {
    this.waiting.push(...this.changes.drain())
    if (this.failed) return Promise.reject(this.failed)
    if (this.waiting.length === 0) return this.running ?? Promise.resolve()
    if (!this.running) {
      this.running = this.flush()
      return this.running
    }
    this.next ??= this.running.then(() => this.startNext())
    return this.next
  }

  private startNext(): Promise<void> {
    this.next = undefined
    this.running = this.flush()
    return this.running
  }

  private async flush(): Promise<void> {
    const batch = dedupe(this.waiting)
    this.waiting = []
    try {
      await this.storage.write(batch)
    } catch (error) {
      this.failed = error instanceof Error ? error : new Error(String(error))
      throw this.failed
    } finally {
      if (!this.next) this.running = undefined
    }
  }

  get failure(): Error | undefined {
    return this.failed
  }
}

function dedupe(changes: Change[]): Change[] {
  const last = new Map<string, Change>()
  for (const change of changes) last.set(`${change.kind} ${change.id}`, change)
  return [...last.values()]
}
