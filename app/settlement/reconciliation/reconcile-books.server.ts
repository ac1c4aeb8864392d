import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { compareWithProvider, type Difference } from '#app/payments/books/compare-provider.server'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { paymentOfIntent } from '#app/payments/events/match-event.server'
import { reconcileEvents } from '#app/payments/events/reconcile.server'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { syncRefunds } from '#app/payments/refunds/sync-refunds.server'
import { transact } from '#app/platform/transact.server'
import { syncDispute } from '#app/settlement/disputes/sync-dispute.server'
import type { Db } from '#db/client.server'
import { paymentExceptions, reconcileCursors } from '#db/schema/payments'

const DAY_MS = 86_400_000
const overlapMs = 3 * DAY_MS
const firstLookBackMs = 30 * DAY_MS
export const bookExceptionKinds = ['books_missing', 'books_extra', 'books_differs', 'balance_differs', 'event_unheard'] as const
type BookExceptionKind = (typeof bookExceptionKinds)[number]

/**
 * Compares books and provider since the last time, three days over, and puts every difference before the operator, once each. Nothing is mended
 * by itself.
 * @returns how many movements were compared and how many differences there are
 * @throws Refusal unavailable `payments-down`
 */
export async function reconcileBooks(db: Db, { graceMs }: { graceMs?: number } = {}): Promise<{ compared: number; found: number }> {
  const startedAt = new Date()
  const [cursor] = await db.select().from(reconcileCursors).where(eq(reconcileCursors.name, 'books'))
  const from = new Date(cursor ? cursor.readTo.getTime() - overlapMs : startedAt.getTime() - firstLookBackMs)
  const { compared, differences, balances, unheard } = await compareWithProvider(db, {
    from,
    ...(graceMs === undefined ? {} : { graceMs }),
  })
  const put = (kind: BookExceptionKind, ref: string, detail: Record<string, unknown>) => recordException(db, { kind, ref, detail })
  for (const one of differences) await put(`books_${one.how}`, `${one.kind}:${one.ref}`, { ...one })
  const day = startedAt.toISOString().slice(0, 10)
  for (const one of balances) await put('balance_differs', `${one.currency}:${day}`, { ...one })
  for (const id of unheard) await put('event_unheard', id, {})
  await db
    .insert(reconcileCursors)
    .values({ name: 'books', readTo: startedAt })
    .onConflictDoUpdate({ target: reconcileCursors.name, set: { readTo: startedAt } })
  return { compared, found: differences.length + balances.length + unheard.length }
}

/** The provider has paid the house's bank: its balance is less, the bank's more. Told twice, it is posted once. */
async function takePayout(db: Db, ref: string): Promise<void> {
  const { amountMinor, currency, createdAt } = await provider.statements.payout(ref)
  await transact(db, async (tx) => {
    const { rows } = await tx.execute<{ id: string | null }>(
      sql`SELECT open_posting('provider_payout', ${ref}, NULL, ${createdAt.toISOString()}::timestamptz) AS id`,
    )
    if (!rows[0]?.id) return
    await tx.execute(sql`
      INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor) VALUES
        (${rows[0].id}, ledger_account('bank', ${currency}), ${currency}, ${amountMinor}),
        (${rows[0].id}, ledger_account('psp_available', ${currency}), ${currency}, ${-amountMinor})`)
  })
}

/** Asks the provider after the object of a difference, by the same ways in which a message of it would have been taken. */
async function askAgain(db: Db, { kind, ref }: Pick<Difference, 'kind' | 'ref'>): Promise<void> {
  if (kind === 'payout') return takePayout(db, ref)
  if (kind === 'dispute' || kind === 'dispute_reversal') return syncDispute(db, ref)
  if (kind === 'charge' || kind === 'refund' || kind === 'refund_failure') {
    const intentRef = await provider.payments.refBehind({ kind: kind === 'charge' ? 'charge' : 'refund', ref })
    const payment = intentRef ? await paymentOfIntent(db, intentRef) : null
    if (payment) await syncRefunds(db, payment)
  }
}

/**
 * An operator has the provider asked again about a difference. When books and provider agree afterwards it is put away; logged with the reason.
 * @throws Refusal missing `payment-missing`, conflict `still-differs`, unavailable `payments-down`
 */
export async function resolveDifference(
  db: Db,
  operatorId: string,
  { exceptionId, reason }: { exceptionId: string; reason: string },
): Promise<void> {
  const [open] = await db
    .select()
    .from(paymentExceptions)
    .where(and(eq(paymentExceptions.id, exceptionId), isNull(paymentExceptions.closedAt)))
  if (!open) throw new Refusal('missing', 'payment-missing')
  const [kind = '', ref = ''] = open.ref.split(':')
  if (open.kind === 'event_unheard') await reconcileEvents(db)
  else if (open.kind.startsWith('books_'))
    await askAgain(db, { kind, ref }).catch((error: unknown) => {
      // What only the books know of, the provider does not find.
      if (!isRefusedByProvider(error)) throw error
    })
  const now = await compareWithProvider(db, { from: new Date(open.createdAt.getTime() - firstLookBackMs), graceMs: 0 })
  const stands =
    open.kind === 'event_unheard'
      ? now.unheard.includes(open.ref)
      : open.kind === 'balance_differs'
        ? now.balances.some(({ currency }) => currency === kind)
        : now.differences.some((one) => one.kind === kind && one.ref === ref)
  if (stands) throw new Refusal('conflict', 'still-differs')
  await transact(db, async (tx) => {
    await tx.update(paymentExceptions).set({ closedAt: new Date() }).where(eq(paymentExceptions.id, exceptionId))
    await recordAct(tx, {
      actorId: operatorId,
      act: 'books.resolved',
      subjectKind: 'payment_exception',
      subjectId: exceptionId,
      reason,
      detail: { kind: open.kind, ref: open.ref },
    })
  })
}
