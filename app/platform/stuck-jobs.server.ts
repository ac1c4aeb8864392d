import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** No job of ours lasts so long; one that does was left behind by a process that was killed. */
const longestJobMinutes = 10

/** Gives jobs of killed processes back to the living, who do them again. */
export async function freeStuckJobs(db: Db): Promise<void> {
  await db.execute(sql`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs WHERE locked_at < now() - make_interval(mins => ${longestJobMinutes}) HAVING count(*) > 0`)
}
