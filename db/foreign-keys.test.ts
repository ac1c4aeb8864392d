import pg from 'pg'
import { expect, test } from 'vitest'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()

/** Of reference data, which nobody looks up from this side, and holds, of which only the live ones are. */
const without = ['offers.unit_code', 'produce.category_code', 'produce.unit_code', 'stock_holds.offer_id']

test('what points to another row is found from there by an index of all rows', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ column: string }>(`
    SELECT c.conrelid::regclass || '.' || a.attname AS column FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]
        AND coalesce(pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname), true))
    ORDER BY 1`)
  await client.end()
  expect(rows.map(({ column }) => column)).toEqual(without)
})
