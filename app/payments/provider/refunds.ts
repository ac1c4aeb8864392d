type RefundRequest = {
  id: string
  intentRef: string
  amountMinor: number
  purchaseId: string
  sellerOrderId: string | null
  askedAt: Date
  key: string
}

/** What the provider says of a refund. */
export type RefundTold = {
  ref: string
  state: 'pending' | 'succeeded' | 'failed'
  amountMinor: number
  currency: string
  /** Whether it has moved money: one that waits for the provider's balance, or was taken back while it waited, has not. */
  hasLeft: boolean
  failure: string | null
  waitsFor: string | null
  /** What it took off the provider's balance where that is kept in another currency than the books; told by `look` and `ofPayment`. */
  settled: { settledMinor: number; settledCurrency: string } | null
  /** What was written on it when it was asked for; nothing on one made in the provider's dashboard. */
  refundId: string | null
  sellerOrderId: string | null
}

export interface Refunds {
  /** Gives money back, once, however often and late it is asked for. @throws ProviderError when it was refused */
  make(request: RefundRequest): Promise<RefundTold>
  look(ref: string): Promise<RefundTold>
  /** Every refund of a payment, the oldest first, also those that were not asked for here. */
  ofPayment(intentRef: string): Promise<RefundTold[]>
}
