import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { postRelease, postReversal, postTransfer } from '#app/ledger/posting.server'
import { balancesLeft, postAnew } from '#app/ledger/testing/post-anew'
import { type Goods, randomPurchase, writeRandomPurchase } from '#app/ledger/testing/random-purchase'
import { moneyTrace } from '#app/ledger/whereabouts/money-trace.server'
import { ledgerChecks } from '#app/payments/books/book-checks-ledger.server'
import { settlementChecks } from '#app/payments/books/book-checks-settlement.server'
import { applyRefundState, refuseRefund } from '#app/payments/refunds/apply-refund.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { recordMoney } from '#app/payments/settling/record-money.server'
import { toldRefund } from '#app/payments/testing/told-refund'
import { transact } from '#app/platform/transact.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { feeRates, feeTariffs } from '#db/schema/fees'
import { payoutAccounts } from '#db/schema/settlement'
import { databasePerFile } from '#db/testing/database-per-file'
import { requestTransfer } from './transfers/request-transfer.server'

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
    // Every third seller keeps the money payable.
    if (n % 3 !== 2)
      await db.insert(payoutAccounts).values({ sellerId, provider: 'stripe_connect', state: 'active', accountRef: `acct_${n}` })
  }
}, 60_000)
afterAll(() => close())

const order = fc.nat()
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      order,
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      house: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund-rest' as const), order }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      nth: fc.nat(),
      state: fc.constantFrom('succeeded', 'pending', 'failed', 'refused'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('release' as const), order }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('transfer' as const), nth: fc.nat(), fails: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(), fails: fc.boolean() }) },
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

async function pay(paymentId: string, purchaseId: string, amountMinor: number, currency: string) {
  const fee = { minor: Math.round(amountMinor * 0.024), ref: `txn_${paymentId}`, availableAt: new Date() }
  const refs = { sessionId: '', reference: purchaseId, liveMode: false, intentRef: null, chargeRef: `ch_${paymentId}`, method: 'card' }
  await transact(db, (tx) =>
    recordMoney(
      tx,
      paymentId,
      { ...refs, amountMinor, currency, fee, settled: null, hold: null },
      { payment: 'succeeded', purchase: 'paid' },
    ),
  )
}

const idsOf = async (query: ReturnType<typeof sql>) => (await db.execute<{ id: string }>(query)).rows.map(({ id }) => id)

/** One step as the jobs would take it, the provider's answer given. */
async function take(next: Command, { paymentId, orders }: Awaited<ReturnType<typeof writeRandomPurchase>>): Promise<void> {
  const of = orders[('order' in next ? next.order : 0) % orders.length] as (typeof orders)[0]
  if (next.do === 'refund' || next.do === 'refund-rest') {
    const amountMinor = next.do === 'refund' ? Math.max(1, Math.round(of.totalMinor * next.share)) : of.totalMinor
    const borneBy = next.do === 'refund' && next.house ? ('house' as const) : ('seller' as const)
    await attempt(() =>
      transact(db, (tx) => requestRefund(tx, { paymentId, sellerOrderId: of.id, amountMinor, requestKey: newId(), reason: 'x', borneBy })),
    )
  } else if (next.do === 'tell') {
    const made = await idsOf(
      sql`SELECT r.id FROM refunds r WHERE r.payment_id = ${paymentId} AND r.state IN ('requested','pending','succeeded') ORDER BY r.id`,
    )
    const id = made[next.nth % Math.max(1, made.length)]
    if (!id) return
    const { state } = next
    if (state === 'refused') await transact(db, (tx) => refuseRefund(tx, id, 'x'))
    else await transact(db, (tx) => applyRefundState(tx, id, toldRefund(id, state)))
  } else if (next.do === 'release') {
    await transact(db, async (tx) => {
      const { rows } = await tx.execute(sql`
        UPDATE seller_orders o SET released_at = now(), release_at = now() WHERE o.id = ${of.id} AND o.released_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.seller_order_id = o.id AND r.state IN ('requested','pending')) RETURNING 1`)
      if (!rows[0]) return
      await postRelease(tx, of.id)
      await requestTransfer(tx, of.id)
    })
  } else if (next.do === 'transfer') {
    const open = await idsOf(sql`SELECT id FROM transfers WHERE payment_id = ${paymentId} AND state = 'requested' ORDER BY id`)
    const id = open[next.nth % Math.max(1, open.length)]
    if (!id) return
    await transact(db, async (tx) => {
      if (next.fails) {
        const { rows } = await tx.execute<{ order: string }>(
          sql`UPDATE transfers SET state = 'failed', settled_at = now() WHERE id = ${id} RETURNING seller_order_id AS order`,
        )
        await tx.execute(
          sql`UPDATE transfer_reversals SET state = 'void', settled_at = now() WHERE transfer_id = ${id} AND state = 'requested'`,
        )
        await postTransfer(tx, 'transfer_failed', id)
        await tx.execute(sql`SELECT offset_debts(${rows[0]?.order})`)
      } else {
        await tx.execute(sql`UPDATE transfers SET state = 'sent', sent_at = now(), provider_ref = ${`tr_${id}`} WHERE id = ${id}`)
        await postTransfer(tx, 'transfer_sent', id)
      }
    })
  } else {
    const open = await idsOf(sql`
      SELECT v.id FROM transfer_reversals v JOIN transfers t ON t.id = v.transfer_id AND t.state = 'sent' JOIN refunds r ON r.id = v.refund_id AND r.state <> 'requested'
      WHERE t.payment_id = ${paymentId} AND v.state = 'requested' ORDER BY v.id`)
    const id = open[next.nth % Math.max(1, open.length)]
    if (!id) return
    await transact(db, async (tx) => {
      if (next.fails)
        return void (await tx.execute(sql`UPDATE transfer_reversals SET state = 'refused', settled_at = now() WHERE id = ${id}`))
      await tx.execute(
        sql`UPDATE transfer_reversals SET state = 'made', provider_ref = ${`trr_${id}`}, settled_at = now() WHERE id = ${id}`,
      )
      await tx.execute(sql`
        UPDATE transfers t SET reversed_minor = reversed_minor + v.amount_minor FROM transfer_reversals v WHERE v.id = ${id} AND t.id = v.transfer_id`)
      await postReversal(tx, id)
    })
  }
}

