import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { paymentExceptions } from '#db/schema/payments'
import { disputes } from '#db/schema/settlement'
import type { Market } from '../test'

/** What an operator finds in the morning: a card dispute that waits for papers, and books that differ. */
export async function fillDesk({ db }: Market, purchaseNo: string): Promise<void> {
  const { rows } = await db.execute<{ id: string; amountMinor: number }>(sql`
    SELECT y.id, y.amount_minor AS "amountMinor" FROM payments y JOIN purchases p ON p.id = y.purchase_id WHERE p.no = ${purchaseNo} AND y.state = 'succeeded'`)
  const [payment] = rows
  if (!payment) throw new Error(`${purchaseNo} was not paid`)
  await db.insert(disputes).values({
    ...{ id: newId(), paymentId: payment.id, providerRef: `dp_${newId()}`, reason: 'fraudulent', status: 'needs_response' },
    ...{ amountMinor: Number(payment.amountMinor), feeMinor: 1500, dueBy: new Date(Date.now() + 7 * 86_400_000), withdrawnAt: new Date() },
  })
  const theirs = { amountMinor: 25_800, feeMinor: 619 }
  await db.insert(paymentExceptions).values([
    { id: newId(), kind: 'books_differs', ref: `charge:ch_${newId()}`, detail: { theirs, ours: { ...theirs, feeMinor: 618 } } },
    {
      id: newId(),
      kind: 'books_missing',
      ref: `payout:po_${newId()}`,
      detail: { theirs: { amountMinor: -99_000, feeMinor: 0 }, ours: null },
    },
  ])
}
