import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeUpload, sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { claimPhotos, claims } from '#db/schema/claims'
import { auditLog } from '#db/schema/people'
import { answerClaim, replyToAnswer } from './answer-claim.server'
import { decideClaim } from './decide-claim.server'
import { endOverdueClaims } from './end-overdue.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn, claimOf, linesOf, movesOf, letWait } = sentOrders(market)
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId

/** Two lines of ¥30.00 and ¥10.00 with ¥8.00 of freight, all of the first claimed: ¥36.00. */
async function claimed() {
  const sent = await deliveredOrder([{ priceMinor: 1500 }, { priceMinor: 500 }], { freightMinor: 800 })
  const { claimId } = await claimOn(sent, 100)
  return { ...sent, claimId }
}
const amounts = async (purchaseId: string) => (await market.refundsOf(purchaseId)).map(({ amountMinor }) => amountMinor)

describe('the seller', () => {
  test('pays: the refund goes out under the claim’s key, and he bears it', async () => {
    const { claimId, seller, purchaseId } = await claimed()
    await answerClaim(market.db, seller, { claimId, answer: 'accept', words: '对不起' })
    expect(await claimOf(claimId)).toMatchObject({
      ...{ state: 'approved', grantedMinor: 3600, grantedFreightMinor: 600 },
      bearer: 'seller',
    })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ amountMinor: 3600, requestKey: `claim:${claimId}`, state: 'succeeded' }])
  })

  test('offers less: the buyer takes it, and it is spread over goods and freight', async () => {
    const { claimId, seller, buyer, purchaseId } = await claimed()
    await answerClaim(market.db, seller, {
      claimId,
      answer: 'offer',
      amountMinor: 1800,
      words: '只坏了一半',
      photoKeys: [await makeUpload(market.db, seller.id)],
    })
    expect(await amounts(purchaseId)).toEqual([])
    await replyToAnswer(market.db, buyer, { claimId, answer: 'accept' })
    expect(await claimOf(claimId)).toMatchObject({ ...{ grantedMinor: 1800, grantedFreightMinor: 300, decidedBy: 'buyer' } })
    expect(await linesOf(claimId)).toMatchObject([{ askedMinor: 3000, grantedMinor: 1500 }])
    expect(await movesOf(claimId)).toEqual(['open buyer', 'offered seller', 'approved buyer'])
    expect(await market.db.$count(claimPhotos, sql`claim_id = ${claimId} AND kind = 'answer'`)).toBe(1)
    expect(await amounts(purchaseId)).toEqual([1800])
  })

  test('offers nothing, all of it or more: that is no offer; refuses without a word: that is no answer', async () => {
    const { claimId, seller } = await claimed()
    for (const amountMinor of [0, 3600, 3601])
      await expect(answerClaim(market.db, seller, { claimId, answer: 'offer', amountMinor, words: '' })).rejects.toEqual(
        refusal('claim-offer'),
      )
    await expect(answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '' })).rejects.toEqual(refusal('claim-words'))
  })

  test('answers once, his own claims only', async () => {
    const [{ claimId, seller }, other] = [await claimed(), await claimed()]
    await expect(answerClaim(market.db, other.seller, { claimId, answer: 'accept', words: '' })).rejects.toEqual(refusal('claim-missing'))
    await answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '出门时是好的' })
    await expect(answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' })).rejects.toEqual(refusal('claim-moved-on'))
  })

  test('comes too late: after a day it is no longer his to say, before the job and after', async () => {
    const { claimId, seller, purchaseId } = await claimed()
    await letWait(claimId)
    await expect(answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '不' })).rejects.toEqual(refusal('claim-moved-on'))
    await endOverdueClaims(market.db)
    await endOverdueClaims(market.db)
    expect(await claimOf(claimId)).toMatchObject({ state: 'approved', decidedBy: 'silence', grantedMinor: 3600, bearer: 'seller' })
    expect(await amounts(purchaseId)).toEqual([3600])
  })
})

describe('silence', () => {
  test('of the buyer: an offer is paid as offered, a refusal stands', async () => {
    const [offered, refused] = [await claimed(), await claimed()]
    await answerClaim(market.db, offered.seller, { claimId: offered.claimId, answer: 'offer', amountMinor: 1000, words: '' })
    await answerClaim(market.db, refused.seller, { claimId: refused.claimId, answer: 'refuse', words: '没坏' })
    await letWait(offered.claimId)
    await letWait(refused.claimId)
    await endOverdueClaims(market.db)
    expect(await claimOf(offered.claimId)).toMatchObject({ state: 'approved', grantedMinor: 1000, decidedBy: 'silence' })
    expect(await claimOf(refused.claimId)).toMatchObject({ state: 'closed', grantedMinor: 0, refundId: null, decidedBy: 'silence' })
    expect(await amounts(refused.purchaseId)).toEqual([])
  })

  test('of the operator ends nothing', async () => {
    const { claimId, seller, buyer } = await claimed()
    await answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '没坏' })
    await replyToAnswer(market.db, buyer, { claimId, answer: 'ask', words: '照片上看得到' })
    await letWait(claimId)
    await endOverdueClaims(market.db)
    expect(await claimOf(claimId)).toMatchObject({ state: 'disputed' })
    await decideClaim(market.db, await operator(), { claimId, amountMinor: 0, bearer: 'seller', reason: '照片不是这一箱' })
  })
})

describe('the operator', () => {
  test.each(['seller', 'house', 'carrier'] as const)('decides the sum, and that %s bears it; the log keeps the reason', async (bearer) => {
    const { claimId, seller, buyer, purchaseId } = await claimed()
    await answerClaim(market.db, seller, { claimId, answer: 'offer', amountMinor: 1000, words: '' })
    await replyToAnswer(market.db, buyer, { claimId, answer: 'ask', words: '太少' })
    const operatorId = await operator()
    await decideClaim(market.db, operatorId, { claimId, amountMinor: 2000, bearer, reason: '箱子压坏了' })
    expect(await claimOf(claimId)).toMatchObject({ state: 'approved', grantedMinor: 2000, bearer, decidedBy: 'operator' })
    expect(await amounts(purchaseId)).toEqual([2000])
    expect(await market.db.select().from(auditLog).where(eq(auditLog.subjectId, claimId))).toMatchObject([
      { actorId: operatorId, act: 'claim.decide', reason: '箱子压坏了', detail: { amountMinor: 2000, bearer } },
    ])
    expect(await movesOf(claimId)).toEqual(['open buyer', 'offered seller', 'disputed buyer', 'approved operator'])
  })

  test('grants nothing, but never more than was asked, and never twice', async () => {
    const { claimId, purchaseId } = await claimed()
    const operatorId = await operator()
    await expect(decideClaim(market.db, operatorId, { claimId, amountMinor: 3601, bearer: 'house', reason: '多' })).rejects.toEqual(
      refusal('claim-amount'),
    )
    await decideClaim(market.db, operatorId, { claimId, amountMinor: 0, bearer: 'house', reason: '不成立' })
    expect(await claimOf(claimId)).toMatchObject({ state: 'closed', decidedBy: 'operator', bearer: null })
    await expect(decideClaim(market.db, operatorId, { claimId, amountMinor: 100, bearer: 'house', reason: '再' })).rejects.toEqual(
      refusal('claim-moved-on'),
    )
    expect(await amounts(purchaseId)).toEqual([])
  })
})

test('a claim that has ended stays as it ended, whoever writes', async () => {
  const { claimId, seller } = await claimed()
  await answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' })
  await expect(market.db.update(claims).set({ words: '别的' }).where(eq(claims.id, claimId))).rejects.toThrow()
})
