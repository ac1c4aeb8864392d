type EventKind = 'session' | 'intent' | 'refund' | 'dispute'

/** The events we act on, by what must be looked at. Everything else is taken in and put away. */
export const eventKinds = {
  'checkout.session.completed': 'session',
  'checkout.session.async_payment_succeeded': 'session',
  'checkout.session.async_payment_failed': 'session',
  'checkout.session.expired': 'session',
  'payment_intent.succeeded': 'intent',
  'payment_intent.processing': 'intent',
  'payment_intent.payment_failed': 'intent',
  'payment_intent.amount_capturable_updated': 'intent',
  'payment_intent.canceled': 'intent',
  'charge.refunded': 'refund',
  'charge.refund.updated': 'refund',
  'refund.created': 'refund',
  'refund.updated': 'refund',
  'refund.failed': 'refund',
  'charge.dispute.created': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
  'charge.dispute.closed': 'dispute',
} as const satisfies Record<string, EventKind>

export const eventTypes = Object.keys(eventKinds) as (keyof typeof eventKinds)[]

export const kindOf = (type: string): EventKind | null => (type in eventKinds ? eventKinds[type as keyof typeof eventKinds] : null)

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const waits = [2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 17 * HOUR]

/** From this try on, an event that matches nothing is put before the operator. */
export const alertFromTry = 4

/** How long an event that matches nothing of ours waits for its next try, in milliseconds; null after a day of tries. */
export const waitAfterTry = (tries: number): number | null => waits[tries - 1] ?? null
