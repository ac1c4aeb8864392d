import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterEach } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { webhookEvents } from '#db/schema/payments'
import { type moneyMarket, webhookSecret } from './money-market'

/** A header as the provider writes it over that body. */
export const sign = (body: string, secret = webhookSecret, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`

export async function eventAbout(purchaseId: string, type: string): Promise<Stripe.Event> {
  const { data } = await stripe().events.list({ type, limit: 100 })
  const found = data.find((event) => JSON.stringify(event.data.object).includes(purchaseId))
  if (!found) throw new Error(`no ${type} about ${purchaseId}`)
  return found
}

/** Events that the test brings to the door itself; whatever rules it made for the provider's mail end with it. */
export function unheardEvents(market: ReturnType<typeof moneyMarket>) {
  afterEach(async () => {
    await market.sandbox.control.clearWebhookRules()
    await market.sandbox.control.orderWebhooks('shuffled')
    market.shutDoor(null)
    market.configure()
  })
  return {
    eventRow: async (eventId: string) => (await market.db.select().from(webhookEvents).where(eq(webhookEvents.eventId, eventId)))[0],
    /** Paid at the provider while nothing is delivered; `event` is what the provider has to tell. */
    async paidUnheard() {
      await market.sandbox.control.addWebhookRule({ action: 'drop' })
      const { offerId } = await market.product({ onHand: 5 })
      const bought = await market.startBuying([{ offerId }])
      await payOnHostedPage(bought.url)
      await market.sandbox.control.webhooksIdle()
      await market.sandbox.control.clearWebhookRules()
      return { ...bought, offerId, event: await eventAbout(bought.purchaseId, 'checkout.session.completed') }
    },
  }
}
