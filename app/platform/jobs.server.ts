import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'

export type JobPayload = Record<string, string | number | boolean | null>
/** Job names to the work they do. Work may be repeated after a crash, so it is idempotent. */
export type Jobs = Record<string, (payload: JobPayload) => Promise<void>>

const MOST_TRIES = 12

/** Adds a job for each row of a statement that writes the fact behind it; `row` names its columns. For `SELECT … FROM row`. */
export const jobOfRow = (name: string, payload: SQL, key: SQL): SQL =>
  sql`graphile_worker.add_job(${name}, ${payload}, job_key => ${key}, max_attempts => ${MOST_TRIES})`

/**
 * Adds a job inside the transaction that makes it necessary: rolled back, it never runs.
 * @param options.key one job per key; a later add replaces the payload
 */
export async function addJob(
  tx: Db | Tx,
  name: string,
  payload: JobPayload,
  options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  await tx.execute(
    sql`SELECT 1 FROM graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${options.runAt?.toISOString() ?? null}::timestamptz, job_key => ${options.key ?? null}, max_attempts => ${options.maxAttempts ?? MOST_TRIES})`,
  )
}
