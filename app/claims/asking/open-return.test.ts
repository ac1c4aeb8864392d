import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { answerClaim } from '#app/claims/deciding/answer-claim.server'
import { endOverdueClaims } from '#app/claims/deciding/end-overdue.server'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { newId } from '#app/kernel/new-id'
import { moneyMarket } from '#app/payments/testing/money-market'
import { notices } from '#db/schema/platform'
import { openReturn, type ReturnRequest, sendBack } from './open-return.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOf, linesOf, movesOf, letWait } = sentOrders(market)
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const days = (n: number) => new Date(Date.now() + n * 86_400_000)
const parcel = { carrier: '顺丰速运', trackingNo: 'SF7777777' }

/** Three pieces of tea for ¥90.00 with ¥8.00 of freight; tea may be sent back. */
const teaOrder = () =>
  deliveredOrder([{ categoryCode: '1001', returnRule: 'no', storage: 'ambient', priceMinor: 3000, quantity: 3 }], { freightMinor: 800 })
type Sent = Awaited<ReturnType<typeof teaOrder>>
const back = (sent: Sent, pieces: number, over: Partial<ReturnRequest> = {}, now?: Date) => {
  const lines = [{ orderLineId: sent.lines[0]?.id ?? '', pieces }]
  return openReturn(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId, requestKey: newId(), words: '', lines, ...over }, now)
}

describe('sending back within seven days', () => {
  test('two of three pieces: the price comes back when the seller has them, without the freight', async () => {
    const sent = await teaOrder()
    const { claimId, state } = await back(sent, 2)
    expect(state).toBe('sending')
    expect(await claimOf(claimId)).toMatchObject({ sort: 'return', askedMinor: 6000, askedFreightMinor: 0 })
    expect(await linesOf(claimId)).toMatchObject([{ kind: 'unwanted', pieces: 2, percent: null }])
    await market.workOff()
    await expect(answerClaim(market.db, sent.seller, { claimId, answer: 'refuse', words: '不退' })).rejects.toEqual(
      refusal('claim-moved-on'),
    )
    await sendBack(market.db, sent.buyer, { claimId, ...parcel })
    expect(await claimOf(claimId)).toMatchObject({ state: 'sent', ...parcel })
    await market.workOff()
    await answerClaim(market.db, sent.seller, { claimId, answer: 'accept', words: '' })
    await market.workOff()
    expect(await movesOf(claimId)).toEqual(['sending buyer', 'sent buyer', 'approved seller'])
    expect(await market.refundsOf(sent.purchaseId)).toMatchObject([{ amountMinor: 6000, state: 'succeeded' }])
    const told = await market.db.select().from(notices).where(eq(notices.userId, sent.seller.id))
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['return-opened-seller', 'return-sent-seller']))
  })

  test('pressed twice is one return; another one waits for the first', async () => {
    const sent = await teaOrder()
    const requestKey = newId()
    const opened = await Promise.all([1, 2].map(() => back(sent, 1, { requestKey })))
    expect(new Set(opened.map(({ claimId }) => claimId)).size).toBe(1)
    await expect(back(sent, 1)).rejects.toEqual(refusal('claim-waiting'))
  })

  test('not fresh goods, not after the seventh day, not more than there were', async () => {
    const fresh = await deliveredOrder()
    await expect(back(fresh, 1)).rejects.toEqual(refusal('return-exempt'))
    const sent = await teaOrder()
    await expect(back(sent, 1, {}, days(8.1))).rejects.toEqual(refusal('return-too-late'))
    await expect(back(sent, 4)).rejects.toEqual(refusal('claim-too-much'))
    await expect(back(sent, 1, { lines: [] })).rejects.toEqual(refusal('return-no-line'))
    expect(await back(sent, 1, {}, days(6.9))).toMatchObject({ state: 'sending' })
  })

  test('what is never sent back stays sold; what the seller never looks at is refunded', async () => {
    const [kept, sent] = [await teaOrder(), await teaOrder()]
    const [first, second] = [await back(kept, 1), await back(sent, 3)]
    await sendBack(market.db, sent.buyer, { claimId: second.claimId, ...parcel })
    await letWait(first.claimId)
    await letWait(second.claimId)
    await endOverdueClaims(market.db)
    expect(await claimOf(first.claimId)).toMatchObject({ state: 'closed', decidedBy: 'silence' })
    expect(await claimOf(second.claimId)).toMatchObject({ state: 'approved', grantedMinor: 9000 })
    await expect(sendBack(market.db, kept.buyer, { claimId: first.claimId, ...parcel })).rejects.toEqual(refusal('claim-moved-on'))
  })
})
