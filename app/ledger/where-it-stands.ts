import type { PostedEntry, Posting } from './purchase-journal.server'

export type Standing = Pick<PostedEntry, 'accountId' | 'accountKind' | 'currency' | 'sellerZh' | 'sellerEn' | 'normalSide'> & {
  /** Minor units on the account's own side; never nothing. */
  minor: number
}

/** Where the money of a purchase is after its postings: the accounts on which something of it is left. */
export function whereItStands(postings: readonly Posting[]): Standing[] {
  const accounts = new Map<string, Standing>()
  for (const { accountId, accountKind, currency, sellerZh, sellerEn, normalSide, amountMinor } of postings.flatMap(
    ({ entries }) => entries,
  )) {
    const account = accounts.get(accountId) ?? { accountId, accountKind, currency, sellerZh, sellerEn, normalSide, minor: 0 }
    accounts.set(accountId, { ...account, minor: account.minor + (normalSide === 'debit' ? amountMinor : -amountMinor) })
  }
  return [...accounts.values()].filter(({ minor }) => minor !== 0)
}
