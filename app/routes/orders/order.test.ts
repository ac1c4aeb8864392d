import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { guestTokenOf } from '#app/orders/account/guest-orders.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { guestBuyer } from '#app/routes/testing/guest-buyer'
import { cookieOf, visit } from '#app/routes/testing/visit-route'
import { problems } from '#db/schema/orders'
import { action as findAction } from './find'
import { action as orderAction, loader as orderLoader } from './order'

const market = moneyMarket({ deliverWebhooks: false })
const { bought, paid } = guestBuyer(market)
beforeAll(configureTestIdentity)
afterEach(() => market.configure())

describe('the order page', () => {
  test('a guest’s link opens it once, keeps the token in the browser and takes it out of the address', async () => {
    const { no, purchaseId } = await paid()
    const opened = await visit(orderLoader, `/orders/${no}?token=${guestTokenOf(purchaseId)}`, { no })
    expect([opened.status, opened.headers.get('location')]).toEqual([302, `/orders/${no}`])
    const kept = cookieOf(opened.headers.get('set-cookie'))
    expect((await visit(orderLoader, `/orders/${no}`, { no, cookie: kept })).body).toMatchObject({ purchase: { no, status: 'paid' } })
  })

  test('without right to it the order does not exist, whether it does or not', async () => {
    const { no } = await paid()
    const other = await bought()
    const { cookie: member } = await signInAs(market.db)
    for (const cookie of ['', other.cookie, member]) expect((await visit(orderLoader, `/orders/${no}`, { no, cookie })).status).toBe(404)
    expect((await visit(orderLoader, `/orders/${no}?token=wrong`, { no })).status).toBe(404)
    expect((await visit(orderLoader, '/orders/nonsense', { no: 'nonsense' })).status).toBe(404)
  })

  test('tells nothing that pages do not show', async () => {
    const { no, cookie } = await paid()
    const page = JSON.stringify((await visit(orderLoader, `/orders/${no}`, { no, cookie })).body)
    expect(page).not.toMatch(/guestTokenHash|visitorId|idempotencyKey|actorId|payoutName/)
  })

  test('cancel, once; a second press is told that the order moved on', async () => {
    const { no, cookie, orderId, purchaseId } = await paid()
    const form = { intent: 'cancel', orderId, reason: '买多了' }
    expect((await visit(orderAction, `/orders/${no}`, { no, cookie, form })).status).toBe(303)
    const again = await visit(orderAction, `/orders/${no}`, { no, cookie, form })
    expect([again.status, again.body.typed]).toEqual([409, '买多了'])
    await market.workOff()
    expect((await visit(orderLoader, `/orders/${no}`, { no, cookie })).body).toMatchObject({
      purchase: { status: 'cancelled' },
      orders: [{ state: 'cancelled', cancelReason: '买多了' }],
      refunds: [{ amountMinor: 7600, state: 'succeeded' }],
    })
    expect(await market.refundsOf(purchaseId)).toHaveLength(1)
  })

  test('a problem is kept when it is too long, and sent when it is not', async () => {
    const { no, cookie, orderId } = await paid()
    const long = '坏'.repeat(1001)
    const refused = await visit(orderAction, `/orders/${no}`, { no, cookie, form: { intent: 'report', orderId, text: long } })
    expect([refused.status, refused.body.typed]).toEqual([400, long])
    expect((await visit(orderAction, `/orders/${no}`, { no, cookie, form: { intent: 'report', orderId, text: '坏了' } })).status).toBe(303)
    expect(await market.db.select().from(problems).where(eq(problems.sellerOrderId, orderId))).toMatchObject([{ text: '坏了' }])
  })

  test('an order of another purchase can not be touched through this one', async () => {
    const mine = await paid()
    const theirs = await paid()
    const tried = await visit(orderAction, `/orders/${mine.no}`, {
      no: mine.no,
      cookie: mine.cookie,
      form: { intent: 'cancel', orderId: theirs.orderId, reason: '' },
    })
    expect(tried.status).toBe(404)
    expect((await market.ordersOf(theirs.purchaseId))[0]).toMatchObject({ state: 'paid' })
  })

  test('found by number and phone in any way of writing them; wrong pairs all get one answer', async () => {
    const { no } = await paid()
    const found = await visit(findAction, '/orders/find', { form: { no: ` ${no.toLowerCase()} `, phone: '+86 138-0013-8000' } })
    expect([found.status, found.headers.get('location')]).toEqual([303, `/orders/${no}`])
    const kept = cookieOf(found.headers.get('set-cookie'))
    expect((await visit(orderLoader, `/orders/${no}`, { no, cookie: kept })).status).toBe(200)
    const wrong = await visit(findAction, '/orders/find', { form: { no, phone: '13900000000' } })
    const unknown = await visit(findAction, '/orders/find', { form: { no: 'HS261123-ZZZZZZ', phone: '13800138000' } })
    expect([wrong.status, wrong.body.formErrors]).toEqual([unknown.status, unknown.body.formErrors])
    expect(wrong.body.values).toEqual({ no, phone: '13900000000' })
  })
})
