import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { type BookingState, bookingMovesFrom } from '#app/stays/states/booking-states'
import type { Tx } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import { lockFreeUnit, lockUnit } from './free-units.server'
import { dropNights, writeNights } from './take-nights.server'

const before = (to: BookingState) => (Object.keys(bookingMovesFrom) as BookingState[]).filter((from) => bookingMovesFrom[from].includes(to))

type Booking = typeof bookings.$inferSelect

/** Finds a booking and locks its unit, then reads it again: what it says holds until the transaction ends. */
export async function lockBooking(tx: Tx, bookingId: string): Promise<Booking | null> {
  const [seen] = await tx.select({ unitId: bookings.unitId }).from(bookings).where(eq(bookings.id, bookingId))
  if (!seen || !(await lockUnit(tx, seen.unitId))) return null
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, bookingId)).for('no key update')
  return booking ?? null
}

/**
 * Gives up a booking and its nights, once: of many who try, one is answered true.
 * @param options.keepBlocked the host cancelled: the nights stay closed, as a block of his own
 */
export async function releaseNights(tx: Tx, bookingId: string, options: { keepBlocked?: boolean } = {}): Promise<boolean> {
  const booking = await lockBooking(tx, bookingId)
  if (!booking || !before('released').includes(booking.state)) return false
  if (options.keepBlocked) {
    const { unitId, stayId, sellerId, checkIn, checkOut, zone, arrivalFrom } = booking
    const blockId = newId()
    await tx.insert(bookings).values({
      id: blockId,
      unitId,
      stayId,
      sellerId,
      checkIn,
      checkOut,
      zone,
      arrivalFrom,
      source: 'block',
      state: 'confirmed',
      occupied: false,
    })
    await tx.update(unitNights).set({ bookingId: blockId }).where(eq(unitNights.bookingId, bookingId))
  } else await dropNights(tx, bookingId)
  await tx.update(bookings).set({ state: 'released', expiresAt: null, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  return true
}

/** A guest leaves early: nights from a day on are free again, and the booking ends there. False when there is nothing to cut. */
export async function shortenNights(tx: Tx, bookingId: string, departure: Day): Promise<boolean> {
  const booking = await lockBooking(tx, bookingId)
  if (booking?.state !== 'confirmed' || departure <= booking.checkIn || departure >= booking.checkOut) return false
  await dropNights(tx, bookingId, departure)
  await tx.update(bookings).set({ checkOut: departure, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  return true
}

/** Held nights become firm: the money is here. Answers those that were held; the caller deals with the others. */
export async function confirmNights(tx: Tx, bookingIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .update(bookings)
    .set({ state: 'confirmed', expiresAt: null, updatedAt: sql`now()` })
    .where(and(inArray(bookings.id, [...bookingIds]), eq(bookings.state, 'held')))
    .returning({ id: bookings.id })
  return rows.map(({ id }) => id)
}

/**
 * Late money: takes the nights of a released booking again if they are still free, in its own unit or another of its type.
 * @returns whether it is confirmed now
 */
export async function retakeNights(tx: Tx, bookingId: string): Promise<boolean> {
  const booking = await lockBooking(tx, bookingId)
  if (booking?.state !== 'released') return false
  const own = await lockUnit(tx, booking.unitId)
  const unit = own && (await lockFreeUnit(tx, own.roomTypeId, booking.checkIn, booking.checkOut))
  if (!unit) return false
  await tx
    .update(bookings)
    .set({ unitId: unit.unitId, state: 'confirmed', expiresAt: null, updatedAt: sql`now()` })
    .where(eq(bookings.id, bookingId))
  await writeNights(tx, unit.unitId, bookingId, booking.checkIn, booking.checkOut)
  return true
}
