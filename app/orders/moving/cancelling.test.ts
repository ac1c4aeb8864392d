import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeOffer } from '#app/catalogue/testing/make-product'
import { signInAs } from '#app/identity/testing/sign-in'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { paidOrders } from '#app/payments/testing/paid-orders'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { stockLedger } from '#db/schema/catalogue'
import { auditLog } from '#db/schema/people'
import { cancelOrder } from './cancel-order.server'
import type { OrderActor } from './order-actor'
import { packOrder } from './pack-order.server'

const market = moneyMarket({ deliverWebhooks: false })
const { paidOrder, stateOf, movesOf } = paidOrders(market)

describe('cancelling', () => {
  test('a buyer cancels before packing: full refund, goods back on the stall', async () => {
    const { sellerOrderId, buyer, purchaseId, offerId, order } = await paidOrder()
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
    await cancelOrder(market.db, buyer, { sellerOrderId, reason: '买错了' })
    await market.workOff()
    expect(await market.stockOf(offerId)).toEqual({ onHand: 5, held: 0 })
    expect(await stateOf(sellerOrderId)).toMatchObject({ state: 'cancelled', cancelReason: '买错了', cancelledBy: 'buyer' })
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ sellerOrderId, amountMinor: order.totalMinor, state: 'succeeded' }])
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('payment case 39: a seller cancels with a reason and the real count: that part refunded, the others go on', async () => {
    const tea = await market.product({ onHand: 5 })
    const secondOffer = await makeOffer(market.db, { listingId: tea.listingId, sellerId: tea.sellerId, onHand: 7 })
    const rice = await market.product({ onHand: 5 })
    const bought = await market.startBuying([
      { offerId: tea.offerId, quantity: 2 },
      { offerId: secondOffer, quantity: 1 },
      { offerId: rice.offerId, quantity: 1 },
    ])
    await payOnHostedPage(bought.url)
    await settle(market.db, bought.purchaseId)
    const orders = await market.ordersOf(bought.purchaseId)
    const mine = orders.find((order) => order.sellerId === tea.sellerId)
    const { userId } = await signInAs(market.db)
    await cancelOrder(
      market.db,
      { kind: 'seller', id: userId, sellerId: tea.sellerId },
      { sellerOrderId: mine?.id ?? '', reason: '霜冻', counts: { [tea.offerId]: 0 } },
    )
    await market.workOff()
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 0, held: 0 })
    expect(await market.stockOf(secondOffer)).toEqual({ onHand: 7, held: 0 })
    const written = await market.db.select().from(stockLedger).where(eq(stockLedger.offerId, tea.offerId)).orderBy(stockLedger.id)
    expect(written.map((row) => `${row.reason} ${row.delta}`)).toEqual(['receive 5', 'sale -2', 'return 2', 'adjust -5'])
    expect(await market.refundsOf(bought.purchaseId)).toMatchObject([
      { sellerOrderId: mine?.id, amountMinor: mine?.totalMinor, state: 'succeeded' },
    ])
    expect((await market.ordersOf(bought.purchaseId)).find((order) => order.sellerId === rice.sellerId)).toMatchObject({ state: 'paid' })
  })

  test('the real count never falls under what others are paying for at this moment', async () => {
    const { sellerOrderId, seller, offerId } = await paidOrder()
    await market.startBuying([{ offerId, quantity: 3 }])
    await cancelOrder(market.db, seller, { sellerOrderId, reason: '没有了', counts: { [offerId]: 0 } })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 3 })
  })

  test('C66 buyer, seller and operator cancel at once: one wins, one refund, goods back once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { sellerOrderId, buyer, seller, purchaseId, offerId, order } = await paidOrder()
      const operator: OrderActor = { kind: 'operator', id: (await signInAs(market.db, { role: 'operator' })).userId }
      const tries = await Promise.allSettled(
        [buyer, seller, operator, buyer].map((actor) => cancelOrder(market.db, actor, { sellerOrderId, reason: actor.kind })),
      )
      expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      await market.workOff()
      expect(await market.refundsOf(purchaseId)).toMatchObject([{ amountMinor: order.totalMinor }])
      expect(await market.stockOf(offerId)).toEqual({ onHand: 5, held: 0 })
      expect((await movesOf(sellerOrderId)).filter((move) => move.startsWith('cancelled'))).toHaveLength(1)
    }
  })

  test('C66 cancelling races packing: either packed, or cancelled and refunded', async () => {
    const { sellerOrderId, buyer, seller, purchaseId } = await paidOrder()
    await Promise.allSettled([
      cancelOrder(market.db, buyer, { sellerOrderId, reason: '' }),
      packOrder(market.db, seller, { sellerOrderId }),
    ])
    await market.workOff()
    const order = await stateOf(sellerOrderId)
    expect([order?.state, (await market.refundsOf(purchaseId)).length]).toEqual(
      order?.state === 'packed' ? ['packed', 0] : ['cancelled', 1],
    )
  })

  test('an operator cancels even packed goods, and that is written down', async () => {
    const { sellerOrderId, seller } = await paidOrder()
    await packOrder(market.db, seller, { sellerOrderId })
    const { userId } = await signInAs(market.db, { role: 'operator' })
    await cancelOrder(market.db, { kind: 'operator', id: userId }, { sellerOrderId, reason: '店家失联' })
    expect(await market.db.select().from(auditLog).where(eq(auditLog.subjectId, sellerOrderId))).toMatchObject([
      { act: 'order.cancel', actorId: userId, reason: '店家失联' },
    ])
  })
})
