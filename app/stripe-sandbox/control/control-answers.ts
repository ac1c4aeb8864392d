import type { WebhookOrder, WebhookRule } from '#app/stripe-sandbox/events/webhook-rules'
import type { DeliveryTry, DisputeKind } from '#app/stripe-sandbox/state/records'

/** What the control API answers; the client in `sandbox-control.ts` gives the same shapes. */
export type ClockAnswer = { now: number; offsetMs: number }
/** `transfers`: the status of `stripe_balance.stripe_transfers`; null when it was never asked for. */
export type AccountAnswer = { id: string; transfers: 'active' | 'pending' | 'restricted' | 'rejected' | 'unsupported' | null }
/** `amount`: what of the charge is disputed; all that was not refunded when left out. */
export type DisputeStart = { charge: string; kind?: DisputeKind; amount?: number }
type DeliveryRow = {
  event: string
  type: string
  endpoint: string
  url: string
  state: 'waiting' | 'held' | 'delivered' | 'given-up'
  /** One row per try, oldest first. */
  tries: DeliveryTry[]
}
export type WebhooksAnswer = { order: WebhookOrder; rules: WebhookRule[]; deliveries: DeliveryRow[] }
