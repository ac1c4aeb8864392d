import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm'
import { dayOf, monthOf } from '#app/kernel/day'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { categories, listingPhotos, listings, offers, produce, stocks } from '#db/schema/catalogue'
import { type ItemState, itemStates } from './item-states'

export const ITEMS_A_PAGE = 30

const stateIs = {
  live: and(eq(listings.status, 'live'), eq(listings.inStock, true)),
  'sold-out': and(eq(listings.status, 'live'), eq(listings.inStock, false)),
  hidden: inArray(listings.status, ['hidden', 'draft']),
  withdrawn: eq(listings.status, 'withdrawn'),
} as const

/** What is on a stall in one state, newest change first, with every way to buy it. */
export async function itemsOfStall(db: Db, sellerId: string, state: ItemState, page: RowPage = {}) {
  const walk = walkRows(listings.updatedAt, listings.id, page, 'newest')
  const found = await db
    .select({
      id: listings.id,
      slug: listings.slug,
      titleZh: listings.titleZh,
      titleEn: listings.titleEn,
      categoryCode: listings.categoryCode,
      photoKey: listings.photoKey,
      status: listings.status,
      onShow: listings.onShow,
      mark: rowMark(listings.updatedAt),
    })
    .from(listings)
    .where(and(eq(listings.sellerId, sellerId), stateIs[state], walk.where))
    .orderBy(walk.orderBy)
    .limit(ITEMS_A_PAGE + 1)
  const { rows: items, ...around } = cutPage(found, ITEMS_A_PAGE, page)
  const ways =
    items.length === 0
      ? []
      : await offersWithStock(
          db,
          items.map((item) => item.id),
        )
  return { rows: items.map((item) => ({ ...item, offers: ways.filter((way) => way.listingId === item.id) })), ...around }
}

function offersWithStock(db: Db, listingIds: string[]) {
  return db
    .select({
      id: offers.id,
      listingId: offers.listingId,
      active: offers.active,
      labelZh: offers.labelZh,
      labelEn: offers.labelEn,
      unitZh: offers.unitZh,
      unitEn: offers.unitEn,
      netGrams: offers.netGrams,
      priceMinor: offers.priceMinor,
      weighMinor: offers.weighMinor,
      weighGrams: offers.weighGrams,
      tolerancePercent: offers.tolerancePercent,
      currency: offers.currency,
      onHand: stocks.onHand,
      held: stocks.held,
      stockVersion: stocks.version,
    })
    .from(offers)
    .innerJoin(stocks, eq(stocks.offerId, offers.id))
    .where(inArray(offers.listingId, listingIds))
    .orderBy(asc(offers.position), asc(offers.id))
}

/** How many things a stall has in each state. */
export async function countItems(db: Db, sellerId: string): Promise<Record<ItemState, number>> {
  const rows = await db
    .select({
      state:
        sql<ItemState>`CASE WHEN ${listings.status} IN ('hidden','draft') THEN 'hidden' WHEN ${listings.status} = 'withdrawn' THEN 'withdrawn' WHEN ${listings.inStock} THEN 'live' ELSE 'sold-out' END`.as(
          'item_state',
        ),
      n: count(),
    })
    .from(listings)
    .where(eq(listings.sellerId, sellerId))
    .groupBy(sql`item_state`)
  const found = new Map(rows.map((row) => [row.state, row.n]))
  return Object.fromEntries(itemStates.map((state) => [state, found.get(state) ?? 0])) as Record<ItemState, number>
}

/** One thing of a stall with all it says; null for somebody else's. */
export async function itemOfStall(db: Db, sellerId: string, listingId: string) {
  const item = await db.query.listings.findFirst({
    columns: { searchText: false, searchGrams: false },
    where: and(eq(listings.id, listingId), eq(listings.sellerId, sellerId)),
  })
  if (!item) return null
  const [ways, photos] = await Promise.all([
    offersWithStock(db, [listingId]),
    db
      .select({ key: listingPhotos.key, width: listingPhotos.width, height: listingPhotos.height })
      .from(listingPhotos)
      .where(eq(listingPhotos.listingId, listingId))
      .orderBy(asc(listingPhotos.position)),
  ])
  return { ...item, offers: ways, photos }
}

/** Offers that are nearly gone: five or fewer left for sale, on show. */
export function lowStock(db: Db, sellerId: string) {
  return db
    .select({
      listingId: listings.id,
      titleZh: listings.titleZh,
      titleEn: listings.titleEn,
      labelZh: offers.labelZh,
      labelEn: offers.labelEn,
      left: sql<number>`${stocks.onHand} - ${stocks.held}`.mapWith(Number),
    })
    .from(offers)
    .innerJoin(stocks, eq(stocks.offerId, offers.id))
    .innerJoin(listings, eq(listings.id, offers.listingId))
    .where(
      and(eq(offers.sellerId, sellerId), eq(offers.active, true), eq(listings.status, 'live'), sql`${stocks.onHand} - ${stocks.held} <= 5`),
    )
    .orderBy(sql`${stocks.onHand} - ${stocks.held}`, asc(listings.id))
    .limit(20)
}

/** Names to offer while a seller types: what is ripe this month first, of his own county before others. */
export async function nameSuggestions(db: Db, countyCode: string, now = new Date()) {
  const month = monthOf(dayOf(now))
  return db
    .select({ nameZh: produce.nameZh, nameEn: produce.nameEn })
    .from(produce)
    .orderBy(sql`(${month} = ANY(${produce.seasonMonths})) DESC`, sql`(${produce.countyCode} = ${countyCode}) DESC`, asc(produce.code))
    .limit(60)
}

/** Second-level categories in their order. */
export function categoryChoices(db: Db) {
  return db
    .select({ code: categories.code, nameZh: categories.nameZh, nameEn: categories.nameEn })
    .from(categories)
    .where(ne(sql`coalesce(${categories.parent}, '')`, ''))
    .orderBy(asc(categories.position))
}
