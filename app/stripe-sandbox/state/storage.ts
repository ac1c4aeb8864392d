import type { Change } from './change-log'

export type StoredRow = { kind: string; seq: number; record: { id: string } }

/** Where the sandbox's records outlive the process. */
export interface Storage {
  /** Everything stored, in order of creation. Throws when another process owns this state. */
  load(): Promise<StoredRow[]>
  /** Writes in one transaction; when it resolves the changes survive a kill. */
  write(changes: Change[]): Promise<void>
  /** Forgets everything and writes `rows` in its place, in one transaction. */
  overwrite(rows: StoredRow[]): Promise<void>
  close(): Promise<void>
}
