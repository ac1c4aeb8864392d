import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setPrice, setPriceAndStock } from '#app/catalogue/offers/set-price.server'
import { setSoldOut, setStock } from '#app/catalogue/offers/set-stock.server'
import { addPhotos, putPhotoFirst, takePhotoDown } from '#app/catalogue/photos/hang-photos.server'
import { aListing, aWay, keepStall, putOut } from '#app/catalogue/testing/keep-stall'
import { attempt } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { connect, type Db } from '#db/client.server'
import { listingPhotos, listings, offers, stocks } from '#db/schema/catalogue'
import { uploads } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { databasePerFile } from '#db/testing/database-per-file'
import { copyListing } from './copy-listing.server'
import { createListing } from './create-listing.server'
import { addOffer, editListing, editOffer } from './edit-listing.server'
import type { Seller } from './listing-input'
import { setListingStatus } from './set-listing-status.server'
import { itemOfStall, itemsOfStall } from './stall-items-queries.server'

const database = databasePerFile()
let db: Db
let seller: Seller
let photos = 0

beforeAll(async () => {
  db = connect(database.url, { max: 8 }).db
  seller = await keepStall(db)
})
// Among them B01: every card equals its offers.
afterEach(() => expectCleanBooks(db))

async function aPhoto(owner: Seller): Promise<string> {
  photos += 1
  const key = photos.toString(16).padStart(32, '0')
  await db.insert(uploads).values({ key, ownerId: owner.userId, width: 960, height: 720, bytes: 1000, sha256: Buffer.alloc(32) })
  return key
}

const listing = async (id: string) => {
  const row = await db.query.listings.findFirst({ where: eq(listings.id, id) })
  if (!row) throw new Error('no listing')
  return row
}
const offer = async (id: string) => (await db.select().from(offers).where(eq(offers.id, id)))[0]
const keysOf = async (listingId: string) =>
  (await db.select().from(listingPhotos).where(eq(listingPhotos.listingId, listingId)).orderBy(listingPhotos.position)).map(
    (photo) => photo.key,
  )
const words = (over: Parameters<typeof aListing>[0] = {}) => {
  const { offers: _ways, photoKeys: _keys, ...rest } = aListing(over)
  return rest
}
const refusal = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? 'done' : `${done.refusal.reason} ${done.refusal.key}`
}

