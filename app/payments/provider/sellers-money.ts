export type TransferRequest = {
  id: string
  sellerOrderId: string
  purchaseId: string
  /** In the currency that the provider keeps of the payment. */
  amountMinor: number
  currency: string
  accountRef: string
  /** The charge it is paid out of. */
  chargeRef: string
  askedAt: Date
  key: string
}

export type TakeBackRequest = { id: string; transferRef: string; amountMinor: number; key: string }

/** Sellers' shares. */
export interface Transfers {
  /**
   * Sends a share, once, however often and late it is asked for. @returns the provider's name of it
   * @throws ProviderError when it will not be sent to this seller; Refusal unavailable `payments-down` also while the money is not there yet
   */
  send(request: TransferRequest): Promise<string>
  /** Takes a part of a share back, once. @returns the provider's name of it. @throws ProviderError when the seller's account has too little */
  takeBack(request: TakeBackRequest): Promise<string>
}

export type PayeeStanding = { state: 'pending' | 'active' | 'restricted' | 'gone'; requirements: string[] }

/** Sellers' accounts at the provider. */
export interface Payees {
  /** Opens an account, one for a key. @returns the provider's name of it */
  open(seller: { sellerId: string; name: string; key: string }): Promise<string>
  /** The provider's own form, by a link that opens once. */
  formLink(accountRef: string, urls: { returnUrl: string; refreshUrl: string }): Promise<string>
  /** The provider's own page of an account, by a link that opens once. */
  pageLink(accountRef: string): Promise<string>
  /** Whether it can be paid, and what is still asked for. An account that is no longer ours to see is gone. */
  standing(accountRef: string): Promise<PayeeStanding>
}
