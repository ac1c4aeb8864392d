import type { PurchaseStatus } from '#app/payments/settling/record-money.server'

export type PayFacts = {
  status: PurchaseStatus
  /** The buyer came back from the provider's page, and the provider can not be asked what came of it. */
  isUnknown: boolean
  isProcessing: boolean
  isQuarantined: boolean
  /** The time to pay is over by the clock, though nothing was let go yet. */
  isOver: boolean
}

export type PayStage = 'open' | 'confirming' | 'processing' | 'held' | 'over' | 'paid' | 'expired' | 'cancelled' | 'refund_due' | 'refunded'

/** Which of its faces the payment page shows. A buyer who came back is never offered a second payment before the provider has spoken. */
export function payStage({ status, isUnknown, isProcessing, isQuarantined, isOver }: PayFacts): PayStage {
  if (status !== 'pending') return status
  if (isQuarantined) return 'held'
  if (isProcessing) return 'processing'
  if (isUnknown) return 'confirming'
  return isOver ? 'over' : 'open'
}
