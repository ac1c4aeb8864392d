import { count, eq, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { TypedPrice } from '#app/catalogue/offers/offer-price'
import { putPrice } from '#app/catalogue/offers/set-price.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { listings, offers } from '#db/schema/catalogue'
import { addOffers, namesOfListing } from './create-listing.server'
import type { ListingInput, OfferInput, Seller } from './listing-input'
import { listingSpelling } from './listing-spelling'
import { lockOwnListing, lockOwnOffer } from './own-listing.server'

const OFFERS_MAX = 8

/**
 * Rewrites what a listing says; offers, stock and photos have commands of their own.
 * @param version the one the form was drawn with
 * @throws Refusal `listing-stale`
 */
export async function editListing(
  db: Db,
  seller: Seller,
  listingId: string,
  version: number,
  words: Omit<ListingInput, 'offers' | 'photoKeys'>,
): Promise<void> {
  await transact(db, async (tx) => {
    const listing = await lockOwnListing(tx, seller, listingId)
    if (listing.version !== version) throw new Refusal('conflict', 'listing-stale')
    const names = await namesOfListing(tx, words)
    await tx
      .update(listings)
      .set({
        ...words,
        countyCode: words.originCode.slice(0, 6),
        ...listingSpelling({ titleZh: words.titleZh, titleEn: words.titleEn, names }),
        version: sql`${listings.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(listings.id, listingId))
    await refreshCards(tx, [listingId])
  })
}

/** One more way to buy a listing. */
export async function addOffer(db: Db, seller: Seller, listingId: string, input: OfferInput): Promise<void> {
  await transact(db, async (tx) => {
    await lockOwnListing(tx, seller, listingId)
    const [known] = await tx.select({ n: count() }).from(offers).where(eq(offers.listingId, listingId))
    if ((known?.n ?? 0) >= OFFERS_MAX) throw new Refusal('conflict', 'offers-full', { n: OFFERS_MAX })
    await addOffers(tx, seller, listingId, [input], known?.n ?? 0)
    await refreshCards(tx, [listingId])
  })
}

/** Rewrites an offer's words and price, or takes it off; its weight stays, since orders were made by it. @throws Refusal as `priceAsTyped` */
export async function editOffer(
  db: Db,
  seller: Seller,
  offerId: string,
  change: { labelZh: string; labelEn: string; price: TypedPrice; active: boolean },
): Promise<void> {
  await transact(db, async (tx) => {
    const offer = await lockOwnOffer(tx, seller, offerId)
    await tx.update(offers).set({ labelZh: change.labelZh, labelEn: change.labelEn, active: change.active }).where(eq(offers.id, offerId))
    await putPrice(tx, offer, change.price)
    await refreshCards(tx, [offer.listingId])
  })
}