describe('a listing', () => {
  test('put out with photo and stock it is on show, found by name and place, and its card says the lowest price', async () => {
    const key = await aPhoto(seller)
    const { listingId, slug } = await putOut(db, seller, {
      photoKeys: [key],
      offers: [aWay({ priceMinor: 6000, netGrams: 2500, labelZh: '5 斤装' }), aWay({ priceMinor: 1290 })],
    })
    const made = await listing(listingId)
    expect(slug).toMatch(/^an-ji-dong-sun-xian-wa-[0-9a-f]{6}$/)
    expect(made).toMatchObject({
      status: 'live',
      onShow: true,
      inStock: true,
      fromMinor: 1290,
      offerCount: 2,
      perJinMinor: 1200,
      photoKey: key,
      countyCode: '330502',
      version: 1,
    })
    expect(made.searchText).toContain('dongsun')
    expect(made.lat).not.toBeNull()
  })

  test('sent twice from one form it is put out once, also at the same instant; other words from that form are another listing', async () => {
    const formId = '0192f000-0000-7000-8000-000000000001'
    const input = aListing({ titleZh: '双渎雪藕' })
    const made = await Promise.all(Array.from({ length: 6 }, () => createListing(db, seller, input, formId)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const other = await createListing(db, seller, { ...input, offers: [aWay({ priceMinor: 500 })] }, formId)
    expect(other.id).not.toBe(made[0]?.id)
    expect(await db.$count(listings, eq(listings.titleZh, '双渎雪藕'))).toBe(2)
  })

  test('without a way to buy it, or from a place or category that is not there, it is refused and nothing is left', async () => {
    const before = await db.$count(listings)
    expect(await refusal(() => createListing(db, seller, aListing({ offers: [] })))).toBe('invalid offer-needed')
    expect(await refusal(() => createListing(db, seller, aListing({ originCode: '999999999' })))).toBe('missing not-found')
    expect(await refusal(() => createListing(db, seller, aListing({ categoryCode: '9999' })))).toBe('missing not-found')
    expect(await refusal(() => createListing(db, seller, aListing({ photoKeys: ['f'.repeat(32)] })))).toBe('missing not-found')
    expect(await db.$count(listings)).toBe(before)
  })

  test('edited, it keeps its address, is found by its new name, and the second of two edits is told', async () => {
    const { listingId, slug } = await putOut(db, seller)
    const edits = await Promise.all(
      ['练市湖羊', '长兴紫笋'].map((titleZh) => refusal(() => editListing(db, seller, listingId, 1, words({ titleZh })))),
    )
    expect(edits.sort()).toEqual(['conflict listing-stale', 'done'])
    const edited = await listing(listingId)
    expect(edited).toMatchObject({ slug, version: 2 })
    expect(edited.searchText).toContain(edited.titleZh)
    expect(edited.searchText).not.toContain('冬笋')
  })

  test('a new price raises the version that carts remember; the same price does not', async () => {
    const {
      offerIds: [offerId = ''],
      listingId,
    } = await putOut(db, seller)
    await setPrice(db, seller, offerId, 1290)
    expect(await offer(offerId)).toMatchObject({ priceMinor: 1290, version: 1 })
    await setPrice(db, seller, offerId, 1500)
    expect(await offer(offerId)).toMatchObject({ priceMinor: 1500, version: 2 })
    await editOffer(db, seller, offerId, { labelZh: '现挖散装', labelEn: '', price: { typedMinor: 1600 }, active: true })
    expect(await offer(offerId)).toMatchObject({ priceMinor: 1600, version: 3, labelZh: '现挖散装' })
    expect(await listing(listingId)).toMatchObject({ fromMinor: 1600 })
  })

  test('a second way to buy it joins the card; taken off again it leaves it; with none left it is not on show', async () => {
    const {
      listingId,
      offerIds: [first = ''],
    } = await putOut(db, seller)
    await addOffer(db, seller, listingId, aWay({ priceMinor: 900, onHand: 3 }))
    expect(await listing(listingId)).toMatchObject({ fromMinor: 900, offerCount: 2 })
    const second = (await itemOfStall(db, seller.sellerId, listingId))?.offers.find((way) => way.id !== first)?.id ?? ''
    await editOffer(db, seller, second, { labelZh: '散装', labelEn: '', price: { typedMinor: 900 }, active: false })
    expect(await listing(listingId)).toMatchObject({ fromMinor: 1290, offerCount: 1 })
    await editOffer(db, seller, first, { labelZh: '散装', labelEn: '', price: { typedMinor: 1290 }, active: false })
    expect(await listing(listingId)).toMatchObject({ offerCount: 0, onShow: false })
    for (let i = 0; i < 6; i += 1) await addOffer(db, seller, listingId, aWay())
    expect(await refusal(() => addOffer(db, seller, listingId, aWay()))).toBe('conflict offers-full')
  })

  test('hidden it leaves the market and comes back; withdrawn it stays withdrawn', async () => {
    const { listingId } = await putOut(db, seller)
    await setListingStatus(db, seller, listingId, 'hidden')
    expect(await listing(listingId)).toMatchObject({ status: 'hidden', onShow: false })
    await setListingStatus(db, seller, listingId, 'live')
    expect(await listing(listingId)).toMatchObject({ status: 'live', onShow: true })
    await setListingStatus(db, seller, listingId, 'withdrawn')
    expect(await refusal(() => setListingStatus(db, seller, listingId, 'live'))).toBe('conflict listing-withdrawn')
    expect(await refusal(() => setListingStatus(db, seller, listingId, 'hidden'))).toBe('conflict listing-withdrawn')
    expect(await listing(listingId)).toMatchObject({ status: 'withdrawn', onShow: false })
  })

  test('a copy has the words and prices but no stock and no photos, and the first stays as it is', async () => {
    const { listingId } = await putOut(db, seller, { photoKeys: [await aPhoto(seller)], storyZh: '老法子', shipsWithinDays: 5 })
    await setListingStatus(db, seller, listingId, 'withdrawn')
    const copy = await copyListing(db, seller, listingId)
    const made = await listing(copy.id)
    expect(made).toMatchObject({ storyZh: '老法子', shipsWithinDays: 5, status: 'live', inStock: false, photoKey: null, fromMinor: 1290 })
    const [way] = await db
      .select({ onHand: stocks.onHand })
      .from(offers)
      .innerJoin(stocks, eq(stocks.offerId, offers.id))
      .where(eq(offers.listingId, copy.id))
    expect(way).toEqual({ onHand: 0 })
    expect((await itemsOfStall(db, seller.sellerId, 'sold-out')).rows.map((item) => item.id)).toContain(copy.id)
    expect((await itemsOfStall(db, seller.sellerId, 'withdrawn')).rows.map((item) => item.id)).toContain(listingId)
  })

  test('photos: more are added behind, one is put first, one is taken down; eight at most; the card follows', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => aPhoto(seller)))
    const { listingId } = await putOut(db, seller, { photoKeys: keys.slice(0, 2) })
    await addPhotos(db, seller, listingId, keys.slice(2))
    expect(await keysOf(listingId)).toEqual(keys)
    const ninth = await aPhoto(seller)
    expect(await refusal(() => addPhotos(db, seller, listingId, [ninth]))).toBe('conflict photos-full')
    await putPhotoFirst(db, seller, listingId, keys[4] ?? '')
    expect(await listing(listingId)).toMatchObject({ photoKey: keys[4] })
    await takePhotoDown(db, seller, listingId, keys[4] ?? '')
    expect(await keysOf(listingId)).toEqual(keys.filter((_, i) => i !== 4))
    expect(await listing(listingId)).toMatchObject({ photoKey: keys[0] })
    await addPhotos(db, seller, listingId, [ninth])
    expect((await keysOf(listingId)).at(-1)).toBe(ninth)
  })
})

