import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { seal } from '#app/identity/sealed-box.server'
import { hasPlace } from '#app/orders/placing/has-place'
import type { Db, Tx } from '#db/client.server'
import { claimMoves, claims } from '#db/schema/claims'
import { type DeliveryAddress, type PurchaseContact, problems, purchases, sellerOrders } from '#db/schema/orders'
import { guestTokenHash } from './guest-orders.server'

/** Trade records are kept three years from the end of the trade (《电子商务法》第三十一条). */
const KEPT_YEARS = 3
/** Stands where a text may not be empty. */
const SEALED_TEXT = '—'

const blank = (address: PurchaseContact | DeliveryAddress, sealed: string): PurchaseContact | DeliveryAddress => ({
  ...address,
  ...(hasPlace(address) ? { town: '', detail: '' } : {}),
  name: '',
  phone: '',
  sealed,
})

/** What the buyer of a purchase wrote when something was wrong: in claims, in answers to what was offered, and in reported problems. */
async function wordsOf(tx: Tx, purchaseId: string) {
  const inPurchase = tx.select({ id: sellerOrders.id }).from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId))
  const claimed = await tx.select({ id: claims.id, words: claims.words }).from(claims).where(inArray(claims.sellerOrderId, inPurchase))
  const claimIds = claimed.map(({ id }) => id)
  const said = await tx
    .select({ id: claimMoves.id, words: claimMoves.words })
    .from(claimMoves)
    .where(and(inArray(claimMoves.claimId, claimIds), eq(claimMoves.actorKind, 'buyer'), ne(claimMoves.words, '')))
  const reported = await tx
    .select({ id: problems.id, text: problems.text })
    .from(problems)
    .where(inArray(problems.sellerOrderId, inPurchase))
  return { claims: claimed, claimMoves: said, problems: reported }
}

/**
 * Takes name, phone, street, e-mail, notes, invoice titles and what was written in claims out of a person's purchases and keeps them encrypted; the
 * guest's links end.
 */
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
    const words = await wordsOf(tx, id)
    const box = seal(id, { address, phone, email, parts, words })
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
    await tx.execute(sql`SELECT forget_claim_words(${id})`)
    const reported = words.problems.map((problem) => problem.id)
    await tx.update(problems).set({ text: SEALED_TEXT }).where(inArray(problems.id, reported))
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
