import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity } from '#app/identity/testing/sign-in'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { guestBuyer, guestCookie } from '#app/routes/testing/guest-buyer'
import { type Answer, visit } from '#app/routes/testing/visit-route'
import { declineOnHostedPage, payOnHostedPage, payWithBankAccount } from '#app/stripe-sandbox/hosted-visitor'
import { offers } from '#db/schema/catalogue'
import { action as payAction, loader as payLoader } from './pay'

const market = moneyMarket({ deliverWebhooks: false })
const { bought } = guestBuyer(market)
beforeAll(configureTestIdentity)
afterEach(() => market.configure())

/** The payment page as a browser sees it: coming back leads on to its plain address while the payment is waited for. */
async function seePay(path: string, { cookie, no }: { cookie: string; no: string }): Promise<Answer> {
  const first = await visit(payLoader, path, { cookie, no })
  const next = first.headers.get('location')
  return next?.includes('/pay/') ? visit(payLoader, next, { cookie, no }) : first
}

describe('the payment page', () => {
  test('shows amount and until when the goods are kept, and leads to the provider', async () => {
    const { no, cookie, url } = await bought()
    const page = await visit(payLoader, `/pay/${no}`, { cookie, no })
    expect(page.body).toMatchObject({ stage: 'open', totalMinor: 7600, failure: null })
    const minutes = ((page.body.payBy as Date).getTime() - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(29)
    expect(minutes).toBeLessThan(31.1)
    const pressed = await visit(payAction, `/pay/${no}`, { cookie, no, form: { intent: 'pay' } })
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, url])
  })

  test('S09 payment case 16: a return address that was opened without paying fulfils nothing', async () => {
    const { no, cookie, purchaseId, sessionId } = await bought()
    const back = await visit(payLoader, `/pay/${no}?back=done&session=${sessionId}`, { cookie, no })
    expect([back.status, back.headers.get('location')]).toEqual([302, `/pay/${no}`])
    const page = await visit(payLoader, `/pay/${no}`, { cookie, no })
    expect(page.body).toMatchObject({ stage: 'open' })
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
  })

  test('S09 payment case 16: somebody else’s paid session pays for nothing here and shows nothing of theirs', async () => {
    const mine = await bought()
    const theirs = await bought()
    await payOnHostedPage(theirs.url)
    const page = await seePay(`/pay/${mine.no}?back=done&session=${theirs.sessionId}`, { cookie: mine.cookie, no: mine.no })
    expect(page.body).toMatchObject({ stage: 'open', no: mine.no })
    expect(await market.purchase(mine.purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.purchase(theirs.purchaseId)).toMatchObject({ status: 'pending' })
    const peeping = await seePay(`/pay/${theirs.no}?back=done&session=${theirs.sessionId}`, {
      cookie: mine.cookie,
      no: theirs.no,
    })
    expect([peeping.status, peeping.headers.get('location')]).toEqual([302, '/orders/find'])
    const nothing = await visit(payLoader, '/pay/HS261123-AAAAAA?back=done', { no: 'HS261123-AAAAAA' })
    expect([nothing.status, nothing.headers.get('location')]).toEqual([302, '/orders/find'])
  })

  test('payment case 5: coming back settles, even when no webhook ever comes', async () => {
    const { no, cookie, url, purchaseId } = await bought()
    const { leftTo } = await payOnHostedPage(url)
    const { pathname, search } = new URL(leftTo ?? '')
    const page = await visit(payLoader, `${pathname}${search}`, { cookie, no })
    expect(page.body).toMatchObject({ stage: 'paid', orders: [{ state: 'paid', shipBy: expect.any(Date) }] })
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('the page knows of a cancelled order whether it had been paid, and so was not lost to others', async () => {
    const { no, cookie, url, purchaseId } = await bought()
    expect((await visit(payLoader, `/pay/${no}`, { cookie, no })).body).toMatchObject({ orders: [{ wasPaid: false }] })
    const { leftTo } = await payOnHostedPage(url)
    const { pathname, search } = new URL(leftTo ?? '')
    expect((await visit(payLoader, `${pathname}${search}`, { cookie, no })).body).toMatchObject({ orders: [{ wasPaid: true }] })
    const [order] = await market.ordersOf(purchaseId)
    await cancelOrder(market.db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: order?.id ?? '', reason: '买错了' })
    const { body } = await visit(payLoader, `/pay/${no}`, { cookie, no })
    expect(body).toMatchObject({ stage: 'paid', orders: [{ state: 'cancelled', wasPaid: true }] })
  })

  test('payment case 12: back a moment after a declined try was looked at: the payment that worked is seen at once', async () => {
    const { no, cookie, url, purchaseId } = await bought()
    await declineOnHostedPage(url)
    await settle(market.db, purchaseId)
    expect((await visit(payLoader, `/pay/${no}?back=cancelled`, { cookie, no })).body).toMatchObject({ stage: 'open' })
    await payOnHostedPage(url)
    expect((await seePay(`/pay/${no}?back=done`, { cookie, no })).body).toMatchObject({ stage: 'paid' })
  })

  test('C20 the provider can not be asked: the buyer hears that we are checking, not that it failed', async () => {
    const { no, cookie, url } = await bought()
    await payOnHostedPage(url)
    market.configure({ apiBase: 'http://127.0.0.1:9' })
    const page = await seePay(`/pay/${no}?back=done`, { cookie, no })
    expect(page.body).toMatchObject({ stage: 'confirming', isDown: true })
    const pressed = await visit(payAction, `/pay/${no}`, { cookie, no, form: { intent: 'pay' } })
    expect(pressed.status).toBe(503)
    expect(pressed.body.message).toMatch(/还没有扣款/)
    market.configure()
    expect((await seePay(`/pay/${no}?back=done`, { cookie, no })).body).toMatchObject({ stage: 'paid' })
  })

  test('payment case 15: a bank debit under way is said to be under way', async () => {
    const product = await market.product({ onHand: 5 })
    await market.db.update(offers).set({ currency: 'USD' }).where(eq(offers.id, product.offerId))
    const purchase = await market.startBuying([product], { locale: 'en' })
    await payWithBankAccount(purchase.url)
    const page = await seePay(`/en/pay/${purchase.no}?back=done`, { cookie: guestCookie(purchase), no: purchase.no })
    expect(page.body).toMatchObject({ stage: 'processing' })
  })

  test('the buyer gives up: nothing charged, goods back', async () => {
    const { no, cookie, offerId, purchaseId } = await bought()
    expect((await visit(payAction, `/pay/${no}`, { cookie, no, form: { intent: 'cancel' } })).status).toBe(303)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'cancelled' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 5, held: 0 })
    expect((await visit(payLoader, `/pay/${no}`, { cookie, no })).body).toMatchObject({ stage: 'cancelled' })
  })
})
