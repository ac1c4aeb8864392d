import { type Locale, say } from '#app/i18n/words'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { dayOf } from '#app/kernel/day'
import type { Cell } from '#app/platform/table-file.server'
import type { Statement } from '#app/settlement/income/statement.server'

type Account = Statement['payable']

/** A statement as the rows of a table: both accounts below each other, each from its opening to its closing balance. Amounts are numbers, in or out. */
export function statementRows(locale: Locale, { payable, debt }: Statement, currency: string): Cell[][] {
  const balance = (minor: number): Cell => ({ minor, currency })
  const amount = (minor: number): Cell => (minor > 0 ? balance(minor) : '')
  const rowsOf = (name: string, { openingMinor, lines, closingMinor }: Account): Cell[][] => [
    [name, say(locale, w.opening), '', '', '', '', balance(openingMinor), currency],
    ...lines.map(({ at, kind, orderNo, amountMinor, balanceMinor }) => [
      name,
      say(locale, ledgerWords[`posting-${kind}`]),
      dayOf(at),
      orderNo ?? '',
      amount(amountMinor),
      amount(-amountMinor),
      balance(balanceMinor),
      currency,
    ]),
    [name, say(locale, w.closing), '', '', '', '', balance(closingMinor), currency],
  ]
  const head = [w.accountColumn, w.what, w.when, w.order, w.moneyIn, w.moneyOut, w.balance, w.currencyColumn].map((word) =>
    say(locale, word),
  )
  const isQuiet = debt.openingMinor === 0 && debt.lines.length === 0
  return [head, ...rowsOf(say(locale, w.payableAccount), payable), ...(isQuiet ? [] : rowsOf(say(locale, w.debtAccount), debt))]
}
