import type Stripe from 'stripe'

/** Whose record it is; the platform's when left out. */
type Owned = { account?: string | undefined }

/** The SDK turns decimal strings into `Decimal`; on the wire they are strings. */
type WirePrice = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string | null }
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { price: WirePrice | null }

export type SessionRecord = {
  id: string
  object: Stripe.Checkout.Session
  lineItems: WireLineItem[]
  /** What the PaymentIntent will be made with when the buyer confirms. */
  intentPlan: {
    captureMethod: 'automatic_async' | 'automatic' | 'manual'
    cardCapture: 'automatic' | 'manual'
    description: string | null
    metadata: Record<string, string>
    transferGroup: string | null
    receiptEmail: string | null
    statementDescriptor: string | null
    statementDescriptorSuffix: string | null
    shipping: Stripe.PaymentIntent.Shipping | null
  }
}

export type IntentRecord = {
  id: string
  object: Stripe.PaymentIntent
  /** The Checkout Session it was made by, if any. */
  session: string | null
  cardCapture: 'automatic' | 'manual'
  returnUrl: string | null
}

/** How a test card or test bank account behaves; the numbers are Stripe's. */
export type MeansBehaviour = {
  decline?: Decline
  threeDSecure?: 'succeeds' | 'then-declined'
  /** Funds are available at once instead of T+2. */
  availableAtOnce?: boolean
  refund?: 'pending-then-succeeded' | 'pending-then-failed'
  elevatedRisk?: boolean
  /** Disputed as soon as it is paid. */
  dispute?: DisputeKind
  /** A debit that is decided days later. */
  debit?: 'succeeds' | 'fails'
}
/** How the cardholder's bank complains; an inquiry moves no money. */
export type DisputeKind = 'fraudulent' | 'product_not_received' | 'inquiry'
export type DisputeRecord = { id: string; object: Stripe.Dispute }
export type Decline = { code: string; declineCode: string | null; message: string }

export type MethodRecord = { id: string; object: Stripe.PaymentMethod; behaviour: MeansBehaviour }
export type ChargeRecord = Owned & { id: string; object: Stripe.Charge; behaviour: MeansBehaviour }
export type RefundRecord = Owned & { id: string; object: Stripe.Refund; outcome: 'succeeded' | 'failed' }
export type TransactionRecord = Owned & {
  id: string
  object: Stripe.BalanceTransaction
  /** The automatic payout that paid it out. */
  payout?: string
}
export type CustomerRecord = { id: string; object: Stripe.Customer }
export type EndpointRecord = {
  id: string
  object: Stripe.WebhookEndpoint
  secret: string
  /** After a rotation both sign, until the next one. */
  previousSecret: string | null
  /** Hears of connected accounts only. */
  isConnect: boolean
}

/** Every object the sandbox sends, as it looks on the wire. */
export type ApiObject =
  | Stripe.Checkout.Session
  | WireLineItem
  | Stripe.PaymentIntent
  | Stripe.PaymentMethod
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.BalanceTransaction
  | Stripe.Balance
  | Stripe.Customer
  | Stripe.WebhookEndpoint
  | Stripe.Account
  | Stripe.Application
  | Stripe.BalanceSettings
  | Stripe.Dispute
  | Stripe.Payout
  | Stripe.Transfer
  | Stripe.TransferReversal
export type ApiEvent = Omit<Stripe.EventBase, 'data' | 'type'> & {
  type: string
  data: { object: ApiObject; previous_attributes?: Record<string, unknown> }
}
export type EventRecord = { id: string; object: ApiEvent }

export type DeliveryTry = { at: number; outcome: 'delivered' | 'refused' | 'unreachable' | 'timed-out' | 'dropped'; status: number | null }
export type DeliveryRecord = {
  id: string
  event: string
  endpoint: string
  state: 'waiting' | 'held' | 'delivered' | 'given-up'
  tries: DeliveryTry[]
}

export type TaskKind =
  | 'expire-session'
  | 'expire-authorisation'
  | 'settle-debit'
  | 'settle-refund'
  | 'retry-delivery'
  | 'verify-account'
  | 'move-payout'
  | 'automatic-payout'
  | 'dispute-due'
  | 'dispute-verdict'
  | 'prune'
export type TaskRecord = { id: string; kind: TaskKind; ref: string; dueAtMs: number }

export type AnswerRecord = { id: string; route: string; fingerprint: string; status: number; body: string; requestId: string; at: number }

/** What the control API sets and a restart must not forget. */
export type SettingsRecord = {
  id: 'settings'
  clockOffsetMs: number
  overdraft: number
  /** By the currency that buyers pay in; the others settle as they are. */
  settlement?: Record<string, Settlement>
}
/** `rate`: what one unit of the paid currency is worth, in units of `currency`. */
export type Settlement = { currency: string; rate: number }
