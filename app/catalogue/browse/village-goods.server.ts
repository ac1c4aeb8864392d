import { sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf, ripeIn } from '#app/catalogue/cards/card-rows.server'
import { referenceData } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'

/** Goods on show from a village (twelve digits) or a town (nine), those of a stall and those in season first. One statement. */
export async function villageGoods(
  db: Db,
  { at, sellerSlug = '' }: { at: string; sellerSlug?: string },
  { locale, month, most = 6 }: { locale: Locale; month: number; most?: number },
): Promise<CardFacts[]> {
  const data = await referenceData(db)
  const { rows } = await db.execute<CardRow>(sql`
    SELECT ${cardColumns(month)} FROM listings l JOIN sellers s ON s.id = l.seller_id
    WHERE l.on_show AND ((l.origin_code >= ${at} AND l.origin_code <= ${`${at}999`}) OR l.seller_id = (SELECT id FROM sellers WHERE slug = ${sellerSlug}))
    ORDER BY l.in_stock DESC, (s.slug = ${sellerSlug}) DESC, ${ripeIn(month)} DESC, l.shuffle, l.id
    LIMIT ${most}`)
  return rows.map((row) => cardOf(row, data, locale))
}
