import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { ledgerChecks } from '#app/payments/books/book-checks-ledger.server'
import { applyRefundState, refuseRefund } from '#app/payments/refunds/apply-refund.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { recordMoney } from '#app/payments/settling/record-money.server'
import { toldRefund } from '#app/payments/testing/told-refund'
import { transact } from '#app/platform/transact.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { feeRates, feeTariffs } from '#db/schema/fees'
import { databasePerFile } from '#db/testing/database-per-file'
import { postCapture } from './posting.server'
import { type Goods, randomPurchase, writeRandomPurchase } from './testing/random-purchase'

const database = databasePerFile()
const MOST_SELLERS = 20
let db: Db
let close: () => Promise<void>
const goods: Goods[] = []
let tariffs = 1

beforeAll(async () => {
  const opened = connect(database.url, { max: 4, patient: true })
  db = opened.db
  close = () => opened.pool.end()
  for (let n = 0; n < MOST_SELLERS; n += 1) {
    const { sellerId } = await makeSeller(db)
    const { offerId, listingId } = await makeProduct(db, { sellerId, onHand: 1 })
    goods.push({ sellerId, offerId, listingId })
  }
}, 60_000)
afterAll(() => close())

const told = fc.constantFrom('succeeded' as const, 'pending' as const, 'failed' as const, 'refused' as const)
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('refund' as const), order: fc.nat(), share: fc.double({ min: 0.001, max: 1.1, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refund-rest' as const), order: fc.nat() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tell' as const), refund: fc.nat(), state: told }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle-again' as const) }) },
)

/** What should be left of an order, kept without any look at the ledger. */
type Model = { id: string; total: number; kept: number; owed: number }
type ModelRefund = { id: string; of: Model; minor: number; fromOwed: number; state: 'requested' | 'pending' | 'succeeded' | 'failed' }

const post = (paymentId: string, currency: string) => transact(db, (tx) => postCapture(tx, paymentId, currency))

async function settleWith(paymentId: string, purchaseId: string, amountMinor: number, currency: string) {
  const fee = { minor: Math.round(amountMinor * 0.029), ref: `txn_${paymentId}`, availableAt: new Date() }
  const proof = {
    sessionId: '',
    reference: purchaseId,
    liveMode: false,
    intentRef: null,
    chargeRef: null,
    method: 'card',
    amountMinor,
    currency,
    fee,
    settled: null,
    hold: null,
  }
  await transact(db, (tx) => recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'paid' }))
}

async function refund(of: Model, minor: number, paymentId: string, made: ModelRefund[]): Promise<void> {
  const asked = await attempt(() =>
    transact(db, (tx) => requestRefund(tx, { paymentId, sellerOrderId: of.id, amountMinor: minor, requestKey: newId(), reason: 'x' })),
  )
  expect(asked.ok).toBe(minor > 0 && minor <= of.kept + of.owed)
  if (!asked.ok) return
  const fromOwed = Math.min(minor, of.owed)
  of.owed -= fromOwed
  of.kept -= minor - fromOwed
  made.push({ id: asked.value.refundId, of, minor, fromOwed, state: 'requested' })
}

const rank = { requested: 0, pending: 1, succeeded: 2, failed: 3 }
async function tell(one: ModelRefund, state: typeof told extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  if (state === 'refused') {
    await transact(db, (tx) => refuseRefund(tx, one.id, 'charge_disputed'))
    if (one.state !== 'requested') return
    one.state = 'failed'
    one.of.owed += one.fromOwed
    one.of.kept += one.minor - one.fromOwed
    return
  }
  await transact(db, (tx) => applyRefundState(tx, one.id, toldRefund(one.id, state)))
  if (rank[state] <= rank[one.state]) return
  one.state = state
  if (state === 'failed') one.of.owed += one.minor
}

