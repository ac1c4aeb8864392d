import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { lockOwnOffer } from '#app/catalogue/listings/own-listing.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { offers } from '#db/schema/catalogue'
import { priceAsTyped, type TypedPrice } from './offer-price'
import { putStock } from './set-stock.server'

type OfferRow = typeof offers.$inferSelect

/** Prices an offer anew inside a transaction; its version grows, so carts notice. The same price changes nothing. @throws Refusal as `priceAsTyped` */
export async function putPrice(tx: Tx, offer: OfferRow, typed: TypedPrice): Promise<void> {
  const price = priceAsTyped(typed, offer)
  const { priceMinor, weighMinor, weighGrams, tolerancePercent } = offer
  if (isDeepStrictEqual(price, { priceMinor, weighMinor, weighGrams, tolerancePercent })) return
  await tx
    .update(offers)
    .set({ ...price, version: sql`${offers.version} + 1` })
    .where(eq(offers.id, offer.id))
}

/** Another price on the same terms: of one, or of the weight it is priced by. @throws Refusal `listing-stale` when the terms are others than seen */
async function putPriceOnTerms(tx: Tx, offer: OfferRow, typedMinor: number, seenGrams: 500 | 1000 | null): Promise<void> {
  if (offer.weighGrams !== seenGrams) throw new Refusal('conflict', 'listing-stale')
  await putPrice(tx, offer, { typedMinor, weighGrams: seenGrams, tolerancePercent: offer.tolerancePercent ?? 0 })
}

/** Sets what one costs, or the weight an offer is priced by, in fen. Purchases already placed keep their price. */
export async function setPrice(
  db: Db,
  seller: Seller,
  offerId: string,
  typedMinor: number,
  seenGrams: 500 | 1000 | null = null,
): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, offerId)
    await putPriceOnTerms(tx, offer, typedMinor, seenGrams)
    await refreshCards(tx, [offer.listingId])
  })
}

/**
 * Price and stock of an offer, as changed in the list in one go: both or neither.
 * @throws Refusal as `setStock` and `setPrice`
 */
export async function setPriceAndStock(
  db: Db,
  seller: Seller,
  change: {
    offerId: string
    price: number
    /** The grams that price is for, where the form showed it by weight. */
    seenGrams?: 500 | 1000 | null
    count: number
    seenOnHand: number
    version: number
  },
): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, change.offerId)
    await putStock(tx, seller.userId, change.offerId, change.count, { onHand: change.seenOnHand, version: change.version })
    await putPriceOnTerms(tx, offer, change.price, change.seenGrams ?? null)
    await refreshCards(tx, [offer.listingId])
  })
}
