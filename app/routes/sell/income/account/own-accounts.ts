import type { accountKinds } from '#db/schema/ledger'

/** The four accounts a seller has with the market, by the word in the address. */
export const ownAccounts = {
  payable: 'seller_payable',
  held: 'seller_held',
  way: 'payout_in_transit',
  debt: 'seller_debt',
} as const satisfies Record<string, (typeof accountKinds)[number]>

export type OwnAccount = keyof typeof ownAccounts

/** The account an address asks for; what is the seller's, for any other word. */
export const readOwnAccount = (word: string | null): OwnAccount =>
  word && Object.hasOwn(ownAccounts, word) ? (word as OwnAccount) : 'payable'

/** The name of a seller's own account in the books: whose it is comes from who is signed in, never from the address. */
export const ownAccountId = (of: OwnAccount, currency: string, sellerId: string): string => `${ownAccounts[of]}:${currency}:${sellerId}`
