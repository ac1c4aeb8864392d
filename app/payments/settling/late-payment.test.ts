import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { moneyMarket, type Product } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { orderMoves } from '#db/schema/orders'
import { expirePurchase, sweepExpired } from './expire-purchase.server'
import { releasePurchase } from './release-purchase.server'
import { settle } from './settle.server'

const market = moneyMarket({ deliverWebhooks: false })

/** The hold is let go although the session was paid: what a lost answer of the provider leads to. */
async function paidAfterRelease(lines: readonly Product[]) {
  const bought = await market.startBuying(lines.map(({ offerId }) => ({ offerId })))
  const [payment] = await market.paymentsOf(bought.purchaseId)
  await releasePurchase(market.db, {
    purchaseId: bought.purchaseId,
    as: 'expired',
    ended: [{ paymentId: payment?.id ?? '', state: 'cancelled' }],
  })
  await payOnHostedPage(bought.url)
  return bought
}

const sellOut = async ({ offerId }: Product) => {
  const other = await market.startBuying([{ offerId }])
  await payOnHostedPage(other.url)
  await settle(market.db, other.purchaseId)
}

describe('money after the hold', () => {
  test('C30 goods still free: held again and paid in one transaction', async () => {
    const tea = await market.product({ onHand: 2 })
    const { purchaseId } = await paidAfterRelease([tea])
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 0 })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 1, held: 0 })
    const [order] = await market.ordersOf(purchaseId)
    expect(order).toMatchObject({ state: 'paid', cancelReason: '', cancelledBy: null })
    const moves = await market.db
      .select()
      .from(orderMoves)
      .where(eq(orderMoves.sellerOrderId, order?.id ?? ''))
      .orderBy(orderMoves.at, orderMoves.id)
    expect(moves.map((move) => move.toState)).toEqual(['pending', 'cancelled', 'paid'])
  })

  test('C31 goods of one seller gone: that order refunded in full once, the other paid', async () => {
    const tea = await market.product({ onHand: 1, priceMinor: 6800 })
    const rice = await market.product({ onHand: 5 })
    const { purchaseId } = await paidAfterRelease([tea, rice])
    await sellOut(tea)
    expect(await settle(market.db, purchaseId)).toBe('paid')
    await settle(market.db, purchaseId)
    await market.workOff()
    const orders = await market.ordersOf(purchaseId)
    const gone = orders.find((order) => order.sellerId === tea.sellerId)
    expect(gone).toMatchObject({ state: 'cancelled', cancelReason: '付款到账时，货已经卖完' })
    expect(orders.find((order) => order.sellerId === rice.sellerId)).toMatchObject({ state: 'paid' })
    expect(await market.refundsOf(purchaseId)).toMatchObject([
      { sellerOrderId: gone?.id, amountMinor: gone?.totalMinor, state: 'succeeded' },
    ])
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 0, held: 0 })
    expect(await market.stockOf(rice.offerId)).toEqual({ onHand: 4, held: 0 })
  })

  test('C31 nothing left: all of the money goes back and no order comes of it', async () => {
    const tea = await market.product({ onHand: 1 })
    const { purchaseId } = await paidAfterRelease([tea])
    await sellOut(tea)
    expect(await settle(market.db, purchaseId)).toBe('refund_due')
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'refunded' })
    const purchase = await market.purchase(purchaseId)
    expect(await market.refundsOf(purchaseId)).toMatchObject([
      { sellerOrderId: null, amountMinor: purchase.totalMinor, state: 'succeeded' },
    ])
    expect(await market.ordersOf(purchaseId)).toMatchObject([{ state: 'cancelled' }])
  })

  test('payment case 20: the last one, two buyers pay in the same second: one order, the other money goes back, stock never below nothing', async () => {
    const tea = await market.product({ onHand: 1 })
    const first = await paidAfterRelease([tea])
    const second = await paidAfterRelease([tea])
    await Promise.all([settle(market.db, first.purchaseId), settle(market.db, second.purchaseId)])
    await market.workOff()
    const statuses = [(await market.purchase(first.purchaseId)).status, (await market.purchase(second.purchaseId)).status]
    expect(statuses.sort()).toEqual(['paid', 'refunded'])
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 0, held: 0 })
  })

  test('money for an order its buyer had cancelled goes back whole', async () => {
    const tea = await market.product({ onHand: 4 })
    const bought = await market.startBuying([tea])
    const [payment] = await market.paymentsOf(bought.purchaseId)
    await releasePurchase(market.db, {
      purchaseId: bought.purchaseId,
      as: 'cancelled',
      ended: [{ paymentId: payment?.id ?? '', state: 'cancelled' }],
    })
    await payOnHostedPage(bought.url)
    expect(await settle(market.db, bought.purchaseId)).toBe('refund_due')
    await market.workOff()
    expect(await market.purchase(bought.purchaseId)).toMatchObject({ status: 'refunded' })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 4, held: 0 })
  })
})

describe('the end of the hold', () => {
  test('payment case 21: the notice of expiry is lost, the sweeper releases once', async () => {
    const tea = await market.product({ onHand: 2 })
    const { purchaseId } = await market.startBuying([tea])
    await market.letTimePass(purchaseId)
    await Promise.all([sweepExpired(market.db), sweepExpired(market.db), expirePurchase(market.db, purchaseId)])
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'expired' })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 0 })
    expect(await market.ordersOf(purchaseId)).toMatchObject([{ state: 'cancelled', cancelledBy: 'system' }])
    expect((await stripe().checkout.sessions.retrieve((await market.paymentsOf(purchaseId))[0]?.providerRef ?? '')).status).toBe('expired')
  })

  test('payment case 21: a completion that comes late beats the release', async () => {
    const tea = await market.product({ onHand: 2 })
    const { purchaseId, url } = await market.startBuying([tea])
    await market.letTimePass(purchaseId)
    await payOnHostedPage(url)
    await sweepExpired(market.db)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 1, held: 0 })
  })

  test('payment case 23: expiry and payment race: one wins and the goods follow it', async () => {
    const tea = await market.product({ onHand: 20 })
    for (let round = 0; round < 6; round += 1) {
      const { purchaseId, url } = await market.startBuying([tea])
      await market.letTimePass(purchaseId)
      await Promise.all([payOnHostedPage(url), expirePurchase(market.db, purchaseId), settle(market.db, purchaseId)])
      const status = await settle(market.db, purchaseId)
      const sessions = await stripe().checkout.sessions.retrieve((await market.paymentsOf(purchaseId))[0]?.providerRef ?? '')
      expect([status, sessions.status]).toEqual(sessions.status === 'complete' ? ['paid', 'complete'] : ['expired', 'expired'])
    }
  })

  test('a hold is not let go while its time lasts', async () => {
    const tea = await market.product({ onHand: 2 })
    const { purchaseId } = await market.startBuying([tea])
    expect(await expirePurchase(market.db, purchaseId)).toBe('pending')
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 1 })
  })
})
