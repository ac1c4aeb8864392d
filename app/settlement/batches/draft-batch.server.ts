import { sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { seal, unseal } from '#app/identity/sealed-box.server'
import { dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { postTransfer } from '#app/ledger/posting.server'
import { transact } from '#app/platform/transact.server'
import { activateBankAccounts } from '#app/settlement/bank/keep-bank-account.server'
import { payableOrders } from '#app/settlement/transfers/payable-orders.server'
import type { Db, Tx } from '#db/client.server'
import { payoutBatches, payoutBatchLines, transfers } from '#db/schema/settlement'

type Payable = { id: string; sellerId: string; paymentId: string; minor: number; next: number }
type Payee = { sellerId: string; bankSealed: string; bankTail: string }

/** Everybody whom the bank pays and who has something payable, their accounts taken in the order of their ids. */
async function lockPayees(tx: Tx, currency: string): Promise<Payee[]> {
  const { rows } = await tx.execute<Payee & { bankSealed: string | null }>(sql`
    SELECT c.seller_id AS "sellerId", c.bank_sealed AS "bankSealed", c.bank_tail AS "bankTail" FROM payout_accounts c
    WHERE c.provider = 'bank_batch' AND c.state = 'active' AND c.seller_id IN (SELECT p.seller_id FROM (${payableOrders}) p WHERE p.currency = ${currency})
    ORDER BY c.seller_id FOR UPDATE`)
  return rows
}

/** Their orders without a hold, locked by id; what is payable is read after that, so that nobody else is paying it. */
async function lockOrders(tx: Tx, currency: string, payees: readonly Payee[]): Promise<Payable[]> {
  const sellerIds = sql`ARRAY[${sql.join(
    payees.map(({ sellerId }) => sql`${sellerId}::uuid`),
    sql`, `,
  )}]`
  const wanted = sql`SELECT p.id FROM (${payableOrders}) p WHERE p.currency = ${currency} AND p.seller_id = ANY(${sellerIds})`
  await tx.execute(sql`SELECT 1 FROM seller_orders WHERE id IN (${wanted}) ORDER BY id FOR NO KEY UPDATE`)
  // A refund takes from the same money with its payment's balance held.
  await tx.execute(sql`
    SELECT 1 FROM payment_balances WHERE payment_id IN (SELECT p.payment_id FROM (${payableOrders}) p WHERE p.currency = ${currency} AND p.seller_id = ANY(${sellerIds}))
    ORDER BY payment_id FOR UPDATE`)
  const { rows } = await tx.execute<Payable>(sql`
    SELECT p.id, p.seller_id AS "sellerId", p.payment_id AS "paymentId", p.minor::bigint AS minor,
      (SELECT coalesce(max(t.n), 0) + 1 FROM transfers t WHERE t.seller_order_id = p.id)::int AS next
    FROM (
      SELECT q.*, sum(q.minor) OVER (PARTITION BY q.payment_id ORDER BY q.id) AS upto FROM (${payableOrders}) q
      WHERE q.currency = ${currency} AND q.seller_id = ANY(${sellerIds}) AND NOT q.held
    ) p WHERE p.upto <= p.room ORDER BY p.id`)
  return rows
}

/** The next number of the day. Whoever takes the same one at the same time is waited for, and the one after it is taken. */
async function insertBatch(tx: Tx, batch: Omit<typeof payoutBatches.$inferInsert, 'no'>): Promise<string> {
  const day = `PB${dayOf(new Date()).slice(2).replaceAll('-', '')}`
  const { rows } = await tx.execute<{ n: number }>(
    sql`SELECT coalesce(max(substring(no from '\\d+$')::int), 0) AS n FROM payout_batches WHERE no LIKE ${`${day}-%`}`,
  )
  for (let n = (rows[0]?.n ?? 0) + 1; ; n += 1) {
    const no = `${day}-${String(n).padStart(2, '0')}`
    const [made] = await tx
      .insert(payoutBatches)
      .values({ ...batch, no })
      .onConflictDoNothing({ target: payoutBatches.no })
      .returning({ no: payoutBatches.no })
    if (made) return made.no
  }
}

/**
 * Drafts a run of bank payments in one currency: a line for every seller whom the bank pays, for all that is payable to them and on which
 * there is no hold. The money is set aside at once, so no order is in two batches. An account is copied as it is now.
 * @returns the number of the batch
 * @throws Refusal conflict `nothing-payable`
 */
export function draftBatch(db: Db, operatorId: string, { currency, reason }: { currency: string; reason: string }): Promise<string> {
  return transact(db, async (tx) => {
    await activateBankAccounts(tx)
    const payees = await lockPayees(tx, currency)
    const orders = payees.length > 0 ? await lockOrders(tx, currency, payees) : []
    if (orders.length === 0) throw new Refusal('conflict', 'nothing-payable')
    const id = newId()
    const totalMinor = orders.reduce((sum, { minor }) => sum + minor, 0)
    const paid = payees.flatMap((payee) => {
      const own = orders.filter(({ sellerId }) => sellerId === payee.sellerId)
      return own.length > 0 ? [{ ...payee, own, lineId: newId() }] : []
    })
    const no = await insertBatch(tx, { id, currency, lineCount: paid.length, totalMinor, madeBy: operatorId })
    await tx.insert(payoutBatchLines).values(
      paid.map(({ sellerId, bankSealed, bankTail, own, lineId }, i) => ({
        id: lineId,
        batchId: id,
        position: i + 1,
        reference: `${no}-${String(i + 1).padStart(3, '0')}`,
        sellerId,
        amountMinor: own.reduce((sum, { minor }) => sum + minor, 0),
        bankSealed: seal(lineId, unseal(sellerId, bankSealed)),
        bankTail,
      })),
    )
    const made = paid.flatMap(({ own, lineId }) => own.map((order) => ({ ...order, lineId, transferId: newId() })))
    await tx.insert(transfers).values(
      made.map((order) => ({
        id: order.transferId,
        sellerOrderId: order.id,
        sellerId: order.sellerId,
        paymentId: order.paymentId,
        n: order.next,
        provider: 'bank_batch' as const,
        amountMinor: order.minor,
        currency,
        batchLineId: order.lineId,
      })),
    )
    for (const { transferId } of made.sort((a, b) => (a.id < b.id ? -1 : 1))) await postTransfer(tx, 'transfer_requested', transferId)
    await recordAct(tx, {
      actorId: operatorId,
      act: 'payout.draft',
      subjectKind: 'payout_batch',
      subjectId: id,
      reason,
      detail: { no, totalMinor, lines: paid.length },
    })
    return no
  })
}
