import type Stripe from 'stripe'
import type { Messages, MessagesAsked, PayeeMessage, ProviderMessage } from '#app/payments/provider/messages'
import { expectsLiveMode, paymentSettings } from '#app/payments/provider/payment-settings.server'
import { log } from '#app/platform/log.server'
import { callProvider } from './call-provider.server'
import { aboutOf, eventTypes } from './event-kinds'
import { everyPage, secondsOf } from './every-page'
import { intentIdOf } from './intent-id'
import { stripe } from './stripe-client.server'

const messageOf = (event: Stripe.Event): ProviderMessage => ({ id: event.id, type: event.type, payload: event })

/** What the first of our secrets reads that has signed these very bytes within five minutes; null when none has. */
function readSigned<T>(signature: string | null, secrets: readonly string[], read: (signature: string, secret: string) => T): T | null {
  if (!signature) return null
  for (const secret of secrets) {
    try {
      return read(signature, secret)
    } catch (error) {
      log.debug({ err: error }, 'a webhook did not verify')
    }
  }
  return null
}

/** What a signed body says of which account: an event with the account's id, or a thin one that names it. */
function readOfPayee(body: string, signature: string, secret: string): PayeeMessage {
  const { object } = JSON.parse(body) as { object?: string }
  if (object === 'v2.core.event') {
    const told = stripe().parseEventNotification(body, signature, secret)
    const related = 'related_object' in told ? told.related_object : null
    return { id: told.id, type: told.type, accountRef: related && 'id' in related ? String(related.id) : null }
  }
  const event = stripe().webhooks.constructEvent(body, signature, secret)
  const heard = { id: event.id, type: event.type, accountRef: event.account ?? null }
  if (event.type !== 'payout.failed') return heard
  const { id: ref, amount: amountMinor, currency, failure_code: why } = event.data.object
  return { ...heard, failed: { ref, amountMinor, currency: currency.toUpperCase(), why: why ?? '' } }
}

async function* sent({ from, until, isUndelivered }: MessagesAsked): AsyncGenerator<ProviderMessage[]> {
  const filter = {
    created: { gte: secondsOf(from), ...(until ? { lte: Math.ceil(until.getTime() / 1000) } : {}) },
    ...(isUndelivered ? { delivery_success: false } : {}),
    types: [...eventTypes],
    limit: 100,
  }
  for await (const events of everyPage<Stripe.Event>((after) => callProvider((client) => client.events.list({ ...filter, ...after }))))
    yield events.map(messageOf)
}

/** Events of Stripe, from its two webhook endpoints and its list. */
export const hearMessages: Messages = {
  verified(body, signature) {
    const event = readSigned(signature, paymentSettings().webhookSecrets, (signed, secret) =>
      stripe().webhooks.constructEvent(body, signed, secret),
    )
    return event && event.livemode === expectsLiveMode() && !event.account ? messageOf(event) : null
  },

  verifiedOfPayee: (body, signature) =>
    readSigned(signature, paymentSettings().connectWebhookSecrets ?? [], (signed, secret) => readOfPayee(body, signed, secret)),

  subjectOf(type, object) {
    const about = aboutOf(type)
    if (!about) return null
    const changed = object as Stripe.Refund
    const hangsOnPayment = about === 'refund' || about === 'dispute'
    return {
      about,
      ref: changed.id,
      intentRef: hangsOnPayment ? intentIdOf(changed) : null,
      purchaseId: hangsOnPayment ? null : (changed.metadata?.purchase_id ?? null),
    }
  },

  sent,
}
