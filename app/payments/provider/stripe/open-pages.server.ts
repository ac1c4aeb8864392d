import type Stripe from 'stripe'
import type { Checkout, PayPage } from '#app/payments/provider/checkout'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { callProvider } from './call-provider.server'
import { sessionParams } from './session-params'
import { verdictExpand, verdictOf } from './session-verdict'

function stateOf(status: Stripe.Checkout.Session.Status | null): PayPage['state'] {
  if (status === 'open') return 'open'
  return status === 'complete' ? 'complete' : 'ended'
}

function pageOf({ id, url, status, metadata }: Stripe.Checkout.Session): PayPage {
  return {
    ref: id,
    url,
    state: stateOf(status),
    purchaseId: metadata?.purchase_id ?? null,
    attempt: Number(metadata?.attempt),
  }
}

/** Payment pages of Stripe: hosted Checkout Sessions. */
export const openPages: Checkout = {
  async open(request) {
    const params = sessionParams(request)
    return pageOf(await callProvider((client) => client.checkout.sessions.create(params, { idempotencyKey: request.key })))
  },

  async look(ref) {
    return pageOf(await callProvider((client) => client.checkout.sessions.retrieve(ref)))
  },

  async verdict(ref) {
    return verdictOf(await callProvider((client) => client.checkout.sessions.retrieve(ref, { expand: verdictExpand })))
  },

  async close(ref) {
    try {
      const session = await callProvider((client) => client.checkout.sessions.expire(ref))
      return session.status === 'expired'
    } catch (error) {
      if (!isRefusedByProvider(error)) throw error
      if (error.code === 'resource_missing') return true
      const session = await callProvider((client) => client.checkout.sessions.retrieve(ref))
      return session.status === 'expired'
    }
  },
}
