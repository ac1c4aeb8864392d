import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { deskRefunds, refundsToLookAt } from '#app/payments/desk/refund-desk.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { payWithAlipay } from '#app/stripe-sandbox/hosted-visitor'
import { paymentExceptions, refunds } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'
import { mailbox } from '#db/schema/platform'
import { askBankRefund, confirmBankRefund, recordBankRefund, returnBankRefund } from './bank-refund.server'
import { refundOrder } from './refund-order.server'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)

const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId
const rowOf = async (id: string) => (await market.db.select().from(refunds).where(eq(refunds.id, id)))[0]
const reference = () => `ICBC${newId().slice(-10)}`

async function paidByAlipay(payee = false) {
  const product = await market.product({ onHand: 5, priceMinor: 20_000 })
  const accountRef = payee ? await goods.makePayee(product.sellerId) : null
  const bought = await market.startBuying([product])
  await payWithAlipay(bought.url)
  await settle(market.db, bought.purchaseId)
  const [order] = await market.ordersOf(bought.purchaseId)
  if (!order) throw new Error('no order')
  return { ...bought, order, accountRef }
}
const isLongAgo = (purchaseId: string) =>
  market.db.execute(sql`UPDATE purchases SET paid_at = now() - interval '91 days' WHERE id = ${purchaseId}`)
const askFor = (operatorId: string, sellerOrderId: string, amountMinor = 5_000) =>
  refundOrder(market.db, operatorId, { sellerOrderId, amountMinor, reason: '少了', requestKey: newId() })
const onDesk = async (operatorId: string, id: string) =>
  (await deskRefunds(market.db, operatorId, 'attention', {})).rows.find((row) => row.id === id)
/** The provider takes it, and it does not arrive. */
async function failedRefund() {
  const bought = await paidByAlipay()
  const id = await askFor(await operator(), bought.order.id)
  await market.workOff()
  await market.sandbox.control.settleRefund((await rowOf(id))?.providerRef ?? '', 'failed')
  await market.workOff()
  return { ...bought, failedId: id }
}

