import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { aWay, keepStall, putOut } from '#app/catalogue/testing/keep-stall'
import { attempt, type Refusal } from '#app/kernel/refusal'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { lockStocks, purchaseLines, sellHeld } from '#app/payments/settling/sell-goods.server'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { connect, type Db } from '#db/client.server'
import { stockLedger, stocks } from '#db/schema/catalogue'
import { databasePerFile } from '#db/testing/database-per-file'
import { setPriceAndStock } from './set-price.server'
import { setSoldOut, setStock } from './set-stock.server'

const database = databasePerFile()
let db: Db
let seller: Seller

beforeAll(async () => {
  db = connect(database.url, { max: 20, patient: true }).db
  seller = await keepStall(db)
})
afterEach(() => expectCards())

async function stockOf(offerId: string) {
  const [stock] = await db.select().from(stocks).where(eq(stocks.offerId, offerId))
  if (!stock) throw new Error('no stock row')
  const [ledger] = await db
    .select({ sum: sql<number>`coalesce(sum(${stockLedger.delta}), 0)`.mapWith(Number) })
    .from(stockLedger)
    .where(eq(stockLedger.offerId, offerId))
  return { onHand: stock.onHand, held: stock.held, version: stock.version, ledger: ledger?.sum }
}

/** Cards and ledgers fit; purchases of these tests are never paid through the provider, so the money's books are not asked. */
async function expectCards() {
  const wrong = await db.execute(sql`
    SELECT k.offer_id FROM stocks k WHERE k.on_hand <> (SELECT coalesce(sum(delta), 0) FROM stock_ledger g WHERE g.offer_id = k.offer_id)
    UNION ALL SELECT g.id FROM listings g WHERE g.in_stock <> EXISTS (SELECT 1 FROM offers o JOIN stocks k ON k.offer_id = o.id WHERE o.listing_id = g.id AND o.active AND k.on_hand > k.held)`)
  expect(wrong.rows).toEqual([])
}

/** Without a second try: a deadlock with somebody who edits the same goods would show. */
async function sellNow(purchaseId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const lines = await purchaseLines(tx, purchaseId)
    await lockStocks(tx, lines)
    await sellHeld(tx, purchaseId, lines)
    await refreshCards(
      tx,
      lines.map((line) => line.listingId),
    )
  })
}

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const done = await attempt(() => work)
  if (done.ok) throw new Error('was not refused')
  return done.refusal
}

describe('changing stock', () => {
  test('C10 stock below what buyers are paying for is refused with that number, and nothing changes', async () => {
    const {
      offerIds: [offerId = ''],
    } = await putOut(db, seller, { offers: [aWay({ onHand: 8 })] })
    await makePurchase(db, [{ offerId, quantity: 3 }])
    const before = await stockOf(offerId)
    const refused = await refusalOf(setStock(db, seller, offerId, 2, { onHand: 8, version: before.version }))
    expect(refused).toMatchObject({ reason: 'conflict', key: 'stock-held', details: { n: 3 } })
    expect(await stockOf(offerId)).toEqual(before)
    await setStock(db, seller, offerId, 3, { onHand: 8, version: before.version })
    expect(await stockOf(offerId)).toMatchObject({ onHand: 3, held: 3, ledger: 3 })
    await expectCleanBooks(db)
  })

  test('C10 the database itself refuses stock below what is held', async () => {
    const {
      offerIds: [offerId = ''],
    } = await putOut(db, seller)
    await makePurchase(db, [{ offerId, quantity: 4 }])
    await expect(db.update(stocks).set({ onHand: 3 }).where(eq(stocks.offerId, offerId))).rejects.toMatchObject({
      cause: { constraint: 'stocks_held' },
    })
  })

  test('C11 of two people who save the same form one is told that the other was first, twenty times over', async () => {
    const {
      offerIds: [offerId = ''],
    } = await putOut(db, seller)
    for (let round = 0; round < 20; round += 1) {
      const { onHand, version } = await stockOf(offerId)
      const typed = [onHand + 7, onHand + 100]
      const done = await Promise.all(
        typed.map((count) =>
          attempt(() => setPriceAndStock(db, seller, { offerId, price: 1000 + count, count, seenOnHand: onHand, version })),
        ),
      )
      expect(done.filter((result) => result.ok)).toHaveLength(1)
      const winner = done.findIndex((result) => result.ok)
      expect(done.find((result) => !result.ok)).toMatchObject({
        refusal: { key: 'stock-stale', reason: 'conflict', details: { n: typed[winner] } },
      })
      expect(await stockOf(offerId)).toMatchObject({ onHand: typed[winner], ledger: typed[winner], version: version + 1 })
      const [price] = await db.query.offers.findMany({ where: (offer) => eq(offer.id, offerId) })
      expect(price?.priceMinor).toBe(1000 + (typed[winner] ?? 0))
    }
  })

  test('C12 goods received while others sell: the sum holds and the ledger equals the stock', async () => {
    const {
      offerIds: [offerId = ''],
    } = await putOut(db, seller, { offers: [aWay({ onHand: 60 })] })
    const buyers = await Promise.all(Array.from({ length: 12 }, () => makePurchase(db, [{ offerId, quantity: 2 }])))
    const receive = async () => {
      for (let delivery = 0; delivery < 10; delivery += 1) {
        const seen = await stockOf(offerId)
        await setStock(db, seller, offerId, seen.onHand + 5, seen)
      }
    }
    await Promise.all([receive(), ...buyers.map((buyer) => sellNow(buyer.purchaseId))])
    expect(await stockOf(offerId)).toMatchObject({ onHand: 60 + 50 - 24, held: 0, ledger: 60 + 50 - 24 })
  })

  test('a form drawn before a sale does not bring the sold goods back', async () => {
    const {
      offerIds: [offerId = ''],
    } = await putOut(db, seller, { offers: [aWay({ onHand: 20 })] })
    const seen = await stockOf(offerId)
    await sellNow((await makePurchase(db, [{ offerId, quantity: 5 }])).purchaseId)
    await setPriceAndStock(db, seller, { offerId, price: 1500, count: 20, seenOnHand: seen.onHand, version: seen.version })
    expect(await stockOf(offerId)).toMatchObject({ onHand: 15, ledger: 15 })
    await setPriceAndStock(db, seller, { offerId, price: 1500, count: 2, seenOnHand: 20, version: seen.version })
    expect(await stockOf(offerId)).toMatchObject({ onHand: 0, ledger: 0 })
  })

  test('sold out takes off what nobody is paying for, and the card says so', async () => {
    const {
      offerIds: [offerId = ''],
      listingId,
    } = await putOut(db, seller, { offers: [aWay({ onHand: 9 })] })
    await makePurchase(db, [{ offerId, quantity: 4 }])
    await setSoldOut(db, seller, offerId)
    expect(await stockOf(offerId)).toMatchObject({ onHand: 4, held: 4, ledger: 4 })
    expect(await db.query.listings.findFirst({ where: (listing) => eq(listing.id, listingId) })).toMatchObject({
      inStock: false,
      onShow: true,
    })
  })
})
