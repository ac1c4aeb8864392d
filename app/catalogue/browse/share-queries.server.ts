import { sql } from 'drizzle-orm'
import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import type { Db } from '#db/client.server'

/** What a share picture says of a listing or a stall, in both languages. Price in fen. */
export type ShareFacts = {
  title: { zh: string; en: string }
  place: { zh: string; en: string }
  category?: string
  price?: { minor: number; unit: { zh: string; en: string } }
}

/** A listing on show; null for any other name. */
export async function shareListing(db: Db, slug: string): Promise<ShareFacts | null> {
  const data = await referenceData(db)
  const { rows } = await db.execute<{
    zh: string
    en: string
    category: string
    minor: number
    unitZh: string
    unitEn: string
    origin: string
  }>(
    sql`SELECT title_zh AS zh, title_en AS en, category_code AS category, from_minor AS minor, card_unit_zh AS "unitZh", card_unit_en AS "unitEn", origin_code AS origin FROM listings WHERE slug = ${slug} AND on_show`,
  )
  const [row] = rows
  if (!row) return null
  return {
    title: { zh: row.zh, en: row.en },
    place: placeLabel(data, row.origin),
    category: row.category,
    price: { minor: row.minor, unit: { zh: row.unitZh, en: row.unitEn || row.unitZh } },
  }
}

/** An open stall; null for any other name. */
export async function shareStall(db: Db, slug: string): Promise<ShareFacts | null> {
  const data = await referenceData(db)
  const { rows } = await db.execute<{ zh: string; en: string; at: string }>(
    sql`SELECT name_zh AS zh, name_en AS en, coalesce(village_code, town_code) AS at FROM sellers WHERE slug = ${slug} AND status = 'active'`,
  )
  const [row] = rows
  return row ? { title: { zh: row.zh, en: row.en }, place: placeLabel(data, row.at) } : null
}
