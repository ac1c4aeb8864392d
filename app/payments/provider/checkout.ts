export type PayableLine = { name: string; unitMinor: number; quantity: number }

/** A page to pay one attempt of a purchase on. Made from stored rows only, so that a repeat under the same key is the same request. */
export type PayPageRequest = {
  /** One page for a key, however often it is asked for. */
  key: string
  purchaseId: string
  purchaseNo: string
  attempt: number
  currency: string
  totalMinor: number
  locale: 'zh' | 'en'
  email: string | null
  /** A card is only held, to be charged after the weighing; the wallets know no such thing and are charged. */
  holdsCard: boolean
  lines: readonly PayableLine[]
  expiresAt: Date
  /** Where the buyer comes back to; with the page's name as `session` when it was paid. */
  successUrl: string
  cancelUrl: string
}

export type PayPage = {
  ref: string
  url: string | null
  state: 'open' | 'complete' | 'ended'
  /** What was written on it when it was opened. */
  purchaseId: string | null
  attempt: number
}

/** What the provider keeps of a payment, in the currency it settles in, and when the rest can be used; null while it has not said so. */
export type Settlement = {
  fee: { minor: number; ref: string; availableAt: Date } | null
  /** What it became where the provider keeps another currency. */
  settled: { minor: number; currency: string } | null
}

/** What the provider says was paid; compared with our own rows before anything is believed. */
export type PaidProof = Settlement & {
  sessionId: string
  reference: string | null
  amountMinor: number
  currency: string
  liveMode: boolean
  intentRef: string | null
  chargeRef: string | null
  method: string | null
  /** The card is held and not yet charged; until when its bank does that. */
  hold: { expiresAt: Date } | null
}

export type SessionVerdict =
  | { kind: 'open'; failure: string | null }
  | { kind: 'processing' }
  | { kind: 'failed'; failure: string }
  | { kind: 'expired' }
  | { kind: 'paid'; proof: PaidProof }

/** Pages on which purchases are paid. */
export interface Checkout {
  /** @throws ProviderError when it was refused or failed for good: there is no page under this key */
  open(request: PayPageRequest): Promise<PayPage>
  /** @throws ProviderError when there is no such page */
  look(ref: string): Promise<PayPage>
  /** What became of it. @throws ProviderError when there is no such page */
  verdict(ref: string): Promise<SessionVerdict>
  /** Ends it. @returns whether it can not be paid any more; false when it was paid or is being paid */
  close(ref: string): Promise<boolean>
}
