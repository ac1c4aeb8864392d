import { randomUUID } from 'node:crypto'

/**
 * `before-commit-500`, `conflict-409`, `rate-limit-429` and `html-502`: nothing is done. `after-commit-500`: done, and the
 * 500 is what the idempotency key replays, as at Stripe. `after-commit-drop` and `cut-body`: done, the answer is lost on
 * the way and the key replays the real one. `slow`: done after `delayMs`; the key is in use meanwhile.
 */
export type FaultKind =
  | 'before-commit-500'
  | 'after-commit-500'
  | 'after-commit-drop'
  | 'conflict-409'
  | 'rate-limit-429'
  | 'html-502'
  | 'slow'
  | 'cut-body'

export type FaultInput = {
  kind: FaultKind
  /** `POST`, `GET`; any when left out. */
  method?: string
  /** A path with `:id` or `*` for one part, e.g. `/v1/checkout/sessions/:id/expire`; all of /v1 when left out. */
  path?: string
  /** How many requests it spoils (default 1). */
  count?: number
  /** For `slow`, real milliseconds (default 1000). */
  delayMs?: number
}
export type Fault = FaultInput & { id: string; count: number }

export class Faults {
  private active: Fault[] = []

  add(input: FaultInput): Fault {
    const fault = { ...input, id: randomUUID(), count: input.count ?? 1 }
    this.active.push(fault)
    return fault
  }

  list(): Fault[] {
    return this.active
  }

  clear(): void {
    this.active = []
  }

  take(method: string, path: string): Fault | undefined {
    if (this.active.length === 0) return undefined
    const fault = this.active.find((candidate) => matches(candidate, method, path))
    if (!fault) return undefined
    fault.count -= 1
    if (fault.count <= 0) this.active = this.active.filter((other) => other !== fault)
    return fault
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method && fault.method.toUpperCase() !== method) return false
  if (!fault.path) return true
  const wanted = fault.path.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part.startsWith(':') || part === given[index])
}
