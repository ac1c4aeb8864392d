import { accountStatement, type StatementLine } from '#app/ledger/ledger-queries.server'
import type { Db } from '#db/client.server'
import { type Month, spanOf } from './months'

type Account = { openingMinor: number; lines: StatementLine[]; closingMinor: number }
export type Statement = { payable: Account; debt: Account }

/** A seller's month in the ledger: what was theirs with the market, and what they owed it. */
export async function statementOf(db: Db, sellerId: string, currency: string, month: Month): Promise<Statement> {
  const read = async (accountKind: 'seller_payable' | 'seller_debt'): Promise<Account> => {
    const { openingMinor, lines } = await accountStatement(db, { sellerId, accountKind, currency, ...spanOf(month) })
    return { openingMinor, lines, closingMinor: lines.at(-1)?.balanceMinor ?? openingMinor }
  }
  const [payable, debt] = await Promise.all([read('seller_payable'), read('seller_debt')])
  return { payable, debt }
}

/** Whether an account has anything to show. */
export const isEmptyAccount = ({ openingMinor, lines }: Account): boolean => openingMinor === 0 && lines.length === 0
