import { and, asc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import type { RateRange } from '#app/stays/rates/room-terms'
import type { Db, Tx } from '#db/client.server'
import { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import { sellers } from '#db/schema/sellers'
import { roomTypes, stays } from '#db/schema/stays'

type Ranged = RateRange & { roomTypeId: string }

const rangeColumns = {
  id: roomRates.id,
  roomTypeId: roomRates.roomTypeId,
  firstNight: roomRates.firstNight,
  lastNight: roomRates.lastNight,
  priceMinor: roomRates.priceMinor,
  weekendMinor: roomRates.weekendMinor,
  minNights: roomRates.minNights,
  maxNights: roomRates.maxNights,
  noArrival: roomRates.noArrival,
  noDeparture: roomRates.noDeparture,
  closed: roomRates.closed,
}

/** The ranges of these room types that touch the days from one to another, both included. One statement. */
export function rangesOf(db: Db | Tx, roomTypeIds: readonly string[], from: Day, to: Day): Promise<Ranged[]> {
  return db
    .select(rangeColumns)
    .from(roomRates)
    .where(and(inArray(roomRates.roomTypeId, [...roomTypeIds]), gte(roomRates.lastNight, from), lte(roomRates.firstNight, to)))
}

/** The discounts of these houses. One statement. */
const discountsOf = (db: Db | Tx, stayIds: readonly string[]) =>
  db
    .select({ stayId: stayDiscounts.stayId, kind: stayDiscounts.kind, days: stayDiscounts.days, percent: stayDiscounts.percent })
    .from(stayDiscounts)
    .where(inArray(stayDiscounts.stayId, [...stayIds]))

/**
 * A room type with all that decides its price and its rules for days from one to another; null when it is not offered.
 * @param options.lock holds back whoever would change prices or rules (they write the house's row) until the transaction ends
 */
export async function stayOffer(db: Db | Tx, roomTypeId: string, days: { from: Day; to: Day }, options: { lock?: boolean } = {}) {
  const query = db
    .select({ house: stays, room: roomTypes, sellerStatus: sellers.status, now: sql<Date>`now()`.mapWith((text) => new Date(text)) })
    .from(roomTypes)
    .innerJoin(stays, eq(stays.id, roomTypes.stayId))
    .innerJoin(sellers, eq(sellers.id, stays.sellerId))
    .where(eq(roomTypes.id, roomTypeId))
  const [found] = options.lock ? await query.for('share', { of: [stays] }) : await query
  if (!found?.room.active || found.house.status !== 'live' || found.sellerStatus !== 'active') return null
  const ranges = await rangesOf(db, [roomTypeId], days.from, days.to)
  const discounts = await discountsOf(db, [found.house.id])
  const extras = await db
    .select()
    .from(stayExtras)
    .where(and(eq(stayExtras.stayId, found.house.id), eq(stayExtras.active, true)))
    .orderBy(asc(stayExtras.position), asc(stayExtras.id))
  // Read again under the lock: what waited for it may have changed the room.
  const [room] = options.lock ? await db.select().from(roomTypes).where(eq(roomTypes.id, roomTypeId)) : [found.room]
  if (!room?.active) return null
  return { house: found.house, room, ranges, discounts, extras, now: found.now }
}

export type StayOffer = NonNullable<Awaited<ReturnType<typeof stayOffer>>>
