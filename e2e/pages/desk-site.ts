import { sql } from 'drizzle-orm'
import { makePerson } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { recordBankRefund } from '#app/payments/refunds/bank-refund.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { transact } from '#app/platform/transact.server'
import { paymentExceptions } from '#db/schema/payments'
import { disputes } from '#db/schema/settlement'
import type { Market } from '../test'

/** Money to be given back by bank: one payment to be made, one to be found on the statement. */
async function refundByBank(db: Market['db'], paymentId: string, sellerOrderId: string): Promise<void> {
  const { userId } = await makePerson(db, { role: 'operator' })
  const ask = (amountMinor: number) =>
    transact(db, (tx) =>
      requestRefund(tx, { paymentId, sellerOrderId, amountMinor, requestKey: newId(), reason: '少了一包', byBank: true }),
    )
  await ask(120)
  const { refundId } = await ask(230)
  await recordBankRefund(db, userId, { refundId, reference: `ICBC${newId().slice(-12)}`, reason: '电话里问的账户' })
}

/** What an operator finds in the morning: refunds by bank, a card dispute that waits for papers, and books that differ. */
export async function fillDesk({ db }: Market, purchaseNo: string): Promise<void> {
  const { rows } = await db.execute<{ id: string; amountMinor: number; orderId: string }>(sql`
    SELECT y.id, y.amount_minor AS "amountMinor", (SELECT min(o.id::text) FROM seller_orders o WHERE o.purchase_id = p.id) AS "orderId"
    FROM payments y JOIN purchases p ON p.id = y.purchase_id WHERE p.no = ${purchaseNo} AND y.state = 'succeeded'`)
  const [payment] = rows
  if (!payment) throw new Error(`${purchaseNo} was not paid`)
  await refundByBank(db, payment.id, payment.orderId)
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
