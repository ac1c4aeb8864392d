/** A movement of the provider's balance for a dispute, in the currency that it keeps. */
export type DisputeMovement = { ref: string; amountMinor: number; feeMinor: number; currency: string }

export type DisputeTold = {
  ref: string
  chargeRef: string
  amountMinor: number
  currency: string
  reason: string
  /** The provider's own word for where it stands; an inquiry's moves no money. */
  status: string
  /** How it ended, for the house; null while it is open. */
  ended: 'lost' | 'kept' | null
  dueBy: Date | null
  taken: DisputeMovement | null
  back: DisputeMovement | null
}

/** What is handed in, each text under the name by which it is kept with the dispute. */
export type DisputeEvidence = Partial<
  Record<
    | 'customer_name'
    | 'customer_email_address'
    | 'product_description'
    | 'uncategorized_text'
    | 'shipping_address'
    | 'shipping_carrier'
    | 'shipping_tracking_number'
    | 'shipping_date'
    | 'service_date'
    | 'cancellation_policy_disclosure',
    string
  >
>

/** What buyers' banks ask back. */
export interface Disputes {
  look(ref: string): Promise<DisputeTold>
  /** Disputes opened since an instant, at most a hundred, by name. */
  openedSince(from: Date): Promise<string[]>
  /** Hands evidence in; taken once. @throws ProviderError when the dispute no longer takes any */
  answer(ref: string, evidence: DisputeEvidence): Promise<void>
  /** Gives it up. @throws ProviderError when it is closed */
  concede(ref: string): Promise<void>
}
