import { and, count, eq, inArray, min, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { lockOwnListing } from '#app/catalogue/listings/own-listing.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { listingPhotos } from '#db/schema/catalogue'
import { uploads } from '#db/schema/platform'

const PHOTOS_MAX = 8

/** Hangs photos of the seller's own on a listing, in order. A photo of somebody else, or one that hangs already, is not there. */
export async function hangPhotos(tx: Tx, seller: Seller, listingId: string, given: string[], firstPosition = 0): Promise<void> {
  const keys = [...new Set(given)]
  if (keys.length === 0) return
  const own = await tx
    .select()
    .from(uploads)
    .where(and(inArray(uploads.key, keys), eq(uploads.ownerId, seller.userId)))
  if (own.length !== keys.length) throw new Refusal('missing', 'not-found')
  const byKey = new Map(own.map((photo) => [photo.key, photo]))
  const hung = await tx
    .insert(listingPhotos)
    .values(
      keys.map((key, i) => ({
        id: newId(),
        listingId,
        sellerId: seller.sellerId,
        key,
        position: firstPosition + i,
        width: byKey.get(key)?.width ?? 0,
        height: byKey.get(key)?.height ?? 0,
      })),
    )
    .onConflictDoNothing({ target: listingPhotos.key })
    .returning({ key: listingPhotos.key })
  if (hung.length !== keys.length) throw new Refusal('missing', 'not-found')
}

/** Hangs more photos of the seller's own on a listing. @throws Refusal `photos-full` */
export async function addPhotos(db: Db, seller: Seller, listingId: string, keys: string[]): Promise<void> {
  await transact(db, async (tx) => {
    await lockOwnListing(tx, seller, listingId)
    const [known] = await tx
      .select({ n: count(), last: sql<number>`coalesce(max(${listingPhotos.position}), -1)`.mapWith(Number) })
      .from(listingPhotos)
      .where(eq(listingPhotos.listingId, listingId))
    if ((known?.n ?? 0) + keys.length > PHOTOS_MAX) throw new Refusal('conflict', 'photos-full', { n: PHOTOS_MAX })
    await hangPhotos(tx, seller, listingId, keys, (known?.last ?? -1) + 1)
    await refreshCards(tx, [listingId])
  })
}

const photoOf = (listingId: string, key: string) => and(eq(listingPhotos.listingId, listingId), eq(listingPhotos.key, key))

/** Puts one photo before the others: cards show it. */
export async function putPhotoFirst(db: Db, seller: Seller, listingId: string, key: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockOwnListing(tx, seller, listingId)
    const [first] = await tx
      .select({ position: min(listingPhotos.position) })
      .from(listingPhotos)
      .where(eq(listingPhotos.listingId, listingId))
    const [moved] = await tx
      .update(listingPhotos)
      .set({ position: (first?.position ?? 0) - 1 })
      .where(photoOf(listingId, key))
      .returning({ id: listingPhotos.id })
    if (!moved) throw new Refusal('missing', 'not-found')
    await refreshCards(tx, [listingId])
  })
}

/** Takes one photo down; its files are swept later, so that pages already open still show it. */
export async function takePhotoDown(db: Db, seller: Seller, listingId: string, key: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockOwnListing(tx, seller, listingId)
    await tx.delete(listingPhotos).where(photoOf(listingId, key))
    await tx.delete(uploads).where(and(eq(uploads.key, key), eq(uploads.ownerId, seller.userId)))
    await refreshCards(tx, [listingId])
  })
}