describe('somebody else', () => {
  test('finds no listing, offer or photo of this stall, whatever the command', async () => {
    const key = await aPhoto(seller)
    const {
      listingId,
      offerIds: [offerId = ''],
    } = await putOut(db, seller, { photoKeys: [key] })
    const stranger = await keepStall(db)
    const own = await putOut(db, stranger)
    const loose = await aPhoto(seller)
    const before = { listing: await listing(listingId), item: await itemOfStall(db, seller.sellerId, listingId) }
    const tries: (() => Promise<unknown>)[] = [
      () => setPrice(db, stranger, offerId, 1),
      () => setStock(db, stranger, offerId, 99, null),
      () => setPriceAndStock(db, stranger, { offerId, price: 1, count: 99, seenOnHand: 10, version: 1 }),
      () => setSoldOut(db, stranger, offerId),
      () => editOffer(db, stranger, offerId, { labelZh: 'x', labelEn: '', price: { typedMinor: 1 }, active: false }),
      () => addOffer(db, stranger, listingId, aWay()),
      () => editListing(db, stranger, listingId, 1, words({ titleZh: 'x' })),
      () => setListingStatus(db, stranger, listingId, 'hidden'),
      () => copyListing(db, stranger, listingId),
      () => addPhotos(db, stranger, listingId, []),
      () => takePhotoDown(db, stranger, listingId, key),
      () => putPhotoFirst(db, stranger, own.listingId, key),
      () => addPhotos(db, stranger, own.listingId, [loose]),
      () => addPhotos(db, stranger, own.listingId, [key]),
      () => createListing(db, stranger, aListing({ photoKeys: [loose] })),
      () => setPrice(db, { userId: stranger.userId, sellerId: seller.sellerId }, offerId, 1),
      () => setListingStatus(db, { userId: stranger.userId, sellerId: seller.sellerId }, listingId, 'hidden'),
    ]
    for (const work of tries) expect(await refusal(work)).toBe('missing not-found')
    expect(await refusal(() => createListing(db, { userId: stranger.userId, sellerId: seller.sellerId }, aListing()))).toBe(
      'forbidden stall-closed',
    )
    expect(await itemOfStall(db, stranger.sellerId, listingId)).toBeNull()
    expect({ listing: await listing(listingId), item: await itemOfStall(db, seller.sellerId, listingId) }).toEqual(before)
  })

  test('takes no photo down by hiding its key in a form of their own', async () => {
    const key = await aPhoto(seller)
    const { listingId } = await putOut(db, seller, { photoKeys: [key] })
    const stranger = await keepStall(db)
    const own = await putOut(db, stranger)
    await takePhotoDown(db, stranger, own.listingId, key)
    expect(await keysOf(listingId)).toEqual([key])
    expect(await db.$count(uploads, eq(uploads.key, key))).toBe(1)
  })
})

describe('a stall that is not open', () => {
  test.each(['suspended', 'review', 'asked', 'refused'] as const)('S39 %s: nothing is put out and nothing changed', async (status) => {
    const closed = await keepStall(db)
    const {
      listingId,
      offerIds: [offerId = ''],
    } = await putOut(db, closed)
    await db.update(sellers).set({ status }).where(eq(sellers.id, closed.sellerId))
    await db.update(listings).set({ onShow: false }).where(eq(listings.id, listingId))
    for (const work of [
      () => createListing(db, closed, aListing()),
      () => setPrice(db, closed, offerId, 1),
      () => setStock(db, closed, offerId, 99, null),
      () => setListingStatus(db, closed, listingId, 'live'),
      () => copyListing(db, closed, listingId),
      () => addOffer(db, closed, listingId, aWay()),
      () => addPhotos(db, closed, listingId, []),
    ]) {
      expect(await refusal(work)).toBe('forbidden stall-closed')
    }
    expect(await offer(offerId)).toMatchObject({ priceMinor: 1290 })
  })
})
