import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { requestFor } from '#app/orders/testing/make-purchase'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { placePurchase } from './place-purchase.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

/** SQL statements sent while `work` runs, transaction control included. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const { length } = sent.mock.calls
  sent.mockRestore()
  return length
}

test.each([1, 2, 8])('placing takes seven statements, whatever the number of sellers (%i)', async (sellers) => {
  const products = await Promise.all(Array.from({ length: sellers }, () => makeProduct(db)))
  const request = await requestFor(
    db,
    await makeCart(
      db,
      products.map(({ offerId }) => ({ offerId, quantity: 2 })),
    ),
  )
  expect(await statementsOf(() => placePurchase(db, request))).toBe(7)
})

test('the last pieces cost two more: the cards of the listings are written anew', async () => {
  const { offerId } = await makeProduct(db, { onHand: 2 })
  const request = await requestFor(db, await makeCart(db, [{ offerId, quantity: 2 }]))
  expect(await statementsOf(() => placePurchase(db, request))).toBe(9)
})
