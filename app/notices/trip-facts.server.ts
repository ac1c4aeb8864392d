import { eq } from 'drizzle-orm'
import { type Locale, pick } from '#app/i18n/words'
import { guestTokenOf } from '#app/orders/account/guest-orders.server'
import { systemActor } from '#app/orders/moving/order-actor'
import { paths } from '#app/paths'
import { sayGuests, sayTripWhen } from '#app/trips/travelling/say-trip'
import { readTrip, type Trip } from '#app/trips/trip-rows.server'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import type { Reader } from './tell.server'

/** What messages about a trip are made of: the two who read them, and the trip in words. */
export async function tripFacts(db: Db, sellerOrderId: string) {
  const trip = await readTrip(db, systemActor, sellerOrderId)
  const [purchase] = await db.select().from(purchases).where(eq(purchases.id, trip.order.purchaseId))
  const host = await hostOf(db, trip.order.sellerId)
  if (!purchase || !host) throw new Error(`order ${sellerOrderId} has no buyer or no seller`)
  const { buyerId, phone, email, locale } = purchase
  const guest: Reader = { userId: buyerId, phone, email, locale }
  return {
    ...{ trip, host, guest },
    no: trip.order.no,
    currency: purchase.currency,
    guestName: purchase.address.name,
    guestPhone: phone,
    what: (reader: Locale) => whatOf(trip, reader),
    when: (reader: Locale) => whenOf(trip, reader),
    party: (reader: Locale) => sayGuests(reader, trip.kind === 'stay' ? trip.booking : trip.seats),
    /** Members open their trip after signing in; the link in a guest's message carries the token of his purchase. */
    guestPaths: {
      path: paths.myTrip(trip.order.no),
      linkPath: paths.myTrip(trip.order.no, buyerId ? {} : { token: guestTokenOf(purchase.id) }),
    },
  }
}

export async function hostOf(db: Db, sellerId: string): Promise<Reader | null> {
  const [row] = await db
    .select({ seller: sellers, owner: users })
    .from(sellers)
    .innerJoin(users, eq(users.id, sellers.ownerId))
    .where(eq(sellers.id, sellerId))
  return row ? { userId: row.owner.id, phone: row.seller.phone, email: null, locale: row.owner.locale } : null
}

function whatOf(trip: Trip, locale: Locale): string {
  if (trip.kind === 'session') return pick(locale, trip.seats.quote?.titleZh ?? '', trip.seats.quote?.titleEn ?? '')
  const { titleZh = '', titleEn = '', roomZh = '', roomEn = '' } = trip.booking.quote ?? {}
  return `${pick(locale, titleZh, titleEn)} · ${pick(locale, roomZh, roomEn)}`
}

function whenOf(trip: Trip, locale: Locale): string {
  if (trip.kind === 'session') return sayTripWhen(locale, { arrival: '', departure: '', startsAt: trip.startsAt, zone: trip.seats.zone })
  return sayTripWhen(locale, { arrival: trip.booking.checkIn, departure: trip.booking.checkOut })
}
