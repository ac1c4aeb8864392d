import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { asOwner } from '#db/testing/as-owner'

/** Every account with its sum, and what is left for each order, refund, transfer and dispute. */
export async function balancesLeft(db: Db) {
  const { rows: sums } = await db.execute(
    sql`SELECT account_id, sum(amount_minor)::text AS minor FROM ledger_entries GROUP BY 1 HAVING sum(amount_minor) <> 0 ORDER BY 1`,
  )
  const { rows: left } = await db.execute(
    sql`SELECT account_id, subject_id, balance_minor FROM ledger_balances WHERE balance_minor <> 0 ORDER BY 1, 2`,
  )
  return { sums, left }
}

/** Empties the ledger and posts everything the rows of the market say again. */
export async function postAnew(database: { readonly ownerUrl: string }): Promise<void> {
  await asOwner(database, async (owner) => {
    for (const table of ['ledger_entries', 'ledger_transactions', 'ledger_balances']) {
      await owner.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`))
      await owner.execute(sql.raw(`DELETE FROM ${table}`))
      await owner.execute(sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`))
    }
    await owner.execute(sql`SELECT replay_ledger()`)
  })
}
