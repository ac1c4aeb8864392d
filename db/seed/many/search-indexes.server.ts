import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/**
 * Takes the search indexes of listings away until `putBackSearchIndexes`, in the same transaction: building them once at the end is
 * many times faster than keeping them up row by row, and a run that fails leaves them as they were. Others wait for listings meanwhile.
 */
export async function setSearchIndexesAside(tx: Tx): Promise<void> {
  await tx.execute(sql`
    CREATE TEMP TABLE indexes_aside ON COMMIT DROP AS
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'listings' AND indexdef LIKE '% USING gin %'`)
  await tx.execute(sql`
    DO $$ DECLARE aside record; BEGIN
      FOR aside IN SELECT indexname FROM indexes_aside LOOP EXECUTE format('DROP INDEX %I', aside.indexname); END LOOP;
    END $$`)
}

export async function putBackSearchIndexes(tx: Tx): Promise<void> {
  await tx.execute(sql`SET LOCAL maintenance_work_mem = '256MB'`)
  await tx.execute(sql`
    DO $$ DECLARE aside record; BEGIN
      FOR aside IN SELECT indexdef FROM indexes_aside LOOP EXECUTE aside.indexdef; END LOOP;
    END $$`)
}
