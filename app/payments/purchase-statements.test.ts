import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { CartOwner } from '#app/cart/cart-lines.server'
import { addToCart } from '#app/cart/changes/add-to-cart.server'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { requestFor } from '#app/orders/testing/make-purchase'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { webhookEvents } from '#db/schema/payments'
import { takeIn } from './events/receive-event.server'
import { workEvent } from './events/work-event.server'
import { stripe } from './provider/stripe/stripe-client.server'
import { checkOut } from './sessions/check-out.server'
import { settle } from './settling/settle.server'
import { moneyMarket } from './testing/money-market'

const market = moneyMarket({ deliverWebhooks: false })
let close: () => Promise<void> = async () => {}
afterAll(() => close())

test('a whole purchase from two sellers, from the first cart add to paid and its event worked off, takes at most 40 statements', async () => {
  const first = await market.product({ onHand: 5 })
  const second = await market.product({ onHand: 5 })
  const counting = countStatements(market.url)
  close = counting.close
  const { db, count } = counting
  const owner: CartOwner = { cartId: randomUUID(), userId: null }

  await addToCart(db, owner, { offerId: first.offerId, quantity: 1, locale: 'zh' })
  await addToCart(db, owner, { offerId: second.offerId, quantity: 1, locale: 'zh' })
  const placed = await checkOut(db, await requestFor(market.db, owner.cartId))
  if (placed.kind !== 'placed' || !placed.url) throw new Error('no payment page was opened')
  await payOnHostedPage(placed.url)
  expect(await settle(db, placed.purchase.purchaseId)).toBe('paid')
  const { data: events } = await stripe().events.list({ type: 'checkout.session.completed' })
  await takeIn(
    db,
    events.map((event) => ({ id: event.id, type: event.type, payload: event })),
  )
  for (const event of events) await workEvent(db, event.id)

  expect(count()).toBeGreaterThan(10)
  expect(count()).toBeLessThanOrEqual(40)
  const [event] = await market.db
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.eventId, events[0]?.id ?? ''))
  expect(event?.state).toBe('done')
  expect(await market.ordersOf(placed.purchase.purchaseId)).toMatchObject([{ state: 'paid' }, { state: 'paid' }])
})
