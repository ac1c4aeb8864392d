import { asc, desc, eq, sql } from 'drizzle-orm'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { refundOffer } from '#app/trips/cancelling/cancel-trip.server'
import { roomTypeOf } from '#app/trips/changing/change-trip.server'
import { otherSessions } from '#app/trips/changing/move-seats-free.server'
import { isChangeable } from '#app/trips/changing/plan-change.server'
import { readTrip, readTripMoney, type Trip } from '#app/trips/trip-rows.server'
import type { Db } from '#db/client.server'
import { orderMoves, purchases } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { roomTypes, stays } from '#db/schema/stays'
import { bookingCancellations, bookingChanges } from '#db/schema/trips'

/**
 * The order of a trip by the number people read, and the trip it belongs to when it only paid for a change; null when there is none of a
 * stay or session in this purchase.
 */
export async function tripOrder(db: Db, purchaseId: string, orderNo: string): Promise<{ id: string; changeOf: string | null } | null> {
  const { rows } = await db.execute<{ id: string; changeOf: string | null }>(sql`
    SELECT o.id, (SELECT m.no FROM booking_changes c JOIN bookings b ON b.id = c.booking_id JOIN seller_orders m ON m.id = b.seller_order_id
      WHERE c.seller_order_id = o.id) AS "changeOf"
    FROM seller_orders o WHERE o.purchase_id = ${purchaseId} AND o.no = ${orderNo} AND o.kind <> 'goods'`)
  return rows[0] ?? null
}

type Place = {
  slug: string
  lon: number
  lat: number
  wayZh: string
  wayEn: string
  departureBy: string
  depositZh: string
  depositEn: string
}

async function placeOf(db: Db, trip: Trip): Promise<Place> {
  if (trip.kind === 'stay') {
    const [house] = await db.select().from(stays).where(eq(stays.id, trip.booking.stayId))
    if (!house) throw new Error('a booking without a house')
    const { slug, lon, lat, wayZh, wayEn, departureBy, depositZh, depositEn } = house
    return { slug, lon, lat, wayZh, wayEn, departureBy, depositZh, depositEn }
  }
  const { rows } = await db.execute<Place>(sql`
    SELECT slug, lon, lat, meet_zh AS "wayZh", meet_en AS "wayEn", '' AS "departureBy", '' AS "depositZh", '' AS "depositEn"
    FROM experiences WHERE id = ${trip.experienceId}`)
  if (!rows[0]) throw new Error('a booking without an experience')
  return rows[0]
}

function bookedOf(trip: Trip) {
  if (trip.kind === 'session') {
    const { adults, children, cancelZh, cancelEn, zone, totalMinor, currency, quote } = trip.seats
    const { titleZh = '', titleEn = '' } = quote ?? {}
    const parts = quote ? { adultMinor: quote.adultMinor, childMinor: quote.childMinor } : null
    return {
      ...{ kind: trip.kind, titleZh, titleEn, roomZh: '', roomEn: '', adults, children, cancelZh, cancelEn, zone, totalMinor, currency },
      stay: null,
      seats: { startsAt: trip.startsAt, minutes: trip.minutes, ...parts },
    }
  }
  const {
    adults,
    children,
    cancelZh,
    cancelEn,
    zone,
    totalMinor,
    currency,
    quote,
    checkIn,
    checkOut,
    arrivalFrom,
    checkedInAt,
    checkedOutAt,
  } = trip.booking
  const {
    titleZh = '',
    titleEn = '',
    roomZh = '',
    roomEn = '',
    nights = [],
    extras = [],
    cleaningMinor = 0,
    depositMinor = 0,
  } = quote ?? {}
  return {
    ...{ kind: trip.kind, titleZh, titleEn, roomZh, roomEn, adults, children, cancelZh, cancelEn, zone, totalMinor, currency },
    seats: null,
    stay: {
      ...{ arrival: checkIn, departure: checkOut, arrivalFrom, nights, cleaningMinor, depositMinor, checkedInAt, checkedOutAt },
      extras: extras.map((extra) => ({
        titleZh: extra.titleZh,
        titleEn: extra.titleEn,
        quantity: extra.quantity,
        lineMinor: extra.lineMinor,
      })),
    },
  }
}

/** Rooms of the house a stay may move to, the present one first; none when nothing can be changed any more. */
async function roomsToChange(db: Db, trip: Trip) {
  if (!isChangeable(trip)) return null
  const current = await roomTypeOf(db, trip.booking.unitId)
  const rooms = await db
    .select({ id: roomTypes.id, titleZh: roomTypes.titleZh, titleEn: roomTypes.titleEn })
    .from(roomTypes)
    .where(sql`${roomTypes.stayId} = ${trip.booking.stayId} AND ${roomTypes.active}`)
    .orderBy(asc(roomTypes.position), asc(roomTypes.id))
  return { current, rooms }
}

async function waitingChange(db: Db, bookingId: string) {
  const [waiting] = await db
    .select({
      no: purchases.no,
      status: purchases.status,
      expiresAt: purchases.expiresAt,
      arrival: bookingChanges.toCheckIn,
      departure: bookingChanges.toCheckOut,
      differenceMinor: bookingChanges.differenceMinor,
    })
    .from(bookingChanges)
    .innerJoin(purchases, eq(purchases.id, bookingChanges.purchaseId))
    .where(
      sql`${bookingChanges.bookingId} = ${bookingId} AND ${bookingChanges.state} = 'waiting' AND ${purchases.status} IN ('pending','paid')`,
    )
    .orderBy(desc(bookingChanges.createdAt))
  return waiting ?? null
}

/**
 * All a guest sees of a trip: facts, whole price, what would come back now, what may be changed, history.
 * @throws Refusal missing `booking-missing`
 */
export async function tripPage(db: Db, guest: Extract<OrderActor, { kind: 'buyer' }>, sellerOrderId: string) {
  const trip = await readTrip(db, guest, sellerOrderId)
  const { no, state, createdAt, invoiceState, invoiceAnswer } = trip.order
  const [place, offer, money, change, others, waiting, [seller], moves, [cancelled]] = await Promise.all([
    placeOf(db, trip),
    refundOffer(db, trip),
    readTripMoney(db, trip),
    roomsToChange(db, trip),
    otherSessions(db, trip),
    trip.kind === 'stay' ? waitingChange(db, trip.booking.id) : null,
    db.select().from(sellers).where(eq(sellers.id, trip.order.sellerId)),
    db.select().from(orderMoves).where(eq(orderMoves.sellerOrderId, sellerOrderId)).orderBy(orderMoves.at, orderMoves.id),
    db.select().from(bookingCancellations).where(eq(bookingCancellations.sellerOrderId, sellerOrderId)),
  ])
  const { nameZh = '', nameEn = '', contactZh = '', contactEn = '', phone = '' } = seller ?? {}
  return {
    ...{ no, state, createdAt, invoiceState, invoiceAnswer, now: trip.now },
    booked: bookedOf(trip),
    place,
    house: { nameZh, nameEn, contactZh, contactEn, phone },
    paidMinor: money.paidMinor,
    refundedMinor: money.refundedMinor,
    offer,
    change,
    others,
    waiting,
    moves: moves.map(({ id, toState, actorKind, at }) => ({ id, toState, actorKind, at })),
    cancelled: cancelled
      ? { cause: cancelled.cause, reason: cancelled.reason, refundMinor: cancelled.refundMinor, at: cancelled.at }
      : null,
  }
}

export type TripPage = Awaited<ReturnType<typeof tripPage>>