async function booksOf(purchaseId: string) {
  const { rows } = await db.execute<{ kind: string; minor: number }>(sql`
    SELECT a.kind, sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)::bigint AS minor
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    JOIN payments y ON y.id = t.payment_id WHERE y.purchase_id = ${purchaseId} GROUP BY 1`)
  return (kind: string) => Number(rows.find((row) => row.kind === kind)?.minor ?? 0)
}

describe('§3.4 purchases of one to twenty sellers, paid, given back, settled, sent on and taken back in any order', () => {
  test('1–4, 7, 9, 10: every fen is somewhere, and no more goes out than came in', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomPurchase, fc.array(command, { minLength: 4, maxLength: 24 }), async (wish, commands) => {
        tariffs += 1
        await db.insert(feeTariffs).values({ version: tariffs, id: newId(), validFrom: new Date() })
        await db.insert(feeRates).values({ tariff: tariffs, position: 1, rateBps: wish.rateBps })
        const written = await writeRandomPurchase(db, goods, wish)
        await pay(written.paymentId, written.purchaseId, written.totalMinor, wish.currency)
        for (const next of commands) await take(next, written)
        const of = await booksOf(written.purchaseId)
        const { rows } = await db.execute<{ given: number; sent: number; back: number }>(sql`
          SELECT (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = ${written.paymentId} AND state IN ('pending','succeeded'))::bigint AS given,
            (SELECT coalesce(sum(amount_minor), 0) FROM transfers WHERE payment_id = ${written.paymentId} AND state = 'sent')::bigint AS sent,
            (SELECT coalesce(sum(reversed_minor), 0) FROM transfers WHERE payment_id = ${written.paymentId})::bigint AS back`)
        const moved = rows[0] ?? { given: 0, sent: 0, back: 0 }
        const kept = written.totalMinor - Number(moved.given) - Number(moved.sent) + Number(moved.back)
        expect(of('psp_pending') + of('psp_available') + of('psp_fee_expense')).toBe(kept)
        expect(of('suspense')).toBe(0)
        // The accountant's question, answered for each order at this moment: it adds up to what was paid for it.
        const trace = await moneyTrace(db, written.purchaseId)
        expect(trace.paid).toEqual([{ currency: wish.currency, minor: written.totalMinor }])
        expect(trace.orders.map(({ orderId, paidMinor, restMinor }) => ({ orderId, paidMinor, restMinor }))).toEqual(
          expect.arrayContaining(written.orders.map(({ id, totalMinor }) => ({ orderId: id, paidMinor: totalMinor, restMinor: 0 }))),
        )
        expect(trace.orders).toHaveLength(written.orders.length)
        const at = (name: string) =>
          trace.orders.flatMap(({ places }) => places).reduce((sum, { place, minor }) => sum + (place === name ? minor : 0), 0)
        expect([at('buyer_back'), at('sent'), at('taken_back') + Number(moved.back)]).toEqual([Number(moved.given), Number(moved.sent), 0])
        for (const kind of [
          'seller_held',
          'seller_payable',
          'fee_deferred',
          'fee_revenue',
          'refund_pending',
          'payout_in_transit',
          'goodwill_expense',
        ])
          expect(of(kind), kind).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 120 },
    )
    for (const { name, query } of [...ledgerChecks, ...settlementChecks])
      expect((await db.execute(query({ graceSeconds: 60 }))).rows, name).toEqual([])
  })

  test('8, 12 payment case 49: all of it posted anew on an empty ledger gives the same balances', async () => {
    const before = await balancesLeft(db)
    const reversals = await idsOf(sql`SELECT id FROM transfer_reversals ORDER BY id`)
    await postAnew(database)
    expect(await balancesLeft(db)).toEqual(before)
    expect(await idsOf(sql`SELECT id FROM transfer_reversals ORDER BY id`)).toEqual(reversals)
  })
})
