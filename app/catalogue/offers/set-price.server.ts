import { and, eq, ne, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { lockOwnOffer } from '#app/catalogue/listings/own-listing.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { offers } from '#db/schema/catalogue'
import { putStock } from './set-stock.server'

/** Changes the price of an offer inside a transaction; its version grows, so carts notice. The same price changes nothing. */
export async function putPrice(tx: Tx, offerId: string, priceMinor: number): Promise<void> {
  await tx
    .update(offers)
    .set({ priceMinor, version: sql`${offers.version} + 1` })
    .where(and(eq(offers.id, offerId), ne(offers.priceMinor, priceMinor)))
}

/** Sets what one costs, in fen. Purchases already placed keep their price. */
export async function setPrice(db: Db, seller: Seller, offerId: string, priceMinor: number): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, offerId)
    await putPrice(tx, offerId, priceMinor)
    await refreshCards(tx, [offer.listingId])
  })
}

/**
 * Price and stock of an offer, as changed in the list in one go: both or neither.
 * @throws Refusal as `setStock`
 */
export async function setPriceAndStock(
  db: Db,
  seller: Seller,
  change: { offerId: string; price: number; count: number; seenOnHand: number; version: number },
): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, change.offerId)
    await putStock(tx, seller.userId, change.offerId, change.count, { onHand: change.seenOnHand, version: change.version })
    await putPrice(tx, change.offerId, change.price)
    await refreshCards(tx, [offer.listingId])
  })
}
