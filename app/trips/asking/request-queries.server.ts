import { timingSafeEqual } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { guestTokenOf } from '#app/orders/account/guest-orders.server'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { purchases, sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'

const isRequestNo = (text: string): boolean => /^RQ\d{6}-[0-9A-Z]{6}$/.test(text)

/** The token of a guest's link to a request: made again by this installation only. */
export const requestTokenOf = (bookingId: string): string => guestTokenOf(`request:${bookingId}`)

function isTokenOf(bookingId: string, token: string | null): boolean {
  const [given, right] = [Buffer.from(token ?? ''), Buffer.from(requestTokenOf(bookingId))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A request by its number, for its asker: the member, or who holds the token of its link. Null for others, as if it were not there. */
export async function findRequest(db: Db, no: string, access: { userId: string | null; token: string | null }) {
  if (!isRequestNo(no)) return null
  const [found] = await db
    .select({
      booking: bookings,
      slug: stays.slug,
      phone: sellers.phone,
      payNo: purchases.no,
      payStatus: purchases.status,
      orderNo: sellerOrders.no,
    })
    .from(bookings)
    .innerJoin(stays, eq(stays.id, bookings.stayId))
    .innerJoin(sellers, eq(sellers.id, bookings.sellerId))
    .leftJoin(purchases, eq(purchases.id, bookings.purchaseId))
    .leftJoin(sellerOrders, eq(sellerOrders.id, bookings.sellerOrderId))
    .where(eq(bookings.requestNo, no))
  if (!found) return null
  const isMine = access.userId !== null && found.booking.buyerId === access.userId
  return isMine || isTokenOf(found.booking.id, access.token) ? found : null
}

/** Requests a host has to answer, the most urgent first, and those he accepted that wait to be paid. */
export async function requestsOf(db: Db, sellerId: string) {
  const rows = await db
    .select({ booking: bookings, unit: roomUnits.name })
    .from(bookings)
    .innerJoin(roomUnits, eq(roomUnits.id, bookings.unitId))
    .where(
      sql`${bookings.sellerId} = ${sellerId} AND ${bookings.source} = 'request' AND ${bookings.state} = 'held' AND ${bookings.expiresAt} > now()`,
    )
    .orderBy(asc(bookings.expiresAt))
    .limit(100)
  return rows.map(({ booking, unit }) => ({
    id: booking.id,
    isWaiting: booking.requestState === 'waiting',
    name: booking.contactName,
    phone: booking.contactPhone,
    note: booking.note,
    unit,
    titleZh: booking.quote?.titleZh ?? '',
    titleEn: booking.quote?.titleEn ?? '',
    roomZh: booking.quote?.roomZh ?? '',
    roomEn: booking.quote?.roomEn ?? '',
    arrival: booking.checkIn,
    departure: booking.checkOut,
    adults: booking.adults,
    children: booking.children,
    totalMinor: booking.totalMinor,
    currency: booking.currency,
    expiresAt: booking.expiresAt,
  }))
}

export type HostRequest = Awaited<ReturnType<typeof requestsOf>>[number]

/** A house that is asked first, with its rooms; null when there is none of that name to be seen. */
export async function houseToAsk(db: Db, slug: string) {
  const [house] = await db
    .select({ house: stays, phone: sellers.phone })
    .from(stays)
    .innerJoin(sellers, eq(sellers.id, stays.sellerId))
    .where(sql`${stays.slug} = ${slug} AND ${stays.status} = 'live' AND ${sellers.status} = 'active'`)
  if (!house) return null
  const rooms = await db
    .select({ id: roomTypes.id, titleZh: roomTypes.titleZh, titleEn: roomTypes.titleEn })
    .from(roomTypes)
    .where(sql`${roomTypes.stayId} = ${house.house.id} AND ${roomTypes.active}`)
    .orderBy(asc(roomTypes.position), asc(roomTypes.id))
  return { ...house, rooms }
}
