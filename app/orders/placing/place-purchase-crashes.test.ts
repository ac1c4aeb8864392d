import { spawn } from 'node:child_process'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { requestFor } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { configureDataKey } from '#app/platform/data-key.server'
import { connect, type Db } from '#db/client.server'
import { stocks } from '#db/schema/catalogue'
import { purchases, stockHolds } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'
import { type PurchaseRequest, placePurchase } from './place-purchase.server'

const secret = 'a secret that outlives the process that was killed'
const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  configureDataKey(secret)
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

/** Places in a process of its own with a fault in it. */
function placeElsewhere(request: PurchaseRequest, failpoints: string): Promise<{ signal: NodeJS.Signals | null; answer: unknown }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/orders/testing/place-once.ts'], {
    env: { ...process.env, NODE_ENV: 'test', FAILPOINTS: failpoints, PLACE: JSON.stringify({ url: database.url, secret, request }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, answer: said ? JSON.parse(said) : null })))
}

async function cartOfOne() {
  const { offerId } = await makeProduct(db, { onHand: 4 })
  const visitorId = await makeCart(db, [{ offerId, quantity: 2 }])
  return { offerId, visitorId, request: await requestFor(db, visitorId) }
}

const placed = (visitorId: string) => db.select().from(purchases).where(eq(purchases.visitorId, visitorId))
const heldOf = async (offerId: string) => (await db.select().from(stocks).where(eq(stocks.offerId, offerId)))[0]?.held

describe('a process that dies while placing', () => {
  test('C13 killed at [hold.before_commit]: no purchase, no hold, and the key works afterwards', async () => {
    const { offerId, visitorId, request } = await cartOfOne()
    expect(await placeElsewhere(request, 'hold.before_commit:kill')).toEqual({ signal: 'SIGKILL', answer: null })
    expect(await placed(visitorId)).toEqual([])
    expect(await heldOf(offerId)).toBe(0)
    const { purchaseId } = await placePurchase(db, request)
    expect(await placed(visitorId)).toMatchObject([{ id: purchaseId, status: 'pending' }])
    expect(await heldOf(offerId)).toBe(2)
  })

  test('C14 killed at [hold.after_commit]: the purchase is there, and the key returns it with its link', async () => {
    const { offerId, visitorId, request } = await cartOfOne()
    expect(await placeElsewhere(request, 'hold.after_commit:kill')).toEqual({ signal: 'SIGKILL', answer: null })
    const [purchase] = await placed(visitorId)
    expect(purchase).toMatchObject({ status: 'pending' })
    const again = await placePurchase(db, request)
    expect(again).toMatchObject({ purchaseId: purchase?.id, no: purchase?.no })
    expect(await placeElsewhere(request, '')).toEqual({ signal: null, answer: again })
    expect(await db.select().from(stockHolds).where(eq(stockHolds.offerId, offerId))).toHaveLength(1)
  })

  test('C05 the same key while the first still works: told to wait; after the first ended, its answer', async () => {
    const { visitorId, request } = await cartOfOne()
    const first = placeElsewhere(request, 'hold.before_commit:sleep6000')
    const isUnderWay = sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND clock_timestamp() - state_change > interval '300 ms'`
    await expect.poll(async () => (await db.execute(isUnderWay)).rows.length, { timeout: 10_000, interval: 50 }).toBe(1)
    await expect(placePurchase(db, request)).rejects.toMatchObject({ key: 'in-progress', reason: 'conflict' })
    const { answer } = await first
    expect(await placePurchase(db, request)).toEqual(answer)
    expect(await placed(visitorId)).toHaveLength(1)
  })
})
