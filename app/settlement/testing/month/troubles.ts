import { eq } from 'drizzle-orm'
import { openClaim } from '#app/claims/asking/open-claim.server'
import { answerClaim } from '#app/claims/deciding/answer-claim.server'
import { decideClaim } from '#app/claims/deciding/decide-claim.server'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { newId } from '#app/kernel/new-id'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { concedeDispute, submitEvidence } from '#app/settlement/disputes/answer-dispute.server'
import { cancelByGuest, cancelByHouse, refundOffer } from '#app/trips/cancelling/cancel-trip.server'
import { readTrip } from '#app/trips/trip-rows.server'
import { orderLines } from '#db/schema/orders'
import { disputes } from '#db/schema/settlement'
import type { Kept } from './buy'
import type { Chance } from './chance'
import type { People } from './people'

type Market = ReturnType<typeof moneyMarket>

/** What goes wrong in the month: each takes an order that nothing has happened to, and does it by the command that people use. */
export function troubles(market: Market, { people, luck, operatorId }: { people: People; luck: Chance; operatorId: string }) {
  const claimants = sentOrders(market)
  const sellerOf = ({ sellerId }: Kept) => {
    const ownerId = people.sellers.find((one) => one.sellerId === sellerId)?.ownerId ?? ''
    return { kind: 'seller' as const, id: ownerId, sellerId }
  }
  const buyerOf = ({ purchaseId }: Kept) => ({ kind: 'buyer' as const, id: null, purchaseId })
  const payerOf = (sellerId: string) => people.sellers.find((one) => one.sellerId === sellerId)?.paidBy
  const chargeOf = async ({ purchaseId }: Kept) => (await market.paymentsOf(purchaseId))[0]?.chargeRef ?? ''

  const refund = (order: Kept, amountMinor?: number) =>
    refundOrder(market.db, operatorId, { sellerOrderId: order.id, amountMinor, reason: '坏果', requestKey: newId() })
  const isGoods = ({ kind }: Kept) => kind === 'goods'
  const refunds: { of: (order: Kept, day: number) => boolean; make: (order: Kept) => Promise<unknown> }[] = [
    {
      of: (one) => isGoods(one) && one.phase === 'paid',
      make: (one) => cancelOrder(market.db, sellerOf(one), { sellerOrderId: one.id, reason: '没货了' }),
    },
    { of: (one) => isGoods(one) && one.phase === 'shipped', make: (one) => refund(one, 1 + luck.under(one.totalMinor - 1)) },
    {
      of: (one) => isGoods(one) && one.phase === 'received' && payerOf(one.sellerId) === 'connect',
      make: (one) => refund(one, Math.ceil(one.totalMinor / 3)),
    },
    {
      of: (one, day) => one.kind === 'stay' && one.phase === 'paid' && one.boughtOn >= day - 1,
      async make(one) {
        const offer = await refundOffer(market.db, await readTrip(market.db, buyerOf(one), one.id))
        if (offer) await cancelByGuest(market.db, buyerOf(one), { sellerOrderId: one.id, reason: '', seen: offer })
      },
    },
    {
      of: (one) => isGoods(one) && one.phase === 'paid',
      make: (one) => cancelOrder(market.db, buyerOf(one), { sellerOrderId: one.id, reason: '不要了' }),
    },
    { of: (one) => isGoods(one) && one.phase === 'received' && payerOf(one.sellerId) === 'bank', make: (one) => refund(one) },
    {
      of: (one) => isGoods(one) && one.phase === 'shipped' && one.beside === 1 && one.method === 'card',
      make: async (one) => stripe().refunds.create({ charge: await chargeOf(one), amount: 300 }),
    },
    { of: (one) => isGoods(one) && one.phase === 'received' && payerOf(one.sellerId) === 'none', make: (one) => refund(one, 777) },
    {
      of: (one, day) => one.kind === 'session' && one.phase === 'paid' && one.boughtOn >= day - 1,
      make: (one) => cancelByHouse(market.db, sellerOf(one), { sellerOrderId: one.id, reason: '师傅病了' }),
    },
    { of: (one) => one.method === 'card-that-takes-nothing-back' && one.phase === 'shipped', make: (one) => refund(one, 500) },
  ]

  async function idOf(ref: string): Promise<string> {
    const [row] = await market.db.select({ id: disputes.id }).from(disputes).where(eq(disputes.providerRef, ref))
    return row?.id ?? ''
  }

  function take(orders: readonly Kept[], isRight: (order: Kept) => boolean): Kept | undefined {
    const right = orders.filter((one) => !one.isTouched && isRight(one))
    const order = right.length > 0 ? luck.pick(right) : undefined
    if (order) order.isTouched = true
    return order
  }

  return {
    /** The n-th refund of the month; the next sort of refund when nothing of this one is there. Nothing says how much went back but the books. */
    async giveBack(n: number, orders: readonly Kept[], day: number): Promise<void> {
      for (let k = 0; k < refunds.length; k += 1) {
        const sort = refunds[(n + k) % refunds.length]
        const order = sort && take(orders, (one) => sort.of(one, day))
        if (!order) continue
        if (order.phase === 'paid') order.phase = 'over'
        await sort.make(order)
        return
      }
      throw new Error('nothing to give back')
    },

    /** The n-th claim: small and approved by itself, paid by the seller, decided by the operator at either's cost, or refused. */
    async claim(n: number, orders: readonly Kept[], day: number): Promise<void> {
      const order = take(orders, (one) => isGoods(one) && one.phase === 'shipped' && one.boughtOn >= day - 3)
      if (!order) throw new Error('nothing to claim')
      const sent = {
        sellerOrderId: order.id,
        lines: await market.db.select().from(orderLines).where(eq(orderLines.sellerOrderId, order.id)),
      }
      const { claimId, state } = await openClaim(market.db, buyerOf(order), await claimants.requestFor(sent, n % 4 === 0 ? 10 : 50))
      if (state === 'approved') return
      if (n % 4 === 1) return answerClaim(market.db, sellerOf(order), { claimId, answer: 'accept', words: '' })
      const { askedMinor } = await claimants.claimOf(claimId)
      const amountMinor = n % 4 === 3 ? 0 : Math.ceil(askedMinor / 2)
      return decideClaim(market.db, operatorId, { claimId, amountMinor, bearer: n % 8 === 2 ? 'house' : 'seller', reason: '看过照片' })
    },

    /** A card holder's bank takes the whole payment back. */
    async dispute(orders: readonly Kept[], phase: Kept['phase'], kind?: 'inquiry'): Promise<string> {
      const order = take(orders, (one) => isGoods(one) && one.phase === phase && one.method === 'card' && one.beside === 1)
      if (!order) throw new Error('nothing to dispute')
      const { id } = await market.sandbox.control.openDispute({ charge: await chargeOf(order), ...(kind && { kind }) })
      return id
    },
    answer: async (ref: string) =>
      submitEvidence(market.db, operatorId, { disputeId: await idOf(ref), words: 'winning_evidence 签收照片已核对' }),
    concede: async (ref: string) => concedeDispute(market.db, operatorId, { disputeId: await idOf(ref), reason: '没有签收底单' }),
  }
}
