import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/** The search indexes of listings. */
export const searchIndexes = sql`tablename = 'listings' AND indexdef LIKE '% USING gin %'`
/** What calendars are found by, beside the keys that keep them right. */
export const calendarIndexes = sql`tablename IN ('bookings', 'unit_nights') AND indexdef LIKE 'CREATE INDEX %'`

/**
 * Takes indexes away until `putBackIndexes`, in the same transaction: building them once at the end is many times faster than keeping
 * them up row by row, and a run that fails leaves them as they were. Others wait for these tables meanwhile.
 * @param which a condition on `pg_indexes`
 */
export async function setIndexesAside(tx: Tx, which: SQL): Promise<void> {
  await tx.execute(sql`
    CREATE TEMP TABLE indexes_aside ON COMMIT DROP AS
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND ${which}`)
  await tx.execute(sql`
    DO $$ DECLARE aside record; BEGIN
      FOR aside IN SELECT indexname FROM indexes_aside LOOP EXECUTE format('DROP INDEX %I', aside.indexname); END LOOP;
    END $$`)
}

export async function putBackIndexes(tx: Tx): Promise<void> {
  await tx.execute(sql`SET LOCAL maintenance_work_mem = '256MB'`)
  await tx.execute(sql`
    DO $$ DECLARE aside record; BEGIN
      FOR aside IN SELECT indexdef FROM indexes_aside LOOP EXECUTE aside.indexdef; END LOOP;
    END $$`)
}
