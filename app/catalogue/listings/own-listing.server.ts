import { and, asc, eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { listings, offers, stocks } from '#db/schema/catalogue'
import { sellers } from '#db/schema/sellers'
import type { Seller } from './listing-input'

/**
 * Locks a listing of the seller's own with the stock of its offers; somebody else's is simply not there. A suspended stall
 * changes nothing. Stock first, then the listing: in that order sales take them, and two orders would end in a deadlock.
 */
export async function lockOwnListing(tx: Tx, seller: Seller, listingId: string) {
  await tx
    .select({ offerId: stocks.offerId })
    .from(stocks)
    .innerJoin(offers, eq(offers.id, stocks.offerId))
    .where(and(eq(offers.listingId, listingId), eq(offers.sellerId, seller.sellerId)))
    .orderBy(asc(stocks.offerId))
    .for('update', { of: stocks })
  const [row] = await tx
    .select({ listing: listings, stallStatus: sellers.status })
    .from(listings)
    .innerJoin(sellers, and(eq(sellers.id, listings.sellerId), eq(sellers.ownerId, seller.userId)))
    .where(and(eq(listings.id, listingId), eq(listings.sellerId, seller.sellerId)))
    .for('update', { of: listings })
  if (!row) throw new Refusal('missing', 'not-found')
  if (row.stallStatus !== 'active') throw new Refusal('forbidden', 'stall-closed')
  return row.listing
}

/** The offer of a listing of the seller's own, with that listing locked. */
export async function lockOwnOffer(tx: Tx, seller: Seller, offerId: string) {
  const read = () =>
    tx
      .select()
      .from(offers)
      .where(and(eq(offers.id, offerId), eq(offers.sellerId, seller.sellerId)))
  const [found] = await read()
  if (!found) throw new Refusal('missing', 'not-found')
  await lockOwnListing(tx, seller, found.listingId)
  // Somebody who was first may have priced it anew.
  const [offer = found] = await read()
  return offer
}
