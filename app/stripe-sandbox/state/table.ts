import type { ChangeLog } from './change-log'

type Entry<R> = { seq: number; record: R }

/**
 * One kind of record, in memory, in order of creation. Records are never mutated: `replace` puts a new value, so a
 * snapshot is a copy of the maps and an event keeps the object as it was.
 */
export class Table<R extends { id: string }> {
  private entries = new Map<string, Entry<R>>()
  private order: string[] = []

  constructor(
    readonly kind: string,
    private readonly changes: ChangeLog,
  ) {}

  get size(): number {
    return this.entries.size
  }

  get(id: string): R | undefined {
    return this.entries.get(id)?.record
  }

  add(record: R): R {
    const seq = this.changes.nextSeq()
    this.entries.set(record.id, { seq, record })
    this.order.push(record.id)
    this.changes.note({ kind: this.kind, id: record.id, seq, record })
    return record
  }

  replace(record: R): R {
    const entry = this.entries.get(record.id)
    if (!entry) return this.add(record)
    entry.record = record
    this.changes.note({ kind: this.kind, id: record.id, seq: entry.seq, record })
    return record
  }

  remove(id: string): void {
    const entry = this.entries.get(id)
    if (!entry) return
    this.order.splice(this.position(id), 1)
    this.entries.delete(id)
    this.changes.note({ kind: this.kind, id, seq: entry.seq, record: undefined })
  }

  /** Where a record stands in order of creation; -1 when unknown. */
  position(id: string): number {
    const seq = this.entries.get(id)?.seq
    if (seq === undefined) return -1
    let low = 0
    let high = this.order.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const here = this.entries.get(this.order[middle] as string)?.seq ?? 0
      if (here === seq) return middle
      if (here < seq) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  at(position: number): R | undefined {
    const id = this.order[position]
    return id === undefined ? undefined : this.get(id)
  }

  *oldestFirst(): Generator<R> {
    for (const id of [...this.order]) {
      const record = this.get(id)
      if (record) yield record
    }
  }

  /** Replaces everything without noting changes: for a start from storage. `rows` are in order of creation. */
  load(rows: Array<{ seq: number; record: R }>): void {
    this.entries = new Map(rows.map((row) => [row.record.id, { seq: row.seq, record: row.record }]))
    this.order = rows.map((row) => row.record.id)
  }

  rows(): Array<{ seq: number; record: R }> {
    return this.order.map((id) => ({ ...(this.entries.get(id) as Entry<R>) }))
  }
}
