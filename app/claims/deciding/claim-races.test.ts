import { describe, expect, test } from 'vitest'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { deadlocksDuring } from '#db/testing/count-deadlocks'
import { answerClaim } from './answer-claim.server'
import { decideClaim } from './decide-claim.server'
import { endOverdueClaims } from './end-overdue.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn, claimOf, letWait } = sentOrders(market)
const ROUNDS = 5

async function claimed() {
  const sent = await deliveredOrder([{ priceMinor: 1500 }], { freightMinor: 800 })
  return { ...sent, claimId: (await claimOn(sent, 50)).claimId }
}

/** All at once; refusals are answers, anything else is a fault. */
async function atOnce(works: (() => Promise<unknown>)[]): Promise<string[]> {
  const done = await Promise.allSettled(works.map((work) => work()))
  return done.map((one) => {
    if (one.status === 'fulfilled') return 'done'
    if (one.reason instanceof Refusal) return one.reason.key
    throw one.reason
  })
}

const sumOf = async (purchaseId: string) => (await market.refundsOf(purchaseId)).reduce((sum, { amountMinor }) => sum + amountMinor, 0)

describe('two at once', () => {
  test('seller and operator approve: one refund, and the second is told', async () => {
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    for (let round = 0; round < ROUNDS; round += 1) {
      const { claimId, seller, purchaseId } = await claimed()
      const answers = await atOnce([
        () => answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' }),
        () => decideClaim(market.db, operatorId, { claimId, amountMinor: 1000, bearer: 'house', reason: '电话里说好了' }),
        () => answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' }),
      ])
      expect(answers.sort()).toEqual(['claim-moved-on', 'claim-moved-on', 'done'])
      expect(await market.refundsOf(purchaseId)).toHaveLength(1)
    }
  })

  test('the job of the late and the seller: the claim ends once, as one of them said', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { claimId, seller, purchaseId } = await claimed()
      await letWait(claimId)
      await atOnce([
        () => endOverdueClaims(market.db),
        () => answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '不' }),
        () => endOverdueClaims(market.db),
      ])
      expect(await claimOf(claimId)).toMatchObject({ state: 'approved', decidedBy: 'silence' })
      expect(await sumOf(purchaseId)).toBe(1500)
    }
  })

  test('a claim and a refund of the whole order never give back more than was paid, and wait for each other without a knot', async () => {
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    const both = async () => {
      const { claimId, seller, purchaseId, sellerOrderId, order } = await claimed()
      const answers = await atOnce([
        () => answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' }),
        () => refundOrder(market.db, operatorId, { sellerOrderId, reason: '全退', requestKey: newId() }),
      ])
      // The refund of what is left finds less when the claim came first, and then all of it is given back.
      expect(answers).toEqual(['done', 'done'])
      expect(await sumOf(purchaseId)).toBe(order.totalMinor)
      const claim = await claimOf(claimId)
      expect(claim.state).toBe(claim.grantedMinor === 0 ? 'closed' : 'approved')
    }
    const knots = await deadlocksDuring(async () => {
      for (let round = 0; round < ROUNDS; round += 1) await both()
    })
    expect(knots).toBe(0)
  })

  test('after the whole order was refunded, what waits ends without money', async () => {
    const { claimId, seller, purchaseId, sellerOrderId, order } = await claimed()
    await refundOrder(market.db, (await signInAs(market.db, { role: 'operator' })).userId, {
      sellerOrderId,
      reason: '全退',
      requestKey: newId(),
    })
    await answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' })
    expect(await claimOf(claimId)).toMatchObject({ state: 'closed', grantedMinor: 0 })
    expect(await sumOf(purchaseId)).toBe(order.totalMinor)
  })

  test('two small claims of one buyer on two orders: one is approved by itself, the other waits', async () => {
    const first = await deliveredOrder([{ priceMinor: 1000 }])
    const second = await deliveredOrder([{ priceMinor: 1000 }], { phone: first.phone })
    const opened = await Promise.all([claimOn(first, 10), claimOn(second, 10)])
    expect(opened.map(({ state }) => state).sort()).toEqual(['approved', 'open'])
  })
})