async function ledgerOf(purchaseId: string) {
  const { rows } = await db.execute<{ kind: string; order: string | null; minor: number }>(sql`
    SELECT a.kind, e.seller_order_id AS "order", sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)::bigint AS minor
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    JOIN payments y ON y.id = t.payment_id WHERE y.purchase_id = ${purchaseId} GROUP BY 1, 2`)
  const sum = (kind: string, order?: string) =>
    rows.filter((row) => row.kind === kind && (!order || row.order === order)).reduce((all, row) => all + row.minor, 0)
  return { sum, kinds: new Set(rows.map(({ kind }) => kind)) }
}

describe('§3.4 any purchase of one to twenty sellers, in CNY, JPY and KWD, paid and given back in any order', () => {
  test('1, 2, 3, 7, 10: every fen is somewhere, nowhere below nothing, once, and in proportion', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomPurchase, fc.array(command, { minLength: 1, maxLength: 14 }), async (wish, commands) => {
        tariffs += 1
        await db.insert(feeTariffs).values({ version: tariffs, id: newId(), validFrom: new Date() })
        await db.insert(feeRates).values({ tariff: tariffs, position: 1, rateBps: wish.rateBps })
        const { purchaseId, paymentId, totalMinor, orders } = await writeRandomPurchase(db, goods, wish)
        await settleWith(paymentId, purchaseId, totalMinor, wish.currency)
        const model = orders.map<Model>(({ id, totalMinor: total }) => ({ id, total, kept: total, owed: 0 }))
        const fees = new Map(
          (
            await db.execute<{ order: string; minor: number }>(sql`
              SELECT f.seller_order_id AS "order", sum(f.fee_minor)::bigint AS minor FROM line_fees f JOIN seller_orders o ON o.id = f.seller_order_id
              WHERE o.purchase_id = ${purchaseId} GROUP BY 1`)
          ).rows.map(({ order, minor }) => [order, minor]),
        )
        orders.forEach((order) => {
          const expected = order.lines.reduce(
            (sum, line) => sum + Math.floor((line.unitMinor * line.quantity * wish.rateBps + 5_000) / 10_000),
            0,
          )
          expect(fees.get(order.id)).toBe(expected)
        })
        const made: ModelRefund[] = []
        for (const next of commands) {
          const of = model[('order' in next ? next.order : 0) % model.length] as Model
          if (next.do === 'refund') await refund(of, Math.round(of.total * next.share), paymentId, made)
          else if (next.do === 'refund-rest') await refund(of, of.kept + of.owed, paymentId, made)
          else if (next.do === 'settle-again') await Promise.all([post(paymentId, wish.currency), post(paymentId, wish.currency)])
          else if (made.length > 0) await tell(made[next.refund % made.length] as ModelRefund, next.state)
        }
        const { sum, kinds } = await ledgerOf(purchaseId)
        const given = made.filter(({ state }) => state === 'pending' || state === 'succeeded').reduce((all, { minor }) => all + minor, 0)
        const onItsWay = made.filter(({ state }) => state === 'requested').reduce((all, { minor }) => all + minor, 0)
        for (const { id, total, kept } of model) {
          const [held, deferred, fee] = [sum('seller_held', id), sum('fee_deferred', id), fees.get(id) ?? 0]
          expect(held + deferred).toBe(kept)
          expect(held).toBeGreaterThanOrEqual(0)
          // Each part refund rounds once, and its error lives on in what is left.
          expect(Math.abs(deferred - (fee * kept) / total)).toBeLessThanOrEqual(made.length / 2 + 1e-6)
          if (kept === 0) expect([held, deferred]).toEqual([0, 0])
        }
        expect(sum('refund_pending')).toBe(onItsWay + model.reduce((all, { owed }) => all + owed, 0))
        expect(sum('psp_pending') + sum('psp_available') + sum('psp_fee_expense')).toBe(totalMinor - given)
        expect(totalMinor).toBe(sum('seller_held') + sum('fee_deferred') + sum('refund_pending') + given)
        expect(kinds).not.toContain('suspense')
      }),
      { numRuns: 100 },
    )
    for (const { name, query } of ledgerChecks) expect((await db.execute(query({ graceSeconds: 60 }))).rows, name).toEqual([])
  })
})
