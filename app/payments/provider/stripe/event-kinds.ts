import type { MessageSubject } from '#app/payments/provider/messages'

/** The events we act on, by what must be looked at. Everything else is taken in and put away. */
const eventKinds = {
  'checkout.session.completed': 'page',
  'checkout.session.async_payment_succeeded': 'page',
  'checkout.session.async_payment_failed': 'page',
  'checkout.session.expired': 'page',
  'payment_intent.succeeded': 'payment',
  'payment_intent.processing': 'payment',
  'payment_intent.payment_failed': 'failed-try',
  'payment_intent.amount_capturable_updated': 'payment',
  'payment_intent.canceled': 'let-go',
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
} as const satisfies Record<string, MessageSubject['about']>

export const eventTypes = Object.keys(eventKinds) as (keyof typeof eventKinds)[]

export const aboutOf = (type: string): MessageSubject['about'] | null =>
  type in eventKinds ? eventKinds[type as keyof typeof eventKinds] : null
