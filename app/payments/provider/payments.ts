import type { Settlement } from './checkout'

type PaymentTold = {
  /** What was written on it when its page was opened. */
  purchaseId: string | null
  attempt: number
  /** Why the last try to pay failed. */
  failure: string | null
  /** Nothing will come of it: a card that was held is free again. */
  isLetGo: boolean
}

export type ChargedCard = Settlement & {
  state: 'charged' | 'let-go' | 'neither'
  /** The provider's own word for its state. */
  status: string
  receivedMinor: number
}

/** Payments that buyers have begun or made, by the provider's name for them. */
export interface Payments {
  /** @throws ProviderError when there is no such payment */
  look(intentRef: string): Promise<PaymentTold>
  /** Charges a held card once for a key, with a part of what is held; with nothing, lets it go. @returns what became of it, also when that was refused */
  charge(held: { intentRef: string; amountMinor: number; key: string }): Promise<ChargedCard>
  /** The payment that a charge or refund of the provider's list belongs to. @throws ProviderError when there is no such object */
  refBehind(object: { kind: 'charge' | 'refund'; ref: string }): Promise<string | null>
}
