import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { answerClaim, replyToAnswer } from '#app/claims/deciding/answer-claim.server'
import { decideClaim } from '#app/claims/deciding/decide-claim.server'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { mailbox, notices } from '#db/schema/platform'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn } = sentOrders(market)

async function claimed(percent = 100) {
  const sent = await deliveredOrder([{ priceMinor: 1500 }])
  return { ...sent, claimId: (await claimOn(sent, percent)).claimId }
}
const keptFor = async (userId: string) => (await market.db.select().from(notices).where(eq(notices.userId, userId))).map(({ kind }) => kind)
const claimKinds = async (userId: string) => (await keptFor(userId)).filter((kind) => kind.startsWith('claim-')).sort()
const heardBy = async (phone: string) =>
  (await market.db.select().from(mailbox).where(eq(mailbox.recipient, phone))).map(({ body }) => body).filter((body) => /赔/.test(body))

describe('both sides hear of a claim', () => {
  test('an offer, an appeal and a decision reach whom they concern, with the sums', async () => {
    const { claimId, seller, buyer, phone } = await claimed()
    const operator = await signInAs(market.db, { role: 'operator' })
    await market.workOff()
    expect(await claimKinds(seller.id)).toEqual(['claim-opened-seller'])
    await answerClaim(market.db, seller, { claimId, answer: 'offer', amountMinor: 1000, words: '只坏了一点' })
    await market.workOff()
    expect((await heardBy(phone)).at(-1)).toContain('愿赔 ¥10.00')
    await replyToAnswer(market.db, buyer, { claimId, answer: 'ask', words: '不止' })
    await market.workOff()
    expect(await claimKinds(operator.userId)).toEqual(['claim-disputed-operator'])
    await decideClaim(market.db, operator.userId, { claimId, amountMinor: 2000, bearer: 'carrier', reason: '箱子压坏了' })
    await market.workOff()
    expect(await heardBy(phone)).toContainEqual(expect.stringContaining('赔您 ¥20.00'))
    expect(await claimKinds(seller.id)).toEqual(['claim-approved-seller', 'claim-disputed-seller', 'claim-opened-seller'])
  })

  test('of a claim granted at once the seller hears once, that it was paid', async () => {
    const { seller, phone } = await claimed(10)
    await market.workOff()
    expect(await claimKinds(seller.id)).toEqual(['claim-approved-seller'])
    expect(await heardBy(phone)).toContainEqual(expect.stringContaining('赔您 ¥3.00'))
  })

  test('a refusal carries its reason', async () => {
    const { claimId, seller, phone } = await claimed()
    await answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '出门时是好的。' })
    await market.workOff()
    expect((await heardBy(phone)).at(-1)).toContain('不同意赔：出门时是好的。')
  })
})
