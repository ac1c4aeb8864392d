import { sql } from 'drizzle-orm'
import { asOwner } from './as-owner'

const RealDate = Date

/**
 * The time of this process and of one database, moved together: whoever asks JavaScript or SQL what time it is gets the same answer. What a
 * column takes by default follows, but for the journal's own time of writing, which only says in which database transaction it was.
 */
export async function movingClock(database: { readonly ownerUrl: string }) {
  let aheadMs = 0
  await asOwner(database, async (owner) => {
    await owner.execute(sql`CREATE SCHEMA clock`)
    await owner.execute(sql`CREATE TABLE clock.ahead AS SELECT interval '0' AS span`)
    await owner.execute(
      sql`CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT pg_catalog.now() + span FROM clock.ahead'`,
    )
    await owner.execute(sql`GRANT USAGE ON SCHEMA clock TO PUBLIC`)
    await owner.execute(sql`GRANT SELECT ON clock.ahead TO PUBLIC`)
    await owner.execute(sql`
      DO $$ DECLARE kept record; BEGIN
        EXECUTE format('ALTER DATABASE %I SET search_path TO clock, pg_catalog, public', current_database());
        FOR kept IN SELECT table_name, column_name FROM information_schema.columns
          WHERE table_schema = 'public' AND column_default = 'now()' AND (table_name, column_name) <> ('ledger_transactions', 'posted_at')
        LOOP EXECUTE format('ALTER TABLE public.%I ALTER COLUMN %I SET DEFAULT clock.now()', kept.table_name, kept.column_name); END LOOP;
      END $$`)
    // Connections that were open before do not know of it.
    await owner.execute(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
  })
  class MovedDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(MovedDate.now())
      else super(...(given as [number]))
    }
    static override now(): number {
      return RealDate.now() + aheadMs
    }
  }
  globalThis.Date = MovedDate as DateConstructor
  return {
    async move(seconds: number): Promise<void> {
      aheadMs += seconds * 1000
      await asOwner(database, (owner) => owner.execute(sql`UPDATE clock.ahead SET span = make_interval(secs => ${aheadMs / 1000})`))
    },
    stop(): void {
      globalThis.Date = RealDate
    },
  }
}
