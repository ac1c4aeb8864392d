import { describe, expect, test } from 'vitest'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { paidOrders } from '#app/payments/testing/paid-orders'
import { releaseDue } from '#app/settlement/release/release-order.server'
import { answerClaim } from './answer-claim.server'
import { decideClaim } from './decide-claim.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn, claimOf } = sentOrders(market)
const { stateOf } = paidOrders(market)
const states = async (id: string) => (await stateOf(id))?.state

describe('a claim and the settling of its order', () => {
  test('while it waits the order is received and not settled; when it has ended, and its refund is there, it is', async () => {
    const sent = await deliveredOrder([{ priceMinor: 1500 }])
    const { claimId } = await claimOn(sent, 50)
    await receiveOrder(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId })
    await market.workOff()
    await releaseDue(market.db)
    expect(await states(sent.sellerOrderId)).toBe('received')
    await answerClaim(market.db, sent.seller, { claimId, answer: 'accept', words: '' })
    await market.workOff()
    await releaseDue(market.db)
    expect(await states(sent.sellerOrderId)).toBe('settled')
  })

  test.each(['seller', 'house', 'carrier'] as const)(
    'after the order was settled it is paid all the same, borne by the %s',
    async (bearer) => {
      const sent = await deliveredOrder([{ priceMinor: 1500 }])
      await receiveOrder(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId })
      await market.workOff()
      expect(await states(sent.sellerOrderId)).toBe('settled')
      const { claimId } = await claimOn(sent, 50)
      const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
      await decideClaim(market.db, operatorId, { claimId, amountMinor: 1000, bearer, reason: '看过照片' })
      await market.workOff()
      expect(await claimOf(claimId)).toMatchObject({ state: 'approved', grantedMinor: 1000, bearer })
      expect(await market.refundsOf(sent.purchaseId)).toMatchObject([
        { amountMinor: 1000, state: 'succeeded', borneBy: bearer === 'seller' ? 'seller' : 'house' },
      ])
    },
  )
})
