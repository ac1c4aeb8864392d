import type { Db } from '#db/client.server'
import type { BookFinding } from './book-check'
import { compareWithProvider, type Difference } from './compare-provider.server'

const DAY_MS = 86_400_000

/** The comparison with the provider as checks of the audit: the last 30 days, unless said otherwise. */
export async function providerFindings(db: Db, { graceMs = 600_000, days = 30 } = {}): Promise<BookFinding[]> {
  const { differences, balances, unheard } = await compareWithProvider(db, { from: new Date(Date.now() - days * DAY_MS), graceMs })
  const rows = (which: (one: Difference) => boolean) => differences.filter(which).map((one) => ({ ...one }))
  const isRefund = ({ kind }: Difference) => kind === 'refund' || kind === 'refund_failure'
  return [
    { name: 'R1 what was paid at the provider is in the books', rows: rows(({ kind, how }) => kind === 'charge' && how === 'missing') },
    { name: 'R2 payments are as the provider says', rows: rows(({ kind, how }) => kind === 'charge' && how !== 'missing') },
    { name: 'R3 refunds are the same at both sides', rows: rows(isRefund) },
    {
      name: 'R4 the provider’s balance and its movements are those of the ledger',
      rows: [...rows((one) => one.kind !== 'charge' && !isRefund(one)), ...balances],
    },
    { name: 'R10 no event of the last 72 hours is missing', rows: unheard.map((id) => ({ id })) },
  ]
}
