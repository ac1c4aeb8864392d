import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { moneyMarket } from '#app/payments/testing/money-market'
import { action as coopOrderAction, loader as coopOrderLoader } from '#app/routes/coop/order'
import { loader as coopOrdersLoader } from '#app/routes/coop/orders'
import { guestBuyer } from '#app/routes/testing/guest-buyer'
import { visit } from '#app/routes/testing/visit-route'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { auditLog } from '#db/schema/people'

const market = moneyMarket({ deliverWebhooks: false })
const { bought, paid } = guestBuyer(market)
beforeAll(configureTestIdentity)
afterEach(() => market.configure())

describe('the operator’s desk', () => {
  const operator = () => signInAs(market.db, { role: 'operator' })

  test('members and visitors are kept out', async () => {
    const { no } = await paid()
    const { cookie } = await signInAs(market.db)
    expect((await visit(coopOrdersLoader, '/coop/orders', { cookie })).status).toBe(403)
    expect((await visit(coopOrderLoader, `/coop/orders/${no}`, { no, cookie })).status).toBe(403)
    expect((await visit(coopOrderLoader, `/coop/orders/${no}`, { no })).status).toBe(302)
  })

  test('an order is found by number, phone, name and seller', async () => {
    const { no } = await paid()
    const { cookie } = await operator()
    for (const q of [no, no.slice(-6), '13800138000', '陈小满']) {
      const page = await visit(coopOrdersLoader, `/coop/orders?q=${encodeURIComponent(q)}`, { cookie })
      expect((page.body.found as { no: string }[]).map((row) => row.no)).toContain(no)
    }
    const none = await visit(coopOrdersLoader, '/coop/orders?q=%25%25', { cookie })
    expect(none.body.found).toEqual([])
  })

  test('settle, refund a part, close what was looked at: each act is written down with its reason', async () => {
    const one = await bought()
    await payOnHostedPage(one.url)
    const { cookie, userId } = await operator()
    const act = (form: Record<string, string>) => visit(coopOrderAction, `/coop/orders/${one.no}`, { no: one.no, cookie, form })
    expect((await act({ intent: 'settle', reason: '买家来电' })).status).toBe(303)
    expect(await market.purchase(one.purchaseId)).toMatchObject({ status: 'paid' })
    const [order] = await market.ordersOf(one.purchaseId)
    const refund = { intent: 'refund', orderId: order?.id ?? '', amount: '１２．５', reason: '坏了一个', requestKey: newId() }
    expect((await act(refund)).status).toBe(303)
    expect((await act(refund)).status).toBe(303)
    expect((await act({ ...refund, requestKey: newId(), amount: '999' })).status).toBe(409)
    expect((await act({ ...refund, requestKey: newId(), reason: '' })).status).toBe(400)
    expect((await act({ intent: 'nonsense' })).status).toBe(400)
    expect(await market.refundsOf(one.purchaseId)).toMatchObject([{ amountMinor: 1250 }])
    const acts = await market.db.select().from(auditLog).where(eq(auditLog.actorId, userId))
    expect(acts.map((row) => `${row.act} ${row.reason}`)).toEqual(['purchase.settle 买家来电', 'order.refund 坏了一个'])
    const page = await visit(coopOrderLoader, `/coop/orders/${one.no}`, { no: one.no, cookie })
    expect(page.body).toMatchObject({
      orders: [{ leftMinor: 6350 }],
      payments: [{ state: 'succeeded', captured: 7600 }],
      acts: [{ act: 'purchase.settle' }, { act: 'order.refund' }],
      postings: [{ kind: 'payment_captured' }, { kind: 'psp_fee' }, { kind: 'refund_requested' }],
    })
  })

  test('held with a reason, the page says what keeps it; let go, nothing does', async () => {
    const one = await paid()
    const { cookie, userId } = await operator()
    const [order] = await market.ordersOf(one.purchaseId)
    const act = (intent: string, reason: string) =>
      visit(coopOrderAction, `/coop/orders/${one.no}`, { no: one.no, cookie, form: { intent, orderId: order?.id ?? '', reason } })
    const kept = async () => (await visit(coopOrderLoader, `/coop/orders/${one.no}`, { no: one.no, cookie })).body
    expect((await act('hold', '')).status).toBe(400)
    expect((await act('hold', '核对过秤')).status).toBe(303)
    expect((await act('hold', '再压一次')).status).toBe(303)
    expect(await kept()).toMatchObject({ orders: [{ settling: { open: ['staff'], releasedAt: null } }] })
    expect((await act('unhold', '已核对')).status).toBe(303)
    expect(await kept()).toMatchObject({ orders: [{ settling: { open: [] } }] })
    const acts = await market.db.select().from(auditLog).where(eq(auditLog.actorId, userId))
    expect(acts.map((row) => `${row.act} ${row.reason}`)).toEqual(['order.hold 核对过秤', 'order.unhold 已核对'])
  })
})
