import { and, asc, eq, gt, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import type { Db } from '#db/client.server'
import { bookings, calendarFeeds } from '#db/schema/bookings'
import { purchases, sellerOrders } from '#db/schema/orders'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'

const text = (sqlText: SQL) => sql<string>`${sqlText}`

/** Who has nights of a host's rooms, with the one contact that is known. */
const guestColumns = {
  id: bookings.id,
  unitId: bookings.unitId,
  source: bookings.source,
  state: bookings.state,
  occupied: bookings.occupied,
  checkIn: bookings.checkIn,
  checkOut: bookings.checkOut,
  adults: bookings.adults,
  children: bookings.children,
  totalMinor: bookings.totalMinor,
  currency: bookings.currency,
  note: bookings.note,
  requestState: bookings.requestState,
  checkedInAt: bookings.checkedInAt,
  checkedOutAt: bookings.checkedOutAt,
  createdAt: bookings.createdAt,
  unitName: roomUnits.name,
  roomTypeId: roomTypes.id,
  roomZh: roomTypes.titleZh,
  roomEn: roomTypes.titleEn,
  houseZh: stays.titleZh,
  houseEn: stays.titleEn,
  name: text(sql`coalesce(nullif(${bookings.contactName}, ''), ${purchases.address} ->> 'name', '')`),
  phone: text(sql`coalesce(nullif(${bookings.contactPhone}, ''), ${purchases.address} ->> 'phone', '')`),
  /** The day of arrival is here or over. */
  begun: sql<boolean>`${bookings.checkIn} <= (now() AT TIME ZONE ${stays.zone})::date`,
  arrivesToday: sql<boolean>`${bookings.checkIn} = (now() AT TIME ZONE ${stays.zone})::date`,
  leavesToday: sql<boolean>`${bookings.checkOut} = (now() AT TIME ZONE ${stays.zone})::date`,
  sellerOrderId: bookings.sellerOrderId,
  orderState: sellerOrders.state,
  feedTitle: text(sql`coalesce(nullif(${calendarFeeds.title}, ''), substring(${calendarFeeds.url} from '^[a-z]+://([^/:]+)'), '')`),
}

const selectGuests = (db: Db) =>
  db
    .select(guestColumns)
    .from(bookings)
    .innerJoin(roomUnits, eq(roomUnits.id, bookings.unitId))
    .innerJoin(roomTypes, eq(roomTypes.id, roomUnits.roomTypeId))
    .innerJoin(stays, eq(stays.id, bookings.stayId))
    .leftJoin(purchases, eq(purchases.id, bookings.purchaseId))
    .leftJoin(sellerOrders, eq(sellerOrders.id, bookings.sellerOrderId))
    .leftJoin(calendarFeeds, eq(calendarFeeds.id, bookings.feedId))

export type HostGuest = Awaited<ReturnType<typeof selectGuests>>[number]

const ofHost = (sellerId: string) => and(eq(bookings.sellerId, sellerId), ne(bookings.state, 'released'))
const today = sql`(now() AT TIME ZONE ${stays.zone})::date`

const LISTED = 200

/** What stands in a room type's calendar on the nights from one to another, both included; of one unit when it is given. */
export function guestsDuring(
  db: Db,
  sellerId: string,
  { roomTypeId, unitId, first, last }: { roomTypeId: string; unitId?: string | undefined; first: Day; last: Day },
): Promise<HostGuest[]> {
  return selectGuests(db)
    .where(
      and(
        ofHost(sellerId),
        eq(roomTypes.id, roomTypeId),
        unitId ? eq(bookings.unitId, unitId) : undefined,
        lte(bookings.checkIn, last),
        gt(bookings.checkOut, first),
      ),
    )
    .orderBy(asc(bookings.checkIn), asc(roomUnits.position), asc(bookings.id))
    .limit(LISTED)
}

const sleepsHere = and(eq(bookings.occupied, true), inArray(bookings.state, ['confirmed', 'conflict']))

/** Who comes and who leaves today, by the clock of each house. */
export async function guestsOfToday(db: Db, sellerId: string): Promise<{ arriving: HostGuest[]; leaving: HostGuest[] }> {
  const rows = await selectGuests(db)
    .where(and(ofHost(sellerId), sleepsHere, or(sql`${bookings.checkIn} = ${today}`, sql`${bookings.checkOut} = ${today}`)))
    .orderBy(asc(roomUnits.position), asc(bookings.id))
    .limit(LISTED)
  return { arriving: rows.filter(({ arrivesToday }) => arrivesToday), leaving: rows.filter(({ leavesToday }) => leavesToday) }
}

/** How many requests wait for this host. */
export async function countRequests(db: Db, sellerId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(bookings)
    .where(and(eq(bookings.sellerId, sellerId), eq(bookings.requestState, 'waiting'), eq(bookings.state, 'held')))
  return row?.n ?? 0
}

export type Clash = { block: HostGuest; other: HostGuest }

/**
 * Nights that were given away twice: another site's guests meet guests who are here already. What such a site merely closed is listed
 * when its host was told of it.
 */
export async function clashesOf(db: Db, sellerId: string, onlyId?: string): Promise<Clash[]> {
  const blocks = await selectGuests(db)
    .where(
      and(
        eq(bookings.sellerId, sellerId),
        eq(bookings.state, 'conflict'),
        onlyId ? eq(bookings.id, onlyId) : undefined,
        sql`${bookings.checkOut} > ${today}`,
        sql`(${bookings.occupied} OR EXISTS (
          SELECT 1 FROM outbox o WHERE o.topic = 'calendar_clash' AND o.payload ->> 'blockId' = ${bookings.id}::text))`,
      ),
    )
    .orderBy(asc(bookings.checkIn), asc(bookings.id))
    .limit(LISTED)
  if (blocks.length === 0) return []
  const others = await selectGuests(db).where(
    and(
      ofHost(sellerId),
      eq(bookings.occupied, true),
      inArray(
        bookings.unitId,
        blocks.map(({ unitId }) => unitId),
      ),
      sql`${bookings.checkOut} > ${today}`,
    ),
  )
  return blocks.flatMap((block) =>
    others
      .filter(
        (other) =>
          other.unitId === block.unitId &&
          other.id !== block.id &&
          other.state !== 'conflict' &&
          other.checkIn < block.checkOut &&
          other.checkOut > block.checkIn,
      )
      .map((other) => ({ block, other })),
  )
}
