import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { releaseDue } from '#app/settlement/release/release-order.server'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { sellerOrders } from '#db/schema/orders'
import { disputes } from '#db/schema/settlement'
import { chooseBearer, concedeDispute, submitEvidence } from './answer-dispute.server'
import { listDisputes } from './dispute-queries.server'
import { evidenceOf } from './evidence.server'
import { pollDisputes, syncDispute } from './sync-dispute.server'

const market = moneyMarket()
const goods = settledOrders(market)
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId
const chargeOf = async (purchaseId: string) => (await market.paymentsOf(purchaseId))[0]?.chargeRef ?? ''
const disputeOf = async (ref: string) => {
  const [row] = await market.db.select().from(disputes).where(eq(disputes.providerRef, ref))
  if (!row) throw new Error('no dispute')
  return row
}
async function dispute(purchaseId: string, over: { amount?: number; kind?: 'inquiry' } = {}) {
  const { id } = await market.sandbox.control.openDispute({ charge: await chargeOf(purchaseId), ...over })
  await market.workOff()
  return id
}

describe('disputes', () => {
  test('payment case 42: after the release: money and fee are taken, the transfer comes back; won, it is paid again', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 20_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    const before = await goods.balancesOf(purchaseId)
    const ref = await dispute(purchaseId)
    const row = await disputeOf(ref)
    expect(row).toMatchObject({ sellerOrderId: order.id, amountMinor: 20_000, closedAt: null })
    expect(row.feeMinor).toBeGreaterThan(0)
    expect(await goods.balancesOf(purchaseId)).toEqual({
      ...before,
      psp_available: (before.psp_available ?? 0) - 20_000 - row.feeMinor + 18_000,
      dispute_hold: 20_000,
      dispute_fee_expense: row.feeMinor,
      seller_payable: -18_000,
    })
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount_reversed: 18_000 }])
    await market.sandbox.control.decideDispute(ref, 'won')
    await market.workOff()
    await Promise.all([1, 2, 3].map(() => syncDispute(market.db, ref)))
    await market.workOff()
    expect(await disputeOf(ref)).toMatchObject({ status: 'won', closedAt: expect.any(Date) })
    expect(await goods.transfersOf(order.id)).toMatchObject([
      { n: 1, reversedMinor: 18_000 },
      { n: 2, amountMinor: 18_000, state: 'sent' },
    ])
    const { dispute_hold, seller_payable } = await goods.balancesOf(purchaseId)
    expect([dispute_hold, seller_payable]).toEqual([undefined, undefined])
  })

  test('payment case 42: lost: the order bears it, the fee in proportion; payment case 40: nothing more is refunded of it', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 20_000, payee: true }, { priceMinor: 30_000 }])
    const [order, other] = orders as [(typeof orders)[0], (typeof orders)[0]]
    const ref = await dispute(purchaseId, { amount: 20_000 })
    const operatorId = await operator()
    const refund = (sellerOrderId: string) =>
      refundOrder(market.db, operatorId, { sellerOrderId, amountMinor: 1_000, reason: '坏了', requestKey: newId() })
    await expect(refund(order.id)).rejects.toMatchObject({ key: 'charge-disputed' })
    await expect(refund(other.id)).rejects.toMatchObject({ key: 'charge-disputed' })
    // Payment case 30: received meanwhile, it is not settled.
    await goods.ship(order)
    await goods.receive(order)
    await market.workOff()
    await releaseDue(market.db)
    expect((await market.db.select().from(sellerOrders).where(eq(sellerOrders.id, order.id)))[0]?.state).toBe('received')
    await concedeDispute(market.db, operatorId, { disputeId: (await disputeOf(ref)).id, reason: '没有签收底单' })
    await market.workOff()
    expect(await disputeOf(ref)).toMatchObject({ status: 'lost', closedAt: expect.any(Date) })
    const left = await goods.balancesOf(purchaseId)
    expect(left).toMatchObject({ seller_held: -27_000, fee_deferred: -3_000 })
    expect([left.dispute_hold, left.platform_loss]).toEqual([undefined, undefined])
    await expect(refund(order.id)).rejects.toMatchObject({ key: 'charge-disputed' })
    await refund(other.id)
    await releaseDue(market.db)
    expect(await goods.transfersOf(order.id)).toEqual([])
  })

  test('lost of a whole payment that the house takes on: the sellers keep theirs', async () => {
    const { purchaseId } = await goods.paid([{ priceMinor: 10_001 }, { priceMinor: 20_002 }])
    const ref = await dispute(purchaseId)
    const row = await disputeOf(ref)
    expect(row.sellerOrderId).toBeNull()
    await chooseBearer(market.db, await operator(), { disputeId: row.id, borneBy: 'house', reason: '承运商丢件' })
    await market.sandbox.control.decideDispute(ref, 'lost')
    await market.workOff()
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ platform_loss: 30_003, seller_held: -27_003 })
  })

  test('an inquiry moves no money and holds nothing; without any message the hourly look finds a dispute', async () => {
    const { purchaseId } = await goods.paid([{ priceMinor: 10_000 }])
    const before = await goods.balancesOf(purchaseId)
    const ref = await dispute(purchaseId, { kind: 'inquiry' })
    expect(await disputeOf(ref)).toMatchObject({ withdrawnAt: null })
    expect(await goods.balancesOf(purchaseId)).toEqual(before)
    const lost = await goods.paid([{ priceMinor: 20_000 }])
    const rule = await market.sandbox.control.addWebhookRule({ action: 'drop' })
    const unheard = await market.sandbox.control.openDispute({ charge: await chargeOf(lost.purchaseId) })
    await market.workOff()
    await pollDisputes(market.db)
    expect(await disputeOf(unheard.id)).toMatchObject({ amountMinor: 20_000 })
    await market.sandbox.control.clearWebhookRules(rule.id)
    await market.sandbox.control.decideDispute(unheard.id, 'won')
    await market.workOff()
  })

  test('the packet is drawn from order, parcel and receipt; handed in with winning words it is won', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 20_000, payee: true }])
    const ref = await dispute(purchaseId)
    const { id } = await disputeOf(ref)
    const packet = await evidenceOf(market.db, id)
    expect(packet).toMatchObject({
      shipping_carrier: 'sf',
      shipping_tracking_number: expect.stringMatching(/^SF/),
      customer_name: expect.any(String),
    })
    expect(packet.uncategorized_text).toContain('received (buyer)')
    await submitEvidence(market.db, await operator(), { disputeId: id, words: 'winning_evidence 签收照片已核对' })
    expect(await disputeOf(ref)).toMatchObject({ submittedAt: expect.any(Date), evidence: { shipping_carrier: 'sf' } })
    const shown = (await listDisputes(market.db)).find((one) => one.id === id)
    expect(shown).toMatchObject({ orders: [{ no: orders[0]?.no }], status: 'under_review' })
    await market.sandbox.control.decideDispute(ref, 'won')
    await market.workOff()
    expect(await disputeOf(ref)).toMatchObject({ status: 'won' })
  })
})
