import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { balancesLeft, postAnew } from '#app/ledger/testing/post-anew'
import { compareWithProvider } from '#app/payments/books/compare-provider.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { disputes } from '#db/schema/settlement'
import { asOwner } from '#db/testing/as-owner'

const market = moneyMarket()
const goods = settledOrders(market)

beforeEach(() => market.sandbox.control.setSettlement({ cny: { currency: 'sgd', rate: 0.186 } }))
afterEach(async () => {
  await market.workOff()
  // To the cent, movement by movement, whatever else the test looked at.
  const asProviderSays = { differences: [], balances: [], unheard: [] }
  expect(await compareWithProvider(market.db, { from: new Date(0), graceMs: 0 })).toMatchObject(asProviderSays)
  const lived = await balancesLeft(market.db)
  await postAnew(market)
  expect(await balancesLeft(market.db)).toEqual(lived)
  expect(await compareWithProvider(market.db, { from: new Date(0), graceMs: 0 })).toMatchObject(asProviderSays)
  await market.sandbox.control.setSettlement({})
})

async function refund(sellerOrderId: string, amountMinor?: number) {
  const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
  await refundOrder(market.db, operatorId, { sellerOrderId, amountMinor, reason: '坏果', requestKey: newId() })
  await market.workOff()
}

const chargeOf = async (purchaseId: string) => (await market.paymentsOf(purchaseId))[0]?.chargeRef ?? ''

/** What a purchase left on the accounts of the provider and on those between currencies. */
async function tillsOf(purchaseId: string) {
  const { rows } = await market.db.execute<{ account: string; minor: number }>(sql`
    SELECT a.id AS account, sum(e.amount_minor)::int AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
    JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments y ON y.id = t.payment_id
    WHERE y.purchase_id = ${purchaseId} AND (a.kind LIKE 'psp%' OR a.kind IN ('fx_clearing','dispute_hold','dispute_fee_expense'))
    GROUP BY 1 HAVING sum(e.amount_minor) <> 0`)
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]))
}

