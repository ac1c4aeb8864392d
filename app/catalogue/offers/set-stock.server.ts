import { and, eq, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { lockOwnOffer } from '#app/catalogue/listings/own-listing.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { stockLedger, stocks } from '#db/schema/catalogue'

/** The stock a form showed when it was drawn, and the version of it. */
export type SeenStock = { onHand: number; version: number }

/** Sales since the form was drawn stay sold: what the seller added or took away is applied to what is there now. */
const meant = (count: number, onHand: number, seen: SeenStock | null) => (seen ? Math.max(0, onHand + count - seen.onHand) : count)

/**
 * Puts the stock of an offer inside a transaction, with its ledger row. `typed` is what should be there, those promised to
 * buyers who are paying included.
 * @param seen what the form showed: an edit by somebody else since is refused, sales since are kept. Null puts the number as it is.
 * @throws Refusal `stock-stale`, `stock-held` with the number held
 */
export async function putStock(tx: Tx, actorId: string | null, offerId: string, typed: number, seen: SeenStock | null): Promise<void> {
  const [stock] = await tx.select().from(stocks).where(eq(stocks.offerId, offerId)).for('update')
  if (!stock) throw new Refusal('missing', 'not-found')
  if (seen && stock.version !== seen.version) throw new Refusal('conflict', 'stock-stale', { n: stock.onHand })
  const count = meant(typed, stock.onHand, seen)
  if (count < stock.held) throw new Refusal('conflict', 'stock-held', { n: stock.held })
  if (count === stock.onHand) return
  await tx
    .update(stocks)
    .set({ onHand: count, version: sql`${stocks.version} + 1` })
    .where(and(eq(stocks.offerId, offerId), eq(stocks.version, stock.version)))
  await tx
    .insert(stockLedger)
    .values({ id: newId(), offerId, delta: count - stock.onHand, reason: count > stock.onHand ? 'receive' : 'adjust', actorId })
}

/** Sets how many there are of an offer of the seller's own. */
export async function setStock(db: Db, seller: Seller, offerId: string, count: number, seen: SeenStock | null): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, offerId)
    await putStock(tx, seller.userId, offerId, count, seen)
    await refreshCards(tx, [offer.listingId])
  })
}

/** Sold out in one tap: what nobody is paying for right now is taken off. */
export async function setSoldOut(db: Db, seller: Seller, offerId: string): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, offerId)
    const [stock] = await tx.select().from(stocks).where(eq(stocks.offerId, offerId)).for('update')
    if (stock) await putStock(tx, seller.userId, offerId, stock.held, null)
    await refreshCards(tx, [offer.listingId])
  })
}