describe('refunds by the house’s bank', () => {
  test('payment case 32: an Alipay order of more than ninety days ago is refunded by bank only, recorded by one and found by another', async () => {
    const { order, purchaseId, accountRef } = await paidByAlipay(true)
    await goods.ship({ id: order.id, sellerId: order.sellerId })
    await goods.receive({ id: order.id, purchaseId })
    await market.workOff()
    expect(await goods.sentTo(accountRef)).toMatchObject([{ amount: 18_000 }])
    await isLongAgo(purchaseId)
    const [maker, checker] = [await operator(), await operator()]
    const id = await askFor(maker, order.id)
    await market.workOff()
    expect(await rowOf(id)).toMatchObject({ via: 'bank', state: 'requested', providerRef: null })
    expect((await stripe().refunds.list({ limit: 100 })).data).toEqual([])
    expect(await onDesk(maker, id)).toMatchObject({ next: 'paid', orderNo: order.no })
    await expect(confirmBankRefund(market.db, checker, { refundId: id, reason: '对账' })).rejects.toEqual(refusal('refund-moved-on'))

    const paid = { refundId: id, reference: reference(), reason: '电话里问的账户' }
    await recordBankRefund(market.db, maker, paid)
    await market.workOff()
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ bank: -5_000 })
    expect(await goods.balancesOf(purchaseId)).not.toHaveProperty('seller_debt')
    expect(await goods.balancesOf(purchaseId)).not.toHaveProperty('refund_pending')
    expect(await onDesk(maker, id)).toMatchObject({ next: 'confirm', isOwnRecord: true })
    expect(await onDesk(checker, id)).toMatchObject({ next: 'confirm', isOwnRecord: false })
    const told = () => market.db.$count(mailbox, sql`message_id LIKE ${`refunded-buyer:${id}%`}`)
    expect(await told()).toBe(0)
    await expect(confirmBankRefund(market.db, maker, { refundId: id, reason: '对账' })).rejects.toEqual(refusal('two-people'))
    await confirmBankRefund(market.db, checker, { refundId: id, reason: '对账' })
    await market.workOff()
    expect(await rowOf(id)).toMatchObject({ state: 'succeeded', settledAt: expect.any(Date) })
    expect(await told()).toBeGreaterThan(0)
    expect(await onDesk(checker, id)).toBeUndefined()
    const acts = await market.db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(auditLog.at)
    expect(acts.map(({ act, actorId, reason }) => [act, actorId, reason])).toEqual([
      ['refund.bank-paid', maker, paid.reason],
      ['refund.bank-confirmed', checker, '对账'],
    ])
  })

  test('payment case 37: what failed at the provider and is owed goes out by bank, and the seller bears it once', async () => {
    const { failedId, order, purchaseId } = await failedRefund()
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ refund_pending: -5_000, seller_held: -13_500 })
    const [maker, checker] = [await operator(), await operator()]
    const id = await askBankRefund(market.db, maker, { refundId: failedId, reason: '支付宝退不成' })
    await recordBankRefund(market.db, maker, { refundId: id, reference: reference(), reason: '转了' })
    await confirmBankRefund(market.db, checker, { refundId: id, reason: '见流水' })
    const left = await goods.balancesOf(purchaseId)
    expect(left).toMatchObject({ bank: -5_000, seller_held: -13_500 })
    expect(left).not.toHaveProperty('refund_pending')
    expect((await market.balanceOf((await rowOf(id))?.paymentId ?? ''))?.refunded).toBe(5_000)
    expect(order.totalMinor).toBe(20_000)
  })

  test('recorded by two at once it leaves the bank once; a reference counts once; what comes back is owed again and can go out anew', async () => {
    const { order, purchaseId } = await paidByAlipay()
    await isLongAgo(purchaseId)
    const [maker, checker] = [await operator(), await operator()]
    const [first, second] = [await askFor(maker, order.id, 3_000), await askFor(maker, order.id, 4_000)]
    const used = reference()
    const record = (by: string, refundId: string, no: string) =>
      recordBankRefund(market.db, by, { refundId, reference: no, reason: '转了' })
    const both = await Promise.allSettled([record(maker, first, used), record(checker, first, reference())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const taken = (await rowOf(first))?.providerRef?.replace('bank:', '') ?? ''
    await expect(record(maker, second, taken)).rejects.toEqual(refusal('bank-reference-used'))
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ bank: -3_000 })

    await returnBankRefund(market.db, checker, { refundId: first, reason: '账号错了' })
    expect(await goods.balancesOf(purchaseId)).not.toHaveProperty('bank')
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ refund_pending: -7_000 })
    expect(await onDesk(checker, first)).toMatchObject({ state: 'failed', next: 'bank', failure: '账号错了' })
    const again = await askBankRefund(market.db, maker, { refundId: first, reason: '换了账号' })
    await record(maker, again, reference())
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ bank: -3_000, refund_pending: -4_000 })
  })

  // The last here: the provider's clock does not go back.
  test('payment case 32: refused by the provider as too old, it is put before an operator and made by bank, once however often it is asked', async () => {
    const { order, purchaseId } = await paidByAlipay()
    await market.sandbox.control.advanceClock(91 * 86_400)
    const asker = await operator()
    const refusedId = await askFor(asker, order.id)
    await market.workOff()
    expect(await rowOf(refusedId)).toMatchObject({ state: 'failed', failure: 'charge_not_refundable' })
    expect(await onDesk(asker, refusedId)).toMatchObject({ next: 'bank' })
    const before = await refundsToLookAt(market.db)
    const asked = await Promise.all([1, 2, 3].map(() => askBankRefund(market.db, asker, { refundId: refusedId, reason: '超过 90 天' })))
    expect(new Set(asked).size).toBe(1)
    expect(await market.refundsOf(purchaseId)).toHaveLength(2)
    expect(await onDesk(asker, refusedId)).toBeUndefined()
    expect(await onDesk(asker, asked[0] ?? '')).toMatchObject({ next: 'paid' })
    expect(await refundsToLookAt(market.db)).toBe(before)
    expect(await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.ref, refusedId))).toMatchObject([
      { kind: 'refund_refused', closedAt: expect.any(Date) },
    ])
    await expect(askBankRefund(market.db, asker, { refundId: asked[0] ?? '', reason: 'x' })).rejects.toEqual(refusal('refund-moved-on'))
  })
})
