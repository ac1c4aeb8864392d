import { and, eq, isNull, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { lotStops } from '#db/schema/claims'
import type { Seller } from './listing-input'
import { lockOwnListing } from './own-listing.server'

/** Lots of it that were stopped for spoiling are sold on by whoever shows the listing again. */
async function resumeLots(tx: Tx, userId: string, listingId: string): Promise<void> {
  await tx
    .update(lotStops)
    .set({ resumedAt: sql`now()`, resumedBy: userId })
    .where(and(eq(lotStops.listingId, listingId), isNull(lotStops.resumedAt)))
}

/** Shows or hides a listing, or withdraws it for good: then its address says that it is gone. */
export async function setListingStatus(db: Db, seller: Seller, listingId: string, status: 'live' | 'hidden' | 'withdrawn'): Promise<void> {
  await transact(db, async (tx) => {
    const listing = await lockOwnListing(tx, seller, listingId)
    if (listing.status === 'withdrawn' && status !== 'withdrawn') throw new Refusal('conflict', 'listing-withdrawn')
    await tx.update(listings).set({ status, updatedAt: sql`now()` }).where(eq(listings.id, listingId))
    if (status === 'live') await resumeLots(tx, seller.userId, listingId)
    await refreshCards(tx, [listingId])
  })
}
