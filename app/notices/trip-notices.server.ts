import { eq } from 'drizzle-orm'
import { type Locale, say } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import { clockIn } from '#app/stays/days/zone-clock'
import { sayTripWhen } from '#app/trips/travelling/say-trip'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { bookingCancellations, bookingChanges } from '#db/schema/trips'
import { tell } from './tell.server'
import { tripFacts } from './trip-facts.server'

const id = (payload: JobPayload, name: string) => String(payload[name] ?? '')
const back = (locale: Locale, minor: number, currency: string) =>
  minor > 0 ? say(locale, w.messageBack, { money: formatMoney(minor, currency, locale) }) : say(locale, w.messageNone)

/** Both sides hear that a booking was given up, and the guest what comes back; a house that did it knows. */
export async function tellBookingCancelled(db: Db, payload: JobPayload): Promise<void> {
  const sellerOrderId = id(payload, 'sellerOrderId')
  const [given] = await db.select().from(bookingCancellations).where(eq(bookingCancellations.sellerOrderId, sellerOrderId))
  const facts = await attempt(() => tripFacts(db, sellerOrderId))
  if (!given) return
  // The order that paid for a change that came to nothing is told of as a part of its trip.
  if (!facts.ok) return tellChangeFailed(db, sellerOrderId, given.refundMinor)
  const { currency, guest, host, no, guestName, what, when, guestPaths } = facts.value
  await tell(db, guest, {
    template: 'booking-cancelled-buyer',
    values: (locale) => ({
      what: what(locale),
      when: when(locale),
      why: say(locale, w[`cause-${given.cause}`]),
      refund: back(locale, given.refundMinor, currency),
    }),
    ...guestPaths,
    key: no,
  })
  if (given.cause === 'house') return
  await tell(db, host, {
    template: 'booking-cancelled-host',
    values: (locale) => ({ no, what: what(locale), when: when(locale), guest: guestName }),
    path: paths.sellOrder(no),
    key: no,
  })
}

async function tellChangeFailed(db: Db, changeOrderId: string, refundMinor: number): Promise<void> {
  const [main] = await db
    .select({ orderId: bookings.sellerOrderId })
    .from(bookingChanges)
    .innerJoin(bookings, eq(bookings.id, bookingChanges.bookingId))
    .where(eq(bookingChanges.sellerOrderId, changeOrderId))
  if (!main?.orderId) return
  const { currency, guest, no, what, when, guestPaths } = await tripFacts(db, main.orderId)
  await tell(db, guest, {
    template: 'booking-cancelled-buyer',
    values: (locale) => ({
      what: what(locale),
      when: when(locale),
      why: say(locale, w['cause-change-failed']),
      refund: back(locale, refundMinor, currency),
    }),
    ...guestPaths,
    key: `${no}:${changeOrderId}`,
  })
}

/** Both sides hear of the new dates. Payload: `{changeId, sellerOrderId}`. */
export async function tellBookingChanged(db: Db, payload: JobPayload): Promise<void> {
  const [change] = await db
    .select()
    .from(bookingChanges)
    .where(eq(bookingChanges.id, id(payload, 'changeId')))
  if (change?.state !== 'done') return
  const { guest, host, no, guestName, what, guestPaths } = await tripFacts(db, id(payload, 'sellerOrderId'))
  const dates = (locale: Locale) => sayTripWhen(locale, { arrival: change.toCheckIn, departure: change.toCheckOut })
  const old = (locale: Locale) => sayTripWhen(locale, { arrival: change.fromCheckIn, departure: change.fromCheckOut })
  const { differenceMinor, refundMinor } = change
  const { currency } = change.quote
  const refund = (locale: Locale) =>
    differenceMinor > 0
      ? say(locale, w.messagePaid, { money: formatMoney(differenceMinor, currency, locale) })
      : differenceMinor === 0
        ? say(locale, w.messageSame)
        : back(locale, refundMinor, currency)
  await tell(db, guest, {
    template: 'booking-changed-buyer',
    values: (locale) => ({ what: what(locale), when: dates(locale), refund: refund(locale) }),
    ...guestPaths,
    key: change.id,
  })
  await tell(db, host, {
    template: 'booking-changed-host',
    values: (locale) => ({ no, guest: guestName, when: dates(locale), old: old(locale) }),
    path: paths.sellOrder(no),
    key: change.id,
  })
}

/** Guests of a session hear of the time to which they were taken, and the host of a move of their own. Payload: `{sellerOrderId, byGuest}`; no order for walk-ins. */
export async function tellSessionMoved(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  if (!payload.sellerOrderId) return
  const { guest, host, no, guestName, what, when, guestPaths } = await tripFacts(db, id(payload, 'sellerOrderId'))
  await tell(db, guest, {
    template: payload.byGuest ? 'session-changed-buyer' : 'session-moved-buyer',
    values: (locale) => ({ what: what(locale), when: when(locale) }),
    ...guestPaths,
    key: dedupeKey,
  })
  if (!payload.byGuest) return
  const values = (locale: Locale) => ({ no, guest: guestName, when: when(locale) })
  await tell(db, host, { template: 'session-changed-host', values, path: paths.sellOrder(no), key: dedupeKey })
}

/** On the day itself: the guest hears from when, the host who comes. */
export async function tellArrival(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const { trip, guest, host, no, guestName, guestPhone, what, party, guestPaths } = await tripFacts(db, id(payload, 'sellerOrderId'))
  if (trip.order.state !== 'confirmed') return
  const time = trip.kind === 'stay' ? trip.booking.arrivalFrom : clockIn(trip.startsAt, trip.seats.zone)
  await tell(db, guest, { template: 'arrival-buyer', values: (locale) => ({ time, what: what(locale) }), ...guestPaths, key: dedupeKey })
  await tell(db, host, {
    template: 'arrival-host',
    values: (locale) => ({ time, what: what(locale), party: party(locale), guest: guestName, phone: guestPhone }),
    path: paths.sellOrder(no),
    key: dedupeKey,
  })
}
