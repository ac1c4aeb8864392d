import { randomInt } from 'node:crypto'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { listingSpelling } from '#app/catalogue/listings/listing-spelling'
import { newId } from '#app/kernel/new-id'
import { priceOfGrams, type WeighTerms } from '#app/kernel/weighed-price'
import { transact } from '#app/platform/transact.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import type { Db } from '#db/client.server'
import { categories, listings, offers, stockLedger, stocks, units } from '#db/schema/catalogue'

type ListingRow = typeof listings.$inferInsert

export type TestProduct = Partial<
  Pick<
    ListingRow,
    | 'slug'
    | 'status'
    | 'storyZh'
    | 'storyEn'
    | 'produceCode'
    | 'storage'
    | 'seasonMonths'
    | 'harvestFrom'
    | 'harvestTo'
    | 'shipsWithinDays'
    | 'tag'
    | 'publishedAt'
    | 'shuffle'
  >
> & {
  sellerId?: string
  titleZh?: string
  titleEn?: string
  categoryCode?: string
  /** Of a category that is not there yet. */
  returnRule?: 'yes' | 'no'
  originCode?: string
  /** Names that the search box should know beside the titles. */
  alsoCalled?: string[]
  priceMinor?: number
  onHand?: number
  /** Net grams of one; null for goods counted by the piece. */
  grams?: number | null
  unitZh?: string
  unitEn?: string
  labelZh?: string
  labelEn?: string
  /** Priced by the scale; `priceMinor` follows from it. */
  weigh?: WeighTerms
}

/** An offer more for a listing, in stock, with the ledger row that brought it there. */
export async function makeOffer(
  db: Db,
  offer: {
    listingId: string
    sellerId: string
    priceMinor?: number
    onHand?: number
    grams?: number | null
    unitZh?: string
    unitEn?: string
    labelZh?: string
    labelEn?: string
    position?: number
    active?: boolean
    weigh?: WeighTerms | undefined
  },
): Promise<string> {
  const offerId = newId()
  const grams = offer.grams === undefined ? 500 : offer.grams
  await db.insert(units).values({ code: 'KGM', nameZh: '千克', nameEn: 'kilogram', symbol: 'kg', kind: 'mass' }).onConflictDoNothing()
  await db.insert(units).values({ code: 'H87', nameZh: '件', nameEn: 'piece', symbol: '', kind: 'count' }).onConflictDoNothing()
  await db.insert(offers).values({
    id: offerId,
    listingId: offer.listingId,
    sellerId: offer.sellerId,
    position: offer.position ?? 0,
    active: offer.active ?? true,
    labelZh: offer.labelZh ?? '散装',
    labelEn: offer.labelEn ?? 'Loose',
    unitZh: offer.unitZh ?? (grams === null ? '件' : '斤'),
    unitEn: offer.unitEn ?? (grams === null ? 'piece' : 'jin'),
    unitCode: grams === null ? 'H87' : 'KGM',
    netGrams: grams,
    pieces: grams === null ? 1 : null,
    priceMinor: offer.weigh ? priceOfGrams(offer.weigh, grams ?? 0) : (offer.priceMinor ?? 980),
    ...offer.weigh,
  })
  const onHand = offer.onHand ?? 20
  await db.insert(stocks).values({ offerId, onHand })
  if (onHand > 0) await db.insert(stockLedger).values({ id: newId(), offerId, delta: onHand, reason: 'receive' })
  await transact(db, (tx) => refreshCards(tx, [offer.listingId]))
  return offerId
}

/** A listing of its own with one offer, live and in stock unless said otherwise, of a new seller unless one is given. */
export async function makeProduct(
  db: Db,
  product: TestProduct = {},
): Promise<{ listingId: string; offerId: string; sellerId: string; slug: string }> {
  const {
    sellerId = (await makeSeller(db)).sellerId,
    titleZh = '安吉冬笋',
    titleEn = 'Winter bamboo shoots',
    categoryCode = '2001',
    returnRule = 'yes',
    originCode = '330502001',
    alsoCalled = [],
    priceMinor,
    onHand,
    grams,
    unitZh,
    unitEn,
    labelZh,
    labelEn,
    weigh,
    ...columns
  } = product
  await db
    .insert(categories)
    .values({
      code: categoryCode,
      parent: null,
      nameZh: '竹笋',
      nameEn: 'Bamboo shoots',
      position: 0,
      defaultStorage: 'chilled',
      returnExempt: returnRule,
    })
    .onConflictDoNothing()
  const listingId = newId()
  const slug = product.slug ?? `goods-${listingId}`
  await db.insert(listings).values({
    storage: 'chilled',
    shuffle: randomInt(2 ** 31),
    ...columns,
    ...listingSpelling({ titleZh, titleEn, names: alsoCalled }),
    id: listingId,
    slug,
    sellerId,
    titleZh,
    titleEn,
    categoryCode,
    originCode,
    countyCode: originCode.slice(0, 6),
  })
  const offerId = await makeOffer(db, { listingId, sellerId, priceMinor, onHand, grams, unitZh, unitEn, labelZh, labelEn, weigh })
  return { listingId, offerId, sellerId, slug }
}
