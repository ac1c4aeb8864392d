/** What the provider sent, as the inbox keeps it: the object it is about stands in `data.object`. */
export type ProviderMessage = { id: string; type: string; payload: { data: { object: unknown } } }

/** What of ours must be looked at because of a message; what else the message says is only a hint. */
export type MessageSubject = {
  about: 'page' | 'payment' | 'failed-try' | 'let-go' | 'refund' | 'dispute'
  /** The provider's name of the object. */
  ref: string
  /** Of a refund or dispute: its payment. */
  intentRef: string | null
  /** Of a payment: what was written on it when its page was opened. */
  purchaseId: string | null
}

/** What happened to which seller's account; of a payout that its own bank sent back, how much, in minor units, and the provider's word for why. */
export type PayeeMessage = {
  id: string
  type: string
  accountRef: string | null
  failed?: { ref: string; amountMinor: number; currency: string; why: string }
}

export type MessagesAsked = { from: Date; until?: Date; isUndelivered?: boolean }

export interface Messages {
  /** The message a signed body carries; null when the provider has not signed these very bytes within five minutes, or it is of another mode or account. */
  verified(body: string, signature: string | null): ProviderMessage | null
  /** The same for what happens to a seller's account. */
  verifiedOfPayee(body: string, signature: string | null): PayeeMessage | null
  /** What a message is about; null when it is nothing we act on. */
  subjectOf(type: string, object: unknown): MessageSubject | null
  /** The messages of a span of time that we act on, page by page as they are read. */
  sent(asked: MessagesAsked): AsyncIterable<ProviderMessage[]>
}
