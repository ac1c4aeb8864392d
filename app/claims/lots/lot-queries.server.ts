import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { lotStops } from '#db/schema/claims'
import { sellers } from '#db/schema/sellers'
import { lotDay } from './lot.server'

const stopped = (db: Db) =>
  db
    .select({
      id: lotStops.id,
      listingId: lotStops.listingId,
      packedOn: lotStops.packedOn,
      claims: lotStops.claims,
      reason: lotStops.reason,
      titleZh: listings.titleZh,
      titleEn: listings.titleEn,
      sellerId: sellers.id,
      sellerZh: sellers.nameZh,
      sellerEn: sellers.nameEn,
    })
    .from(lotStops)
    .innerJoin(listings, eq(listings.id, lotStops.listingId))
    .innerJoin(sellers, eq(sellers.id, listings.sellerId))

/** Lots that are off sale, of one stall or of all, the newest first. */
export const stoppedLots = (db: Db, sellerId?: string) =>
  stopped(db)
    .where(and(isNull(lotStops.resumedAt), sellerId ? eq(listings.sellerId, sellerId) : undefined))
    .orderBy(desc(lotStops.stoppedAt))
    .limit(50)

export type StoppedLot = Awaited<ReturnType<typeof stoppedLots>>[number]

export async function lotStop(db: Db, id: string): Promise<StoppedLot | null> {
  return (await stopped(db).where(eq(lotStops.id, id)))[0] ?? null
}

/** The orders that goods of a lot went out with. */
export async function ordersOfLot(db: Db, { listingId, packedOn }: { listingId: string; packedOn: string }): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT DISTINCT o.id FROM order_lines l JOIN seller_orders o ON o.id = l.seller_order_id
    WHERE l.listing_id = ${listingId} AND o.state NOT IN ('pending','cancelled') AND ${lotDay(sql`o.id`)} = ${packedOn}::date ORDER BY 1`)
  return rows.map(({ id }) => id)
}
