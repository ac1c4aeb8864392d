import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { transact } from '#app/platform/transact.server'
import { postFunds } from '#app/settlement/funds/post-funds.server'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { requestTransfer } from './request-transfer.server'
import { sendReversal } from './send-reversal.server'
import { pollTransfers, sendTransfer } from './send-transfer.server'

const market = moneyMarket()
const goods = settledOrders(market)
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId
const refund = async (sellerOrderId: string, amountMinor?: number) =>
  refundOrder(market.db, await operator(), { sellerOrderId, amountMinor, reason: '坏了', requestKey: newId() })

describe('transfers', () => {
  test('C70 payment case 26: committed and the connection lost, asked again by three at once: the same transfer, posted once', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 10_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.ship(order)
    await goods.receive(order)
    await market.sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path: '/v1/transfers' })
    await market.workOff()
    const [transfer] = await goods.transfersOf(order.id)
    await Promise.all([1, 2, 3].map(() => sendTransfer(market.db, transfer?.id ?? '')))
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 9_000, metadata: { transfer_id: transfer?.id } }])
    expect((await goods.balancesOf(purchaseId)).psp_available).toBe(-9_000)
  })

  test('payment case 29: more than came in less what went back is refused before the provider hears of it', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.makePayee(order.sellerId)
    await market.db.execute(
      sql`UPDATE payment_balances SET captured = 8_999 WHERE payment_id IN (SELECT id FROM payments WHERE purchase_id = ${order.purchaseId})`,
    )
    await expect(transact(market.db, (tx) => requestTransfer(tx, order.id))).rejects.toEqual(
      expect.objectContaining({ name: 'Refusal', key: 'transfer-too-much' }),
    )
    expect(await goods.transfersOf(order.id)).toEqual([])
    await market.db.execute(
      sql`UPDATE payment_balances SET captured = 10_000 WHERE payment_id IN (SELECT id FROM payments WHERE purchase_id = ${order.purchaseId})`,
    )
  })

  test('payment case 34: given back after the transfer: refund first, then the seller’s part comes back, the fee in proportion', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 25_800, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await refund(order.id, 5_000)
    await market.workOff()
    const [transfer] = await goods.transfersOf(order.id)
    expect(transfer).toMatchObject({ amountMinor: 23_220, reversedMinor: 4_500 })
    expect(await goods.reversalsOf(transfer?.id ?? '')).toMatchObject([{ state: 'made', amountMinor: 4_500 }])
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 23_220, amount_reversed: 4_500 }])
    const { seller_debt, refund_pending, fee_revenue } = await goods.balancesOf(purchaseId)
    expect([seller_debt, refund_pending, fee_revenue]).toEqual([undefined, undefined, -2_080])
    await refund(order.id)
    await market.workOff()
    expect(await goods.balancesOf(purchaseId)).toEqual({ psp_pending: 25_181, psp_fee_expense: 619, psp_available: -25_800 })
  })

  test('payment case 34: the seller’s account has too little: the buyer is refunded all the same, and the next orders pay', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 20_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await market.sandbox.control.account(order.accountRef ?? '', { negativeBalance: 100 })
    await refund(order.id, 10_000)
    await market.workOff()
    const [transfer] = await goods.transfersOf(order.id)
    expect(await goods.reversalsOf(transfer?.id ?? '')).toMatchObject([{ state: 'refused', failure: 'balance_insufficient' }])
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded' }])
    expect((await goods.balancesOf(purchaseId)).seller_debt).toBe(9_000)

    const next = await goods.received([{ priceMinor: 5_000, sellerId: order.sellerId }])
    expect(await goods.transfersOf(next.orders[0]?.id ?? '')).toEqual([])
    expect((await goods.balancesOf(next.purchaseId)).seller_debt).toBe(-5_300)
    const last = await goods.received([{ priceMinor: 10_000, sellerId: order.sellerId }])
    expect(await goods.transfersOf(last.orders[0]?.id ?? '')).toMatchObject([{ amountMinor: 5_300, state: 'sent' }])
  })

  test('asked for while the transfer is on its way: it waits for the transfer, then takes it back', async () => {
    const { orders } = await goods.paid([{ priceMinor: 10_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.ship(order)
    await goods.receive(order)
    await market.sandbox.control.addFault({ kind: 'before-commit-500', method: 'POST', path: '/v1/transfers', count: 3 })
    await market.workOff()
    const [transfer] = await goods.transfersOf(order.id)
    expect(transfer?.state).toBe('requested')
    await refund(order.id, 10_000)
    await market.workOff()
    const [reversal] = await goods.reversalsOf(transfer?.id ?? '')
    expect(reversal).toMatchObject({ state: 'requested', amountMinor: 9_000 })
    await market.db.execute(sql`UPDATE transfers SET created_at = created_at - interval '1 hour' WHERE id = ${transfer?.id}`)
    await pollTransfers(market.db)
    await sendReversal(market.db, reversal?.id ?? '')
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 9_000, amount_reversed: 9_000 }])
    expect((await goods.balancesOf(order.purchaseId)).seller_debt).toBeUndefined()
  })

  test('what the house bears leaves the seller’s money and the fee as they are', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 10_000, payee: true }])
    const [payment] = await market.paymentsOf(purchaseId)
    await transact(market.db, (tx) =>
      requestRefund(tx, {
        paymentId: payment?.id ?? '',
        sellerOrderId: orders[0]?.id ?? null,
        amountMinor: 3_000,
        requestKey: newId(),
        reason: '路上坏的',
        borneBy: 'house',
      }),
    )
    await market.workOff()
    expect(await goods.balancesOf(purchaseId)).toEqual({
      psp_pending: 9_760,
      psp_fee_expense: 240,
      psp_available: -12_000,
      goodwill_expense: 3_000,
      fee_revenue: -1_000,
    })
    expect(await goods.transfersOf(orders[0]?.id ?? '')).toMatchObject([{ amountMinor: 9_000, reversedMinor: 0 }])
  })

  test('payment case 31: the provider settles in another currency: the share is sent in it at the payment’s rate, and both legs balance', async () => {
    await market.sandbox.control.setSettlement({ cny: { currency: 'sgd', rate: 0.186 } })
    const { orders, purchaseId } = await goods.received([{ priceMinor: 10_000, payee: true }])
    await market.sandbox.control.setSettlement({})
    const [transfer] = await goods.transfersOf(orders[0]?.id ?? '')
    expect(transfer).toMatchObject({ state: 'sent', amountMinor: 9_000, sentMinor: 1_674, sentCurrency: 'SGD' })
    expect(await goods.sentTo(orders[0]?.accountRef ?? null)).toMatchObject([{ amount: 1_674, currency: 'sgd' }])
    const { rows } = await market.db.execute<{ kind: string; currency: string; minor: number }>(sql`
      SELECT a.kind, a.currency, sum(e.amount_minor)::int AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
      JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments y ON y.id = t.payment_id WHERE y.purchase_id = ${purchaseId}
      GROUP BY 1, 2 HAVING sum(e.amount_minor) <> 0 ORDER BY 2, 1`)
    const [payment] = await market.paymentsOf(purchaseId)
    expect(rows).toEqual([
      { kind: 'fee_revenue', currency: 'CNY', minor: -1_000 },
      { kind: 'fx_clearing', currency: 'CNY', minor: 1_000 },
      { kind: 'fx_clearing', currency: 'SGD', minor: 1_674 - 1_860 },
      { kind: 'psp_available', currency: 'SGD', minor: -1_674 },
      { kind: 'psp_fee_expense', currency: 'SGD', minor: payment?.feeMinor },
      { kind: 'psp_pending', currency: 'SGD', minor: 1_860 - (payment?.feeMinor ?? 0) },
    ])
  })

  // Last of this file: the provider's clock runs three days ahead from here.
  test('payment case 27: made before the funds are there; when they are, they are posted once', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 10_000, payee: true }])
    expect(await goods.transfersOf(orders[0]?.id ?? '')).toMatchObject([{ state: 'sent' }])
    await postFunds(market.db)
    expect((await goods.balancesOf(purchaseId)).psp_pending).toBe(9_760)
    await market.sandbox.control.advanceClock(3 * 86_400)
    await market.db.execute(sql`UPDATE payments SET funds_at = now() WHERE purchase_id = ${purchaseId}`)
    await Promise.all([postFunds(market.db), postFunds(market.db)])
    expect(await goods.balancesOf(purchaseId)).toEqual({ psp_available: 760, psp_fee_expense: 240, fee_revenue: -1_000 })
  })
})
