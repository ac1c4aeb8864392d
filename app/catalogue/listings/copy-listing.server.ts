import { and, asc, eq } from 'drizzle-orm'
import { weighTermsOf } from '#app/catalogue/offers/offer-price'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { listings, offers } from '#db/schema/catalogue'
import { createListing } from './create-listing.server'
import type { Seller } from './listing-input'

/** Last year's listing once more, hidden prices and words kept, without stock or photos, so that it sells nothing until counted. */
export async function copyListing(db: Db, seller: Seller, listingId: string): Promise<{ id: string; slug: string }> {
  const source = await db.query.listings.findFirst({ where: and(eq(listings.id, listingId), eq(listings.sellerId, seller.sellerId)) })
  if (!source) throw new Refusal('missing', 'not-found')
  const sourceOffers = await db
    .select()
    .from(offers)
    .where(and(eq(offers.listingId, listingId), eq(offers.active, true)))
    .orderBy(asc(offers.position))
  const {
    titleZh,
    titleEn,
    storyZh,
    storyEn,
    categoryCode,
    produceCode,
    originCode,
    storage,
    seasonMonths,
    shipsWithinDays,
    tag,
    catchPermit,
  } = source
  return createListing(db, seller, {
    titleZh,
    titleEn,
    storyZh,
    storyEn,
    categoryCode,
    produceCode,
    originCode,
    storage,
    seasonMonths,
    shipsWithinDays,
    tag,
    catchPermit,
    harvestFrom: null,
    harvestTo: null,
    photoKeys: [],
    offers: sourceOffers.map((offer) => ({
      labelZh: offer.labelZh,
      labelEn: offer.labelEn,
      unitZh: offer.unitZh,
      unitEn: offer.unitEn,
      unitCode: offer.unitCode,
      netGrams: offer.netGrams,
      pieces: offer.pieces,
      priceMinor: offer.priceMinor,
      weigh: weighTermsOf(offer),
      onHand: 0,
    })),
  })
}
