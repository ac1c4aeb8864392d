import { createListing } from '#app/catalogue/listings/create-listing.server'
import type { ListingInput, OfferInput, Seller } from '#app/catalogue/listings/listing-input'
import { makeSeller, type TestSeller } from '#app/sellers/testing/make-seller'
import type { Db } from '#db/client.server'

/** An open stall and the person who keeps it. */
export async function keepStall(db: Db, over: TestSeller = {}): Promise<Seller> {
  const { sellerId, ownerId } = await makeSeller(db, over)
  return { sellerId, userId: ownerId }
}

/** Ten jin of loose shoots at 12.90 a jin, unless said otherwise. */
export const aWay = (over: Partial<OfferInput> = {}): OfferInput => ({
  labelZh: '散装',
  labelEn: 'Loose',
  unitZh: '斤',
  unitEn: 'jin',
  unitCode: 'GRM',
  netGrams: 500,
  pieces: null,
  priceMinor: 1290,
  onHand: 10,
  ...over,
})

/** Winter shoots of the makers' village. */
export const aListing = (over: Partial<ListingInput> = {}): ListingInput => ({
  titleZh: '安吉冬笋 现挖',
  titleEn: 'Winter bamboo shoots',
  storyZh: '今早挖的。',
  storyEn: 'Dug this morning.',
  categoryCode: '2001',
  produceCode: null,
  originCode: '330502001005',
  storage: 'chilled',
  seasonMonths: [11, 12, 1],
  harvestFrom: null,
  harvestTo: null,
  shipsWithinDays: 2,
  tag: null,
  catchPermit: null,
  offers: [aWay()],
  photoKeys: [],
  ...over,
})

/** A listing put out by its seller's own command. */
export async function putOut(
  db: Db,
  seller: Seller,
  over: Partial<ListingInput> = {},
): Promise<{ listingId: string; slug: string; offerIds: string[] }> {
  const { id, slug } = await createListing(db, seller, aListing(over))
  const offers = await db.query.offers.findMany({
    columns: { id: true },
    where: (offer, { eq }) => eq(offer.listingId, id),
    orderBy: (offer, { asc }) => asc(offer.position),
  })
  return { listingId: id, slug, offerIds: offers.map((offer) => offer.id) }
}
