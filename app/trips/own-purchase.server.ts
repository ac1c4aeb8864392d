import type { SQL } from 'drizzle-orm'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { guestTokenHash, guestTokenOf } from '#app/orders/account/guest-orders.server'
import { newPurchaseNo, sellerOrderNo } from '#app/orders/placing/purchase-no'
import type { Tx } from '#db/client.server'
import { orderMoves, purchases, sellerOrders } from '#db/schema/orders'

export type OwnPurchase = {
  sellerId: string
  totalMinor: number
  currency: string
  buyerId: string | null
  visitorId: string
  contact: { name: string; phone: string }
  email: string | null
  locale: Locale
  note?: string
  /** SQL, by the database's clock: until when its nights are kept. */
  until: SQL
}

const TRIES = 5

/** A purchase of one booking, without a cart: of a request the host accepted, of a change that costs more. Its nights are the caller's. */
export async function writeOwnPurchase(tx: Tx, own: OwnPurchase): Promise<{ purchaseId: string; no: string; sellerOrderId: string }> {
  const purchaseId = newId()
  const sellerOrderId = newId()
  const { sellerId, totalMinor, currency, buyerId, visitorId, contact, email, locale, note = '', until } = own
  const no = await insertWithNumber(tx, {
    id: purchaseId,
    visitorId,
    buyerId,
    currency,
    totalMinor,
    email,
    locale,
    status: 'pending',
    expiresAt: until,
    idempotencyKey: purchaseId,
    address: contact,
    phone: contact.phone,
    guestTokenHash: guestTokenHash(guestTokenOf(purchaseId)),
  })
  await tx.insert(sellerOrders).values({
    id: sellerOrderId,
    no: sellerOrderNo(no, 0),
    purchaseId,
    sellerId,
    kind: 'stay',
    subtotalMinor: totalMinor,
    totalMinor,
    note,
  })
  await tx
    .insert(orderMoves)
    .values({ id: newId(), sellerOrderId, fromState: null, toState: 'pending', actorKind: 'buyer', actorId: buyerId })
  return { purchaseId, no, sellerOrderId }
}

/** Six random letters meet an older number once in a long while; then another is tried. */
async function insertWithNumber(
  tx: Tx,
  row: Omit<typeof purchases.$inferInsert, 'no' | 'expiresAt'> & { expiresAt: SQL },
): Promise<string> {
  for (let n = 0; n < TRIES; n += 1) {
    const no = newPurchaseNo()
    const [written] = await tx
      .insert(purchases)
      .values({ ...row, no })
      .onConflictDoNothing({ target: purchases.no })
      .returning({ no: purchases.no })
    if (written) return no
  }
  throw new Error('no free number for a purchase')
}
