import { sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { dayOf, startOfDay } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'

type DeskNumbers = {
  orders: number
  salesMinor: number
  toShip: number
  late: number
  stalls: number
  onShow: number
  review: number
  problems: number
  exceptions: number
  deadJobs: number
}

/** The operator's numbers of a day in Asia/Shanghai, and how long the queues are. Sales in fen, what was paid that day in CNY. */
export async function deskNumbers(db: Db, now = new Date()): Promise<DeskNumbers> {
  const from = startOfDay(dayOf(now)).toISOString()
  const { rows } = await db.execute<DeskNumbers>(sql`
    SELECT
      (SELECT count(*)::int FROM purchases WHERE paid_at >= ${from}::timestamptz) AS "orders",
      (SELECT coalesce(sum(total_minor), 0)::bigint FROM purchases WHERE paid_at >= ${from}::timestamptz AND currency = 'CNY') AS "salesMinor",
      (SELECT count(*)::int FROM seller_orders WHERE state IN ('paid', 'packed')) AS "toShip",
      (SELECT count(*)::int FROM seller_orders WHERE state IN ('paid', 'packed') AND ship_by < now()) AS "late",
      (SELECT count(*)::int FROM sellers WHERE status = 'active') AS "stalls",
      (SELECT count(*)::int FROM listings WHERE on_show) AS "onShow",
      (SELECT count(*)::int FROM sellers WHERE status = 'review') AS "review",
      (SELECT count(*)::int FROM problems WHERE state = 'open') AS "problems",
      (SELECT count(*)::int FROM payment_exceptions WHERE closed_at IS NULL) AS "exceptions",
      (SELECT count(*)::int FROM graphile_worker.jobs WHERE attempts >= max_attempts) AS "deadJobs"`)
  const [numbers] = rows
  if (!numbers) throw new Error('the desk query gave no row')
  return { ...numbers, salesMinor: Number(numbers.salesMinor) }
}

export type DeadJob = { id: string; task: string; attempts: number; since: Date }

/** Jobs that failed as often as they may, oldest first. */
export async function deadJobs(db: Db): Promise<DeadJob[]> {
  const { rows } = await db.execute<{ id: string; task: string; attempts: number; since: string }>(sql`
    SELECT id::text, task_identifier AS task, attempts, created_at::text AS since FROM graphile_worker.jobs WHERE attempts >= max_attempts ORDER BY id LIMIT 30`)
  return rows.map((row) => ({ ...row, since: new Date(row.since) }))
}

/**
 * Gives a job that gave up its tries back. Logged with the operator.
 * @throws Refusal 'missing' not-found when it is gone or has not given up
 */
export async function retryJob(db: Db, actor: { userId: string }, jobId: string): Promise<void> {
  if (!/^\d{1,18}$/.test(jobId)) throw new Refusal('missing', 'not-found')
  await transact(db, async (tx) => {
    const { rows } = await tx.execute<{ task: string }>(
      sql`SELECT task_identifier AS task FROM graphile_worker.jobs WHERE id = ${jobId}::bigint AND attempts >= max_attempts`,
    )
    if (!rows[0]) throw new Refusal('missing', 'not-found')
    await tx.execute(sql`SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[${jobId}::bigint], run_at => now(), attempts => 0)`)
    await recordAct(tx, {
      actorId: actor.userId,
      act: 'job.retry',
      subjectKind: 'job',
      subjectId: newId(),
      detail: { jobId, task: rows[0].task },
    })
  })
}
