import type Stripe from 'stripe'
import { invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf, pageOfArray } from '#app/stripe-sandbox/api/pagination'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { releaseIntent } from '#app/stripe-sandbox/payments/cancel-intent'
import { unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { SessionRecord, WireLineItem } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

export function requireSession(sandbox: Sandbox, id: string): SessionRecord {
  const session = sandbox.tables.sessions.get(id)
  if (!session) throw missingObject('checkout.session', id, 'session')
  return session
}

export function updateSession(sandbox: Sandbox, id: string, params: Stripe.Checkout.SessionUpdateParams): Stripe.Checkout.Session {
  refuseUnsupported(params, ['metadata'])
  const session = requireSession(sandbox, id)
  const metadata = mergedMetadata(session.object.metadata ?? {}, params.metadata)
  return sandbox.tables.sessions.replace({ ...session, object: { ...session.object, metadata } }).object
}

export function listSessions(sandbox: Sandbox, params: Stripe.Checkout.SessionListParams): ListAnswer<Stripe.Checkout.Session> {
  refuseUnsupported(params, [
    'created',
    'customer',
    'customer_details',
    'payment_intent',
    'status',
    'limit',
    'starting_after',
    'ending_before',
  ])
  return pageOf(
    sandbox.tables.sessions,
    '/v1/checkout/sessions',
    params,
    ({ object }) =>
      createdMatches(object.created, params.created) &&
      (!params.customer || object.customer === params.customer) &&
      (!params.customer_details || object.customer_details?.email === params.customer_details.email) &&
      (!params.payment_intent || object.payment_intent === params.payment_intent) &&
      (!params.status || object.status === params.status),
    (record) => record.object,
  )
}

export function listLineItems(sandbox: Sandbox, id: string, params: Stripe.Checkout.SessionListLineItemsParams): ListAnswer<WireLineItem> {
  return pageOfArray(requireSession(sandbox, id).lineItems, `/v1/checkout/sessions/${id}/line_items`, params)
}

/** Only an open session can be expired; a paid one answers 400, which is how a caller learns that it lost the race. */
export function expireSession(sandbox: Sandbox, id: string): Stripe.Checkout.Session {
  const { object } = requireSession(sandbox, id)
  if (object.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${object.status}.`,
    )
  }
  return closeExpired(sandbox, requireSession(sandbox, id))
}

export function expireWhenOpen(sandbox: Sandbox, id: string): void {
  const session = sandbox.tables.sessions.get(id)
  if (session?.object.status === 'open') closeExpired(sandbox, session)
}

function closeExpired(sandbox: Sandbox, session: SessionRecord): Stripe.Checkout.Session {
  unplan(sandbox, 'expire-session', session.id)
  const { object } = sandbox.tables.sessions.replace({ ...session, object: { ...session.object, status: 'expired', url: null } })
  emit(sandbox, 'checkout.session.expired', object)
  const intent = sandbox.tables.intents.get(String(object.payment_intent))
  if (intent && intent.object.status !== 'canceled') releaseIntent(sandbox, intent, 'automatic')
  return object
}
