import { type SQL, sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf, ripeIn } from '#app/catalogue/cards/card-rows.server'
import { categoriesWithin, type ReferenceData, referenceData } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'
import { fixedNumber } from '#db/fixed-part'
import { plannedAnew } from '#db/preparing-client.server'
import { cursorOf, type PageWish, segmentsOf, sortValue } from './keyset.server'
import { countFilters, type MarketFilters } from './market-filters'

export const CARDS_A_PAGE = 24
/** A page, and one that tells whether there are more. Written into the statement: a plan made for any number would expect thousands. */
export const ONE_MORE = fixedNumber(CARDS_A_PAGE + 1)
/** Beyond this the market says "more than": counting 200,000 rows would cost more than showing them. */
export const COUNT_UP_TO = 1_000

export type MarketPage = {
  cards: CardFacts[]
  /** Goods that match, counted up to `COUNT_UP_TO`; one more means there are more. */
  count: number
  /** Cursors of the neighbouring pages. */
  next: string | null
  previous: string | null
}

/** The conditions of the filters on listing `l`; seller `s` and delivery terms `d` where they are asked for. */
function conditionsOf(
  filters: MarketFilters,
  data: ReferenceData,
  month: number,
): { where: SQL; needsSeller: boolean; needsDelivery: boolean } {
  const parts = [sql`l.on_show`]
  const { category, district, village, minPerJin, maxPerJin, kinds, shipsTo } = filters
  if (category) {
    const codes = categoriesWithin(data, category)
    parts.push(codes.length === 1 ? sql`l.category_code = ${codes[0]}` : sql`l.category_code = ANY(${sql.param(codes)}::text[])`)
  }
  if (district) parts.push(sql`l.county_code = ${district}`)
  if (village)
    parts.push(
      village.length === 12 ? sql`l.origin_code = ${village}` : sql`(l.origin_code >= ${village} AND l.origin_code <= ${`${village}999`})`,
    )
  if (minPerJin !== undefined) parts.push(sql`l.per_jin_minor >= ${minPerJin}`)
  if (maxPerJin !== undefined) parts.push(sql`l.per_jin_minor <= ${maxPerJin}`)
  if (filters.sort === 'weight') parts.push(sql`l.per_jin_minor IS NOT NULL`)
  if (filters.inStock) parts.push(sql`l.in_stock`)
  if (filters.inSeason) parts.push(sql`${ripeIn(month)}`)
  if (kinds) parts.push(sql`s.kind = ANY(${sql.param(kinds)}::text[])`)
  if (shipsTo) parts.push(sql`NOT (coalesce(d.excluded_provinces, '{}') @> ARRAY[${shipsTo}]::text[])`)
  return { where: sql.join(parts, sql` AND `), needsSeller: Boolean(kinds), needsDelivery: Boolean(shipsTo) }
}

const deliveryJoin = sql`LEFT JOIN delivery_terms d ON d.seller_id = l.seller_id`
const sellerJoin = sql`JOIN sellers s ON s.id = l.seller_id`

/**
 * One page of the market, by keyset: what was on an earlier page does not come again when goods are added or sold.
 * Two statements at most: the cards, and the count where the page alone does not tell it.
 * @param month the month in Asia/Shanghai that "in season" means
 */
export async function marketPage(
  db: Db,
  filters: MarketFilters,
  page: PageWish,
  { locale, month }: { locale: Locale; month: number },
): Promise<MarketPage> {
  const data = await referenceData(db)
  const { where, needsSeller, needsDelivery } = conditionsOf(filters, data, month)
  const plan = countFilters(filters) > 0 ? plannedAnew : sql``
  const selects = segmentsOf(filters.sort, locale, page).map(
    (
      segment,
    ) => sql`(SELECT ${cardColumns(month)}, ${sortValue(filters.sort, locale)} AS sort FROM listings l ${sellerJoin} ${needsDelivery ? deliveryJoin : sql``}
      WHERE ${where} AND ${segment.where} ORDER BY ${segment.orderBy} LIMIT ${ONE_MORE})`,
  )
  const cardsQuery = db.execute<CardRow & { sort: string | number }>(
    selects.length === 1 ? sql`${plan}${sql.join(selects)}` : sql`${plan}${sql.join(selects, sql` UNION ALL `)} LIMIT ${ONE_MORE}`,
  )
  const counted = page.after || page.before ? countMatches() : null
  const { rows } = await cardsQuery

  async function countMatches(): Promise<number> {
    const result = await db.execute<{ n: number }>(sql`${plan}SELECT count(*)::int AS n FROM (
      SELECT 1 FROM listings l ${needsSeller ? sellerJoin : sql``} ${needsDelivery ? deliveryJoin : sql``} WHERE ${where} LIMIT ${COUNT_UP_TO + 1}) matching`)
    return result.rows[0]?.n ?? 0
  }

  const hasMore = rows.length > CARDS_A_PAGE
  const shown = rows.slice(0, CARDS_A_PAGE)
  if (page.before) shown.reverse()
  const count = counted ? await counted : hasMore ? await countMatches() : rows.length
  const cursorAt = (row: (typeof shown)[number] | undefined) => (row ? cursorOf(row, filters.sort) : null)
  const hasNext = page.before ? true : hasMore
  const hasPrevious = page.before ? hasMore : Boolean(page.after)
  return {
    cards: shown.map((row) => cardOf(row, data, locale)),
    count,
    next: hasNext ? cursorAt(shown.at(-1)) : null,
    previous: hasPrevious ? cursorAt(shown[0]) : null,
  }
}
