import { type PurchaseRequest, placePurchase } from '#app/orders/placing/place-purchase.server'
import { configureDataKey } from '#app/platform/data-key.server'
import { connect } from '#db/client.server'

// A process that tests may kill: places one purchase and says what came of it.
const { url, secret, request } = JSON.parse(process.env.PLACE ?? '{}') as { url: string; secret: string; request: PurchaseRequest }
configureDataKey(secret)
const { db, pool } = connect(url, { max: 1 })
try {
  process.stdout.write(JSON.stringify(await placePurchase(db, request)))
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: (error as { key?: string }).key ?? (error as Error).message }))
} finally {
  await pool.end()
}
