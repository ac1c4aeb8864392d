import { sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf, ripeIn } from '#app/catalogue/cards/card-rows.server'
import { referenceData, shortName } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'
import { isInSeason } from './season-terms'

const SEASON_GOODS = 24
const HUZHOU = '3305'

/** Specialities of Huzhou that a month brings, those that last all year left out, the shortest seasons first. */
export async function ripeProduce(db: Db, month: number, locale: Locale): Promise<string[]> {
  const { produce } = await referenceData(db)
  return produce
    .filter((item) => isInSeason(item.months, month))
    .sort((a, b) => a.months.length - b.months.length || a.code.localeCompare(b.code))
    .map((item) => (locale === 'zh' ? shortName(item.zh) : item.en))
}

/** A speciality and the district it grows in. */
export type RipeThing = { code: string; name: string; county: string }

/** What ripens in the districts of Huzhou in any of these months, the shortest seasons first. Costs no query after the first. */
export async function ripeThings(db: Db, months: readonly number[], locale: Locale): Promise<RipeThing[]> {
  const { produce } = await referenceData(db)
  return produce
    .filter((item) => item.county.startsWith(HUZHOU) && months.some((month) => isInSeason(item.months, month)))
    .sort((a, b) => a.months.length - b.months.length || a.code.localeCompare(b.code))
    .map(({ code, zh, en, county }) => ({ code, county, name: locale === 'zh' ? shortName(zh) : en }))
}

/** Goods on show that are ripe in a month, those in stock first. One statement. */
export async function seasonGoods(db: Db, month: number, locale: Locale): Promise<CardFacts[]> {
  const data = await referenceData(db)
  const { rows } = await db.execute<CardRow>(sql`SELECT ${cardColumns(month)} FROM listings l JOIN sellers s ON s.id = l.seller_id
    WHERE l.on_show AND ${ripeIn(month)}
    ORDER BY l.in_stock DESC NULLS LAST, l.shuffle, l.id LIMIT ${SEASON_GOODS}`)
  return rows.map((row) => cardOf(row, data, locale))
}

const NEAR = 4

/** Goods in stock that a month ripens in a town, then in its county: four at most. One statement. */
export async function ripeGoodsNear(
  db: Db,
  { town, county }: { town: string; county: string },
  month: number,
  locale: Locale,
): Promise<CardFacts[]> {
  const data = await referenceData(db)
  const ripe = sql`l.on_show AND l.in_stock AND ${ripeIn(month)}`
  const { rows } = await db.execute<CardRow>(sql`SELECT DISTINCT ON (turn, l.shuffle, l.id) ${cardColumns(month)}, turn FROM (
      (SELECT 1 AS turn, l.* FROM listings l WHERE ${ripe} AND l.origin_code >= ${town} AND l.origin_code <= ${`${town}999`} LIMIT ${NEAR})
      UNION ALL (SELECT 2, l.* FROM listings l WHERE ${ripe} AND l.county_code = ${county} ORDER BY l.shuffle, l.id LIMIT ${NEAR})) l
    JOIN sellers s ON s.id = l.seller_id ORDER BY turn, l.shuffle, l.id`)
  const cards = rows.map((row) => cardOf(row, data, locale))
  return [...new Map(cards.map((card) => [card.slug, card])).values()].slice(0, NEAR)
}
