import type Stripe from 'stripe'

/** Something an account still has to give, in the words of Accounts v2 (`identity.individual.given_name`). */
export type Requirement = {
  description: string
  awaiting: 'user' | 'stripe'
  /** `past_due` stops transfers; `currently_due` only announces that it will. */
  deadline: 'currently_due' | 'past_due'
  /** What is wrong with what was given, if anything was. */
  error?: { code: string; description: string } | undefined
}

type BankAccount = { id: string; holder: string; country: string; currency: string; last4: string; payoutFailure: string | null }

/** A connected account: what it said and what is asked of it. `status` of its capability follows from these. */
export type AccountRecord = {
  id: string
  created: number
  contactEmail: string | null
  displayName: string | null
  dashboard: Stripe.V2.Core.Account.Dashboard
  metadata: Record<string, string>
  country: string | null
  entityType: Stripe.V2.Core.Account.Identity['entity_type'] | null
  givenName: string | null
  surname: string | null
  currency: string | null
  feesCollector: Stripe.V2.Core.Account.Defaults.Responsibilities.FeesCollector
  lossesCollector: Stripe.V2.Core.Account.Defaults.Responsibilities.LossesCollector
  /** The platform asked for `recipient.stripe_balance.stripe_transfers`. */
  wantsTransfers: boolean
  due: Requirement[]
  /** Stopped by Stripe, whatever was given. */
  isRestricted: boolean
  /** False once its owner has taken the platform's access away. */
  isConnected: boolean
  hasSubmitted: boolean
  bank: BankAccount | null
}

export type TransferRecord = { id: string; object: Stripe.Transfer }
export type ReversalRecord = { id: string; object: Stripe.TransferReversal }

/** A link to the hosted form: opened once, within minutes. Its id is the only key to it. */
export type AccountLinkRecord = {
  id: string
  account: string
  useCase: 'account_onboarding' | 'account_update'
  refreshUrl: string
  returnUrl: string
  expiresAt: number
  isUsed: boolean
}
/** A seller at the hosted form, or in the dashboard that a login link leads to. The id is the key to those pages. */
export type VisitRecord = {
  id: string
  account: string
  kind: 'onboarding' | 'dashboard'
  refreshUrl: string | null
  returnUrl: string | null
  useCase: AccountLinkRecord['useCase'] | null
  expiresAt: number
}

/** A change of a v2 object as it is told: its id, not its content. */
export type ThinEvent = {
  id: string
  object: 'v2.core.event'
  created: string
  livemode: boolean
  type: string
  reason: { type: 'request'; request: { id: string; idempotency_key: string | null } } | null
  related_object: { id: string; type: 'v2.core.account'; url: string } | null
}
/** `data` is not sent, only answered to who asks for the event. */
export type ThinEventRecord = { id: string; object: ThinEvent; data: Record<string, unknown> | null; at: number }

export type PayoutRecord = {
  id: string
  object: Stripe.Payout
  /** Whose money; the platform's when left out. */
  account?: string | undefined
}
/** Kept under the account's id, or `platform`. */
export type BalanceSettingsRecord = { id: string; object: Stripe.BalanceSettings }
