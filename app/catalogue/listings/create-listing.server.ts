import { randomBytes, randomInt } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { hangPhotos } from '#app/catalogue/photos/hang-photos.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { slugOf } from '#app/kernel/slug'
import { answerOnce, requestHashOf } from '#app/platform/idempotency.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { categories, listings, offers, produce, stockLedger, stocks } from '#db/schema/catalogue'
import { divisions } from '#db/schema/places'
import { sellers } from '#db/schema/sellers'
import type { ListingInput, OfferInput, Seller } from './listing-input'
import { listingSpelling } from './listing-spelling'

/** What else a listing is called or where it grows, for the search box. */
export async function namesOfListing(tx: Tx, input: Pick<ListingInput, 'categoryCode' | 'produceCode' | 'originCode'>): Promise<string[]> {
  const places = [input.originCode, input.originCode.slice(0, 9), input.originCode.slice(0, 6)]
  const category = await tx.query.categories.findFirst({ where: eq(categories.code, input.categoryCode) })
  const kind = input.produceCode ? await tx.query.produce.findFirst({ where: eq(produce.code, input.produceCode) }) : undefined
  const origins = await tx
    .select({ zh: divisions.displayName, en: divisions.nameEn })
    .from(divisions)
    .where(inArray(divisions.code, places))
  if (!category) throw new Refusal('missing', 'not-found')
  return [kind?.nameZh, kind?.nameEn, category.nameZh, category.nameEn, ...origins.flatMap((place) => [place.zh, place.en])].filter(
    (name): name is string => Boolean(name),
  )
}

/** Adds offers with their first stock. */
export async function addOffers(tx: Tx, seller: Seller, listingId: string, inputs: OfferInput[], firstPosition = 0): Promise<void> {
  const rows = inputs.map(({ weigh, ...input }, i) => ({
    id: newId(),
    listingId,
    sellerId: seller.sellerId,
    position: firstPosition + i,
    ...input,
    ...weigh,
  }))
  await tx.insert(offers).values(rows)
  await tx.insert(stocks).values(rows.map((row) => ({ offerId: row.id, onHand: row.onHand })))
  const received = rows.filter((row) => row.onHand > 0)
  if (received.length > 0)
    await tx
      .insert(stockLedger)
      .values(
        received.map((row) => ({ id: newId(), offerId: row.id, delta: row.onHand, reason: 'receive' as const, actorId: seller.userId })),
      )
}

/**
 * Puts a listing on the stall. Only an active stall may.
 * @param formId of the form it was typed into: the same words sent again from it are the same listing
 * @throws Refusal `stall-closed`, `not-found` (photo, place or category that is not there), `catch-permit` (Lake Tai catch without a permit)
 */
export async function createListing(db: Db, seller: Seller, input: ListingInput, formId?: string): Promise<{ id: string; slug: string }> {
  if (input.offers.length === 0) throw new Refusal('invalid', 'offer-needed')
  return transact(db, async (tx) => {
    const [stall] = await tx
      .select({ lon: sellers.lon, lat: sellers.lat })
      .from(sellers)
      .where(and(eq(sellers.id, seller.sellerId), eq(sellers.ownerId, seller.userId), eq(sellers.status, 'active')))
    if (!stall) throw new Refusal('forbidden', 'stall-closed')
    const { offers: offerInputs, photoKeys, ...columns } = input
    const made = { id: newId(), slug: `${slugOf(input.titleZh) || 'nonghuo'}-${randomBytes(3).toString('hex')}` }
    if (formId) {
      const requestHash = requestHashOf({ formId, ...input, photoKeys: [] })
      const answer = await answerOnce(tx, { actor: seller.userId, route: 'create-listing', key: requestHash, requestHash }, 201, made)
      if (answer.repeated) return answer.body
    }
    const names = await namesOfListing(tx, input)
    const origin = await tx.query.divisions.findFirst({ where: eq(divisions.code, input.originCode) })
    if (!origin) throw new Refusal('missing', 'not-found')
    await tx.insert(listings).values({
      ...made,
      sellerId: seller.sellerId,
      ...columns,
      countyCode: input.originCode.slice(0, 6),
      lon: origin.lon ?? stall.lon,
      lat: origin.lat ?? stall.lat,
      shuffle: randomInt(2 ** 31),
      ...listingSpelling({ titleZh: input.titleZh, titleEn: input.titleEn, names }),
    })
    await addOffers(tx, seller, made.id, offerInputs)
    await hangPhotos(tx, seller, made.id, photoKeys)
    await refreshCards(tx, [made.id])
    return made
  })
}
