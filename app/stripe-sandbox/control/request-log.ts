export type LoggedRequest = {
  id: string
  at: string
  method: string
  path: string
  operation: string | null
  status: number
  idempotencyKey: string | null
  replayed: boolean
  fault: string | null
  milliseconds: number
}

const KEPT = 5_000

/** The last API requests, oldest first. Bodies are left out: they hold people's data. */
export class RequestLog {
  private entries: LoggedRequest[] = []

  add(entry: LoggedRequest): void {
    this.entries.push(entry)
    if (this.entries.length > KEPT * 2) this.entries = this.entries.slice(-KEPT)
  }

  list(): LoggedRequest[] {
    return this.entries.slice(-KEPT)
  }

  clear(): void {
    this.entries = []
  }
}
