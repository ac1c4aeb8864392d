import { and, eq, lte } from 'drizzle-orm'
import type { CronItem } from 'graphile-worker'
import { db } from '#app/platform/database.server'
import { addJob, type Jobs } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { importFeed } from './importing/import-feed.server'

/** Adds a job for every calendar that is due; one of them that is slow or broken holds up no other. */
export async function importDueFeeds(on: Db, now: Date): Promise<number> {
  const due = await on
    .select({ id: calendarFeeds.id })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.active, true), lte(calendarFeeds.nextAt, now)))
  for (const { id } of due) await addJob(on, 'import_feed', { feedId: id }, { key: `feed:${id}`, maxAttempts: 2 })
  return due.length
}

export const feedJobs: Jobs = {
  import_due_feeds: async () => {
    await importDueFeeds(db, new Date())
  },
  import_feed: async ({ feedId }) => {
    await importFeed(db, String(feedId), new Date())
  },
}

export const feedCron: CronItem[] = [{ task: 'import_due_feeds', match: '*/20 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } }]
