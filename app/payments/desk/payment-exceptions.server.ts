import { newId } from '#app/kernel/new-id'
import { log } from '#app/platform/log.server'
import type { Db, Tx } from '#db/client.server'
import { paymentExceptions } from '#db/schema/payments'

type ExceptionKind =
  | 'payment_differs'
  | 'session_missing'
  | 'refund_failed'
  | 'refund_refused'
  | 'refund_waits'
  | 'dashboard_refund'
  | 'refund_beyond_books'
  | 'event_unmatched'
  | 'books_missing'
  | 'books_extra'
  | 'books_differs'
  | 'balance_differs'
  | 'event_unheard'
  | 'held_long'
  | 'held_too_long'
  | 'hold_lost'
  | 'charge_differs'

type PaymentException = { kind: ExceptionKind; ref: string; purchaseId?: string | null; detail?: Record<string, unknown> }

/** Puts something before the operator, once per kind and object, and raises it in the log. */
export async function recordException(db: Db | Tx, { kind, ref, purchaseId = null, detail = {} }: PaymentException): Promise<void> {
  const [row] = await db
    .insert(paymentExceptions)
    .values({ id: newId(), kind, ref, purchaseId, detail })
    .onConflictDoNothing()
    .returning({ id: paymentExceptions.id })
  if (row) log.error({ alert: kind, ref, purchaseId }, 'a payment needs an operator')
}
