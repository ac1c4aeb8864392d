import type { Transfers } from '#app/payments/provider/sellers-money'
import type { payoutAccountStates, payoutProviders } from '#db/schema/settlement'

/** By whom a seller is paid; `none` is a seller who has not said where the money shall go. */
export type PayoutProviderName = (typeof payoutProviders)[number] | 'none'

export type SellerAccount = { state: (typeof payoutAccountStates)[number] | 'none'; changedAt: Date; requirements: readonly string[] }

export type Standing = {
  canBePaid: boolean
  /** From when an account that is new can be paid. */
  usedFrom: Date | null
  /** Whether the provider asks the seller for something, on its own form: also of one it pays, such as another bank account after a payout came back. */
  isAsked: boolean
}

/**
 * How money leaves. At once: sent order by order, and taken back the same way. By a run: an operator drafts it, another approves it
 * (`batches/`), and what a buyer is given back later is owed and kept from the next orders. Not: it stays payable.
 */
type WayOut = { how: 'at-once'; transfers: Transfers } | { how: 'by-run' } | { how: 'not' }

/** Whoever brings sellers their money. */
export interface PayoutProvider {
  readonly wayOut: WayOut
  /** Whether a seller can be paid now, and what stands against it. */
  standing(account: SellerAccount): Standing
}
