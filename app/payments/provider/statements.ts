/** A movement of the house's balance at the provider, by the object it is of. Minor units of the settled currency. */
export type Movement = { kind: string; ref: string; amountMinor: number; feeMinor: number }

/** What the provider's own books say. */
export interface Statements {
  movementsSince(from: Date): Promise<Movement[]>
  /** Whether what came in by a movement can be used, or from when. */
  funds(movementRef: string): Promise<{ isAvailable: boolean; availableAt: Date }>
  /** What the house has there, available or not yet, by currency. */
  balances(): Promise<ReadonlyMap<string, number>>
  /** What was paid to the house's bank. @throws ProviderError when there is no such payout */
  payout(ref: string): Promise<{ amountMinor: number; currency: string; createdAt: Date }>
}
