import { type Locale, say } from '#app/i18n/words'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { dayOf, formatClock } from '#app/kernel/day'
import type { AccountEntry } from '#app/ledger/accounts/account-entries.server'
import type { Cell } from '#app/platform/table-file.server'

type Saved = { entries: readonly AccountEntry[]; isCut: boolean; openingMinor: number; closingMinor: number }

/** An account of a span as the rows of a file, from what was on it before to what was on it after. */
export function entryRows(locale: Locale, currency: string, { entries, isCut, openingMinor, closingMinor }: Saved): Cell[][] {
  const amount = (minor: number) => ({ minor, currency })
  const head = [w.when, w.what, w.purchase, w.order, w.refund, w.transfer, w.dispute, w.moved, w.after, w.currency]
  return [
    head.map((word) => say(locale, word)),
    ['', say(locale, w.opening), '', '', '', '', '', '', amount(openingMinor), currency],
    ...entries.map((entry) => [
      `${dayOf(entry.at)} ${formatClock(entry.at)}`,
      say(locale, ledgerWords[`posting-${entry.kind}`]),
      entry.purchaseNo ?? '',
      entry.orderNo ?? '',
      entry.refundId ?? '',
      entry.batchNo ?? entry.transferId ?? '',
      entry.disputeId ?? '',
      amount(entry.amountMinor),
      amount(entry.balanceMinor),
      currency,
    ]),
    ...(isCut ? [['', say(locale, w.fileCut, { n: entries.length })]] : []),
    ['', say(locale, w.closing), '', '', '', '', '', '', amount(closingMinor), currency],
  ]
}
