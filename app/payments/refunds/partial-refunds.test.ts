import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { spread } from '#app/kernel/largest-remainder'
import { newId } from '#app/kernel/new-id'
import { balancesOf } from '#app/ledger/testing/entries-of'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { syncDispute } from '#app/settlement/disputes/sync-dispute.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { paymentExceptions } from '#db/schema/payments'
import { refundOrder } from './refund-order.server'

const market = moneyMarket()
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId

/** One seller's order of these lines, paid. */
async function paid(prices: readonly number[], card?: string) {
  const { sellerId } = await makeSeller(market.db, { flatMinor: 0 })
  const lines = []
  for (const priceMinor of prices) lines.push(await market.product({ sellerId, priceMinor, onHand: 5 }))
  const { purchaseId, url } = await market.startBuying(lines)
  await payOnHostedPage(url, card ? { card } : {})
  await settle(market.db, purchaseId)
  const [order] = await market.ordersOf(purchaseId)
  const [payment] = await market.paymentsOf(purchaseId)
  const operatorId = await operator()
  const refund = (amountMinor?: number) =>
    refundOrder(market.db, operatorId, { sellerOrderId: order?.id ?? '', amountMinor, reason: '坏果', requestKey: newId() })
  const disputed = async () => (await market.sandbox.control.openDispute({ charge: payment?.chargeRef ?? '' })).id
  return { purchaseId, paymentId: payment?.id ?? '', refund, disputed }
}

describe('C64 part by part', () => {
  test('100.00 over three equal lines is 33.34, 33.33 and 33.33; given back line by line, then the rest, it is the whole, and the fee with it', async () => {
    const lines = spread(10_000, [1, 1, 1])
    expect(lines).toEqual([3_334, 3_333, 3_333])
    const { purchaseId, paymentId, refund } = await paid(lines)
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ seller_held: -9_001, fee_deferred: -999 })
    const left = []
    for (const minor of [3_334, 3_333, undefined]) {
      await refund(minor)
      const { seller_held = 0, fee_deferred = 0 } = await balancesOf(market.db, purchaseId)
      left.push([seller_held, fee_deferred])
    }
    expect(left).toEqual([
      [-6_000, -666],
      [-3_000, -333],
      [0, 0],
    ])
    await market.workOff()
    expect(await market.balanceOf(paymentId)).toMatchObject({ captured: 10_000, refunded: 10_000 })
    await expect(refund(1)).rejects.toMatchObject({ key: 'refund-too-much' })
  })

  test('whatever is spread over whatever lines, the parts are whole minor units and sum to it, in yen as in fen', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0))
        const parts = spread(total, weights)
        expect(parts.every((part, n) => Number.isInteger(part) && part >= 0 && (part === 0 || (weights[n] ?? 0) > 0))).toBe(true)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      }),
    )
  })
})

describe('C65 payment case 40: a refund and a dispute of one payment', () => {
  test('at the same moment: whoever comes first, no balance falls below zero and the buyer is not given it twice', async () => {
    for (const refundFirst of [true, false, true, false]) {
      const { purchaseId, paymentId, refund, disputed } = await paid([10_000])
      const acts = [() => refund(), async () => syncDispute(market.db, await disputed())]
      await Promise.allSettled((refundFirst ? acts : acts.reverse()).map((act) => act()))
      await market.workOff()
      const { captured = 0, refunded = 0 } = (await market.balanceOf(paymentId)) ?? {}
      const { dispute_hold = 0, refund_pending = 0 } = await balancesOf(market.db, purchaseId)
      expect(refunded + dispute_hold).toBeLessThanOrEqual(captured)
      expect(refund_pending).toBe(0)
    }
  })

  test('a refund on its way fails after the dispute began: the buyer is owed again, and an operator is told', async () => {
    const { purchaseId, paymentId, refund, disputed } = await paid([10_000], '4000000000005126')
    await refund(4_000)
    await market.workOff()
    const [sent] = await market.refundsOf(purchaseId)
    expect(sent).toMatchObject({ state: 'pending' })
    await disputed()
    await market.workOff()
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ dispute_hold: 6_000 })
    await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'failed' }])
    expect(await market.balanceOf(paymentId)).toMatchObject({ refunded: 0 })
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ dispute_hold: 6_000, refund_pending: -4_000 })
    const told = (await market.db.select().from(paymentExceptions)).filter(({ purchaseId: of }) => of === purchaseId)
    expect(told).toMatchObject([{ kind: 'refund_failed', closedAt: null }])
    await expect(refund(4_000)).rejects.toMatchObject({ key: 'charge-disputed' })
  })
})
