import { appendFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { openDatabase } from '#app/platform/database.server'
import { startEmbedded } from '#db/embedded.server'
import { migrateDatabase } from '#db/migrate-database.server'

/** A market that takes orders until it is killed, writing down each one after it was acknowledged. */
const { DATA_DIR = '', HISTORY = '' } = process.env
const embedded = await startEmbedded({ dataDir: DATA_DIR, database: 'hushang', log: () => {} })
await migrateDatabase(embedded.url)
const { db } = openDatabase(embedded.url, { max: 6 })
const { rows } = await db.execute<{ pid: number }>(sql`SELECT pg_read_file('postmaster.pid')::text AS pid`)
const postmaster = Number.parseInt(String(rows[0]?.pid), 10)
const { offerId } = await makeProduct(db, { onHand: 100_000 })
let acknowledged = 0

async function takeOrders(): Promise<never> {
  for (;;) {
    const { purchaseId } = await makePurchase(db, [{ offerId }])
    appendFileSync(HISTORY, `${JSON.stringify({ kind: 'purchase', id: purchaseId })}\n`)
    acknowledged += 1
    process.send?.({ postmaster, acknowledged })
  }
}

await Promise.all([takeOrders(), takeOrders(), takeOrders()])