describe('the provider keeps another currency', () => {
  test('payment case 31: refunds take what they took there, the last one the rest', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 1_001 }])
    const [order] = orders as [(typeof orders)[0]]
    for (const minor of [8, 8, undefined]) await refund(order.id, minor)
    const settled = (await market.refundsOf(purchaseId)).map(({ amountMinor, settledMinor, settledCurrency }) => [
      amountMinor,
      settledMinor,
      settledCurrency,
    ])
    expect(settled).toEqual([
      [8, 1, 'SGD'],
      [8, 2, 'SGD'],
      [1_785, 332, 'SGD'],
    ])
    const { 'psp_fee_expense:SGD': fee, ...left } = await tillsOf(purchaseId)
    expect(left).toEqual({ 'psp_pending:SGD': 335 - Number(fee), 'psp_available:SGD': -335 })
  })

  test('payment case 31: a refund after the transfer, one that failed, and one made in the dashboard', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 10_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await refund(order.id, 5_000)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ settledMinor: 930, settledCurrency: 'SGD' }])
    expect(await goods.transfersOf(order.id)).toMatchObject([{ sentMinor: 1_674, reversedMinor: 4_500 }])
    await stripe().refunds.create({ charge: await chargeOf(purchaseId), amount: 1_000 })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{}, { reason: 'dashboard', settledMinor: 186, settledCurrency: 'SGD' }])
    const failing = await goods.paid([{ priceMinor: 10_000 }], '4000000000005126')
    await refund(failing.orders[0]?.id ?? '', 2_000)
    const [sent] = await market.refundsOf(failing.purchaseId)
    await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
    await market.workOff()
    expect(await market.refundsOf(failing.purchaseId)).toMatchObject([{ state: 'failed', settledMinor: 372 }])
    expect(await tillsOf(failing.purchaseId)).toMatchObject({ 'fx_clearing:SGD': -1_860, 'fx_clearing:CNY': 10_000 })
  })

  test.each([
    ['won', { 'fx_clearing:CNY': 20_000, 'fx_clearing:SGD': -3_720 }],
    ['lost', {}],
  ] as const)('payment case 42: a dispute takes that currency and its fee in it; %s', async (outcome, clearing) => {
    const { purchaseId } = await goods.paid([{ priceMinor: 20_000 }])
    const { id } = await market.sandbox.control.openDispute({ charge: await chargeOf(purchaseId) })
    await market.workOff()
    const fee = (await stripe().disputes.retrieve(id)).balance_transactions[0]?.fee ?? 0
    const taken = await tillsOf(purchaseId)
    expect(taken).toMatchObject({ 'dispute_hold:CNY': 20_000, 'dispute_fee_expense:SGD': fee, 'psp_available:SGD': -3_720 - fee })
    expect(taken['psp_available:CNY']).toBeUndefined()
    await market.sandbox.control.decideDispute(id, outcome)
    await market.workOff()
    const { 'psp_pending:SGD': _pending, 'psp_fee_expense:SGD': _fee, ...left } = await tillsOf(purchaseId)
    expect(left).toEqual({ 'dispute_fee_expense:SGD': fee, 'psp_available:SGD': outcome === 'won' ? -fee : -3_720 - fee, ...clearing })
  })

  test('a dispute posted before its row held that currency gets it from its postings', async () => {
    const { purchaseId } = await goods.paid([{ priceMinor: 20_000 }])
    const { id: ref } = await market.sandbox.control.openDispute({ charge: await chargeOf(purchaseId) })
    await market.sandbox.control.decideDispute(ref, 'won')
    await market.workOff()
    const held = () => market.db.select().from(disputes).where(eq(disputes.providerRef, ref))
    const [row] = await held()
    const lived = await balancesLeft(market.db)
    expect(row).toMatchObject({ settledMinor: 3_720, returnedMinor: 3_720, settledCurrency: 'SGD', returnedCurrency: 'SGD' })
    const none = { settledMinor: null, settledFeeMinor: null, settledCurrency: null, returnedMinor: null, returnedCurrency: null }
    await market.db.update(disputes).set(none).where(eq(disputes.providerRef, ref))
    await postAnew(market)
    await asOwner(market, async (owner) => {
      const fee = row?.settledFeeMinor ?? 0
      for (const [kind, name, legs] of [
        [
          'fx_settled',
          'taken',
          [
            ['psp_available', 'CNY', 20_000],
            ['fx_clearing', 'CNY', -20_000],
            ['fx_clearing', 'SGD', 3_720],
            ['psp_available', 'SGD', -3_720],
          ],
        ],
        [
          'psp_fee',
          'fee',
          [
            ['dispute_fee_expense', 'SGD', fee],
            ['psp_available', 'SGD', -fee],
          ],
        ],
        [
          'fx_settled',
          'back',
          [
            ['psp_available', 'CNY', -20_000],
            ['fx_clearing', 'CNY', 20_000],
            ['fx_clearing', 'SGD', -3_720],
            ['psp_available', 'SGD', 3_720],
          ],
        ],
      ] as [string, string, [string, string, number][]][])
        await owner.execute(sql`
          WITH posted AS (SELECT open_posting(${kind}, ${name}, ${row?.paymentId}, now()) AS id)
          INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, dispute_id)
          SELECT posted.id, ledger_account(leg.kind, leg.currency), leg.currency, leg.minor, ${row?.id}::uuid
          FROM posted, jsonb_to_recordset(${JSON.stringify(legs.map(([account, currency, minor]) => ({ kind: account, currency, minor })))}::jsonb) AS leg(kind text, currency text, minor bigint)`)
      expect(await balancesLeft(market.db)).toEqual(lived)
      const [filling = ''] = readFileSync('db/migrations/0023_settled-dispute-guards.sql', 'utf8').split('--> statement-breakpoint')
      await owner.execute(sql.raw(filling))
    })
    expect(await held()).toEqual([row])
  })
})
