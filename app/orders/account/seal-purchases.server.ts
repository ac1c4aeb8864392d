import { randomBytes } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { seal } from '#app/identity/sealed-box.server'
import { hasPlace } from '#app/orders/placing/has-place'
import type { Db, Tx } from '#db/client.server'
import { type DeliveryAddress, type PurchaseContact, purchases, sellerOrders } from '#db/schema/orders'
import { guestTokenHash } from './guest-orders.server'

/** Trade records are kept three years from the end of the trade (《电子商务法》第三十一条). */
const KEPT_YEARS = 3

const blank = (address: PurchaseContact | DeliveryAddress, sealed: string): PurchaseContact | DeliveryAddress => ({
  ...address,
  ...(hasPlace(address) ? { town: '', detail: '' } : {}),
  name: '',
  phone: '',
  sealed,
})

/** Takes name, phone, street, e-mail, notes and invoice titles out of a person's purchases and keeps them encrypted; the guest's links end. */
export async function sealPurchases(tx: Tx, buyerId: string): Promise<void> {
  const open = await tx
    .select()
    .from(purchases)
    .where(and(eq(purchases.buyerId, buyerId), isNull(purchases.sealedAt)))
    .orderBy(purchases.id)
    .for('update')
  for (const { id, address, phone, email } of open) {
    const parts = await tx
      .select({
        id: sellerOrders.id,
        note: sellerOrders.note,
        invoiceTitle: sellerOrders.invoiceTitle,
        invoiceTaxNo: sellerOrders.invoiceTaxNo,
      })
      .from(sellerOrders)
      .where(eq(sellerOrders.purchaseId, id))
    const box = seal(id, { address, phone, email, parts })
    await tx
      .update(purchases)
      .set({
        address: blank(address, box),
        phone: '',
        email: null,
        guestTokenHash: guestTokenHash(randomBytes(32).toString('hex')),
        sealedAt: new Date(),
      })
      .where(eq(purchases.id, id))
    await tx.update(sellerOrders).set({ note: '', invoiceTitle: '', invoiceTaxNo: '' }).where(eq(sellerOrders.purchaseId, id))
  }
}

/** Destroys what was sealed once the time of keeping is over. Run daily; repeated, it changes nothing. @returns how many purchases */
export async function destroySealed(db: Db): Promise<number> {
  const gone = await db
    .update(purchases)
    .set({ address: sql`${purchases.address} - 'sealed'` })
    .where(
      and(
        lt(purchases.createdAt, sql`now() - make_interval(years => ${KEPT_YEARS})`),
        sql`${purchases.sealedAt} IS NOT NULL`,
        sql`${purchases.address} ? 'sealed'`,
      ),
    )
    .returning({ id: purchases.id })
  return gone.length
}
