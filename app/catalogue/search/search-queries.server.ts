import { type SQL, sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf, ripeIn } from '#app/catalogue/cards/card-rows.server'
import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import { looseGramsOf, plainQuery, queryGramsOf, soundOf } from '#app/kernel/spelling'
import type { Db } from '#db/client.server'
import { plannedAnew } from '#db/preparing-client.server'
import { correctSpelling } from './known-words.server'

/** The nearest goods are ranked among this many; whoever wants all of a large kind goes through the market's filters. */
export const RANKED_GOODS = 96
export const RESULTS_A_PAGE = 24

export type FoundGoods = {
  cards: CardFacts[]
  /** How many were ranked; `RANKED_GOODS + 1` means there are more. */
  count: number
  /** What was looked for instead, when nothing had the words as typed. */
  instead: string | null
}
export type FoundSeller = {
  slug: string
  name: string
  contact: string
  place: string
  kind: 'household' | 'cooperative' | 'company' | 'collective'
}

type Reader = { locale: Locale; month: number }

/** The best of the matching goods: those in stock are taken first, then ranked by title, season and the market's own order. */
function goodsMatching(db: Db, matching: SQL, query: string, month: number, page: { limit: number; offset: number }) {
  const likeTitle = query.replace(/[%_\\]/g, '\\$&')
  return db.execute<CardRow & { total: number }>(sql`${plannedAnew}
    SELECT ${cardColumns(month)}, l.total FROM (
      SELECT f.*, count(*) OVER ()::int AS total,
        (f.title_zh ILIKE ${`%${likeTitle}%`} OR f.title_en ILIKE ${`%${likeTitle}%`})::int + (f.title_zh ILIKE ${`${likeTitle}%`} OR f.search_text LIKE ${`${likeTitle}%`})::int AS by_title,
        ${ripeIn(month, sql`f`)} AS ripe
      FROM (
        SELECT l.id, l.seller_id, l.slug, l.title_zh, l.title_en, l.category_code, l.origin_code, l.season_months, l.in_stock, l.from_minor, l.offer_count, l.card_grams, l.card_unit_zh, l.card_unit_en,
          l.photo_key, l.tag, l.shuffle, l.search_text
        FROM listings l WHERE l.on_show AND ${matching} ORDER BY l.in_stock DESC NULLS LAST, l.shuffle, l.id LIMIT ${RANKED_GOODS + 1}) f
      ORDER BY by_title DESC, f.in_stock DESC, ripe DESC, f.shuffle, f.id
      LIMIT ${page.limit} OFFSET ${page.offset}) l
    JOIN sellers s ON s.id = l.seller_id
    ORDER BY l.by_title DESC, l.in_stock DESC, l.ripe DESC, l.shuffle, l.id`)
}

const has = (grams: readonly string[]) => sql`l.search_grams @> ${sql.param(grams)}::text[]`

/** Goods by name in either language, pinyin, initials, or nearly so. Two statements at most. */
export async function findGoods(db: Db, typed: string, reader: Reader, page: { limit: number; offset: number }): Promise<FoundGoods> {
  const data = await referenceData(db)
  const query = plainQuery(typed)
  const grams = queryGramsOf(query)
  if (grams.length === 0) return { cards: [], count: 0, instead: null }
  const answer = (rows: (CardRow & { total: number })[], instead: string | null): FoundGoods => ({
    cards: rows.map((row) => cardOf(row, data, reader.locale)),
    count: rows[0]?.total ?? 0,
    instead,
  })
  const found = await goodsMatching(db, has(grams), query, reader.month, page)
  if (found.rows.length > 0) return answer(found.rows, null)

  const corrected = await correctSpelling(db, query)
  const sound = soundOf(query)
  const loose = looseGramsOf(query)
  const others = [loose, sound ? queryGramsOf(sound) : [], corrected ? queryGramsOf(corrected) : []].filter((wanted) => wanted.length > 0)
  // Only the last resort reads text: words like nothing that is known, and long enough to be like something.
  const nearly =
    others.length > 0 ? sql`(${sql.join(others.map(has), sql` OR `)})` : query.length >= 4 ? sql`${query} <% l.search_text` : null
  if (!nearly) return answer([], null)
  const second = await goodsMatching(db, nearly, corrected ?? query, reader.month, page)
  return answer(second.rows, second.rows.length > 0 ? corrected : null)
}

/** Open stalls by name, contact or what they grow. One statement. */
export async function findSellers(db: Db, typed: string, { locale }: Reader, limit: number): Promise<FoundSeller[]> {
  const grams = queryGramsOf(typed)
  if (grams.length === 0) return []
  const data = await referenceData(db)
  const { rows } = await db.execute<{
    slug: string
    kind: FoundSeller['kind']
    nameZh: string
    nameEn: string
    contactZh: string
    contactEn: string
    at: string
  }>(sql`${plannedAnew}
    SELECT s.slug, s.kind, s.name_zh AS "nameZh", s.name_en AS "nameEn", s.contact_zh AS "contactZh", s.contact_en AS "contactEn", coalesce(s.village_code, s.town_code) AS at
    FROM sellers s WHERE s.status = 'active' AND s.search_grams @> ${sql.param(grams)}::text[]
    ORDER BY (strpos(s.name_zh, ${typed}) > 0) DESC, s.opened_at, s.id LIMIT ${limit}`)
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh)
  return rows.map((row) => {
    const place = placeLabel(data, row.at)
    return {
      slug: row.slug,
      kind: row.kind,
      name: pick(row.nameZh, row.nameEn),
      contact: pick(row.contactZh, row.contactEn),
      place: pick(place.zh, place.en),
    }
  })
}
