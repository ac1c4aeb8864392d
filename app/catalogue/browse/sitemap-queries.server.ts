import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** A part of the map holds so many goods: each is two addresses with three links to one another, well below 50 MB and 50,000. */
const GOODS_A_PART = 5_000

export type MapEntry = { slug: string; changed: string | null }

/** How many parts of goods there are, counted from the goods on show. */
export async function countParts(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM listings WHERE on_show`)
  return Math.max(1, Math.ceil((rows[0]?.n ?? 0) / GOODS_A_PART))
}

/** Goods of one part, numbered from 1, by slug. */
export async function goodsOfPart(db: Db, part: number): Promise<MapEntry[]> {
  const { rows } = await db.execute<MapEntry>(sql`SELECT slug, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM listings
    WHERE on_show ORDER BY slug LIMIT ${GOODS_A_PART} OFFSET ${(part - 1) * GOODS_A_PART}`)
  return rows
}

export async function openStalls(db: Db): Promise<MapEntry[]> {
  const { rows } = await db.execute<MapEntry>(
    sql`SELECT slug, NULL AS changed FROM sellers WHERE status = 'active' ORDER BY slug LIMIT ${GOODS_A_PART}`,
  )
  return rows
}
