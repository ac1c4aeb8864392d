import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { sweepExpired } from '#app/payments/settling/expire-purchase.server'
import { settle } from '#app/payments/settling/settle.server'
import { pool } from '#app/platform/database.server'
import { checkoutMarket, filled } from '#app/routes/cart/testing/checkout-market'
import { loader as seeMarket } from '#app/routes/market/market'
import { action as pressPay, loader as seePay } from '#app/routes/orders/pay'
import { guestCookie } from '#app/routes/testing/guest-buyer'
import { visit } from '#app/routes/testing/visit-route'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'

const { market, press, guestWith, purchasesOf } = checkoutMarket()
const MINUTES = 30
const LOOKED_AT_EVERY = 3
const BUYERS_A_MINUTE = 3
/** Those who came in the first minutes do not come back to pay. */
const GONE_MINUTES = 10

let deaf: Server | undefined
afterEach(() => {
  vi.useRealTimers()
  market.configure()
  deaf?.closeAllConnections()
  deaf?.close()
})

/** A provider that takes every call and hangs up without a word; counts how often it is bothered. */
async function hangsUp(): Promise<{ url: string; calls(): number }> {
  let calls = 0
  deaf = createServer((request) => {
    calls += 1
    request.socket.destroy()
  })
  await new Promise<void>((listening) => deaf?.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`, calls: () => calls }
}

type Bought = { purchaseId: string; no: string; totalMinor: number; minute: number }

async function checkOutAt(minute: number, offerId: string, from: string): Promise<Bought> {
  const { cartId, cookie, page } = await guestWith([{ offerId }])
  const answer = await press(cookie, filled(page), { from })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/pay\/HS/)])
  const [placed] = await purchasesOf(cartId)
  if (!placed) throw new Error('nothing was placed')
  return { purchaseId: placed.id, no: placed.no, totalMinor: placed.totalMinor, minute }
}

/** The database's clock can not be moved; what was placed while ours was back is put back by hand. */
async function age({ purchaseId, minute }: Bought): Promise<void> {
  const earlier = sql.raw(`interval '${MINUTES - minute} minutes'`)
  await market.db
    .update(purchases)
    .set({ createdAt: sql`created_at - ${earlier}`, expiresAt: sql`expires_at - ${earlier}` })
    .where(eq(purchases.id, purchaseId))
  await market.db
    .update(payments)
    .set({ createdAt: sql`created_at - ${earlier}` })
    .where(eq(payments.purchaseId, purchaseId))
}

test('C22 the provider is down for thirty minutes: people browse, checkout says so, nothing piles up, and afterwards all is right', {
  timeout: 120_000,
}, async () => {
  const { offerId } = await market.product({ onHand: 500 })
  const early = await market.startBuying([{ offerId }])
  await payOnHostedPage(early.url)
  const provider = await hangsUp()
  market.configure({ apiBase: provider.url })
  const end = Date.now()
  const bought: Bought[] = []
  for (let minute = 0; minute < MINUTES; minute += LOOKED_AT_EVERY) {
    vi.useFakeTimers({ toFake: ['Date'], now: end - (MINUTES - minute) * 60_000 })
    const before = provider.calls()
    const buyers = Array.from({ length: BUYERS_A_MINUTE }, (_, i) => checkOutAt(minute, offerId, `198.51.${minute}.${i}`))
    bought.push(...(await Promise.all(buyers)))
    expect((await visit(seeMarket, '/market')).status).toBe(200)
    const last = bought.at(-1)
    const guest = { cookie: guestCookie({ purchaseId: last?.purchaseId ?? '', no: last?.no ?? '' }), no: last?.no ?? '' }
    const cameBack = await visit(seePay, `/pay/${early.no}?back=done`, { cookie: guestCookie(early), no: early.no })
    expect(cameBack.body).toMatchObject({ stage: 'confirming', isDown: true })
    expect((await visit(seePay, `/pay/${last?.no}`, guest)).body).toMatchObject({ stage: 'open' })
    const pressed = await visit(pressPay, `/pay/${last?.no}`, { ...guest, form: { intent: 'pay' } })
    expect([pressed.status, pressed.body.message]).toEqual([503, expect.stringMatching(/还没有扣款/)])
    // Every call is asked three times by the client. Five failures open the breaker; after its rest one call tries.
    expect(provider.calls() - before).toBeLessThanOrEqual(minute < 2 ? 15 : 3)
  }
  expect(pool.waitingCount).toBe(0)
  expect(provider.calls()).toBeLessThan(MINUTES * 3 + 15)
  for (const { purchaseId } of bought) expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'created', providerRef: null }])

  vi.useRealTimers()
  market.configure()
  for (const one of bought) await age(one)
  const gone = bought.filter(({ minute }) => minute < GONE_MINUTES)
  const patient = bought.filter(({ minute }) => minute >= GONE_MINUTES)
  for (const { purchaseId } of gone) await market.letTimePass(purchaseId)
  await sweepExpired(market.db)
  await market.workOff()
  for (const { purchaseId } of gone) expect(await market.purchase(purchaseId)).toMatchObject({ status: 'expired' })
  for (const { purchaseId } of patient) {
    const { url } = await startPayment(market.db, purchaseId)
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
  }
  expect(await settle(market.db, early.purchaseId)).toBe('paid')
  await market.workOff()
  expect(await market.stockOf(offerId)).toEqual({ onHand: 500 - patient.length - 1, held: 0 })
  const charges = await stripe().charges.list({ limit: 100 })
  expect(charges.data.filter(({ paid }) => paid).reduce((sum, { amount }) => sum + amount, 0)).toBe(
    patient.reduce((sum, { totalMinor }) => sum + totalMinor, 0) + (await market.purchase(early.purchaseId)).totalMinor,
  )
})
