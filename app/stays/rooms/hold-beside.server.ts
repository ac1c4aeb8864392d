import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { nightsOf } from '#app/stays/days/nights'
import type { Tx } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import { isStillFree, type LockedUnit, lockFreeUnit, lockUnit } from './free-units.server'
import { lockRoomTypes } from './lock-room-types.server'
import { lockBooking } from './release-nights.server'
import { type BookingFacts, dropNights, takeFreeNights, writeNights } from './take-nights.server'

type Dates = { checkIn: Day; checkOut: Day; roomTypeId: string }

/** The unit a booking would move to: its own where that is free, else another of the wanted type. Locked. */
async function lockTarget(tx: Tx, bookingId: string, own: LockedUnit, { checkIn, checkOut, roomTypeId }: Dates): Promise<LockedUnit> {
  const stays = roomTypeId === own.roomTypeId && (await isStillFree(tx, own, checkIn, checkOut, bookingId))
  const unit = stays ? own : await lockFreeUnit(tx, roomTypeId, checkIn, checkOut, bookingId)
  if (!unit) throw new Refusal('conflict', 'nights-taken')
  return unit
}

/** The room types in whose units these bookings lie: docs/decisions/010-one-order-of-locks.md. */
async function typesOf(tx: Tx, bookingIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    SELECT DISTINCT u.room_type_id AS id FROM bookings b JOIN room_units u ON u.id = b.unit_id WHERE b.id = ANY(${sql.param([...bookingIds])}::uuid[])`)
  return rows.map(({ id }) => id)
}

/**
 * Holds the nights to which a booking means to move, beside those it has: a hold of its own, which leaves out nights that are the booking's
 * already.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, `nights-taken`
 */
export async function holdBeside(
  tx: Tx,
  bookingId: string,
  dates: Dates,
  facts: Omit<BookingFacts, 'checkIn' | 'checkOut'>,
): Promise<string> {
  await lockRoomTypes(tx, [...(await typesOf(tx, [bookingId])), dates.roomTypeId])
  const booking = await lockBooking(tx, bookingId)
  const own = booking && (await lockUnit(tx, booking.unitId))
  if (!booking || !own) throw new Refusal('missing', 'booking-missing')
  if (booking.state !== 'confirmed') throw new Refusal('conflict', 'booking-moved-on')
  const { unitId, stayId, sellerId } = await lockTarget(tx, bookingId, own, dates)
  const { checkIn, checkOut } = dates
  const holdId = newId()
  await tx.insert(bookings).values({ ...facts, id: holdId, unitId, stayId, sellerId, checkIn, checkOut })
  const taken = await takeFreeNights(tx, unitId, holdId, checkIn, checkOut)
  const kept = await tx.$count(
    unitNights,
    and(
      eq(unitNights.unitId, unitId),
      eq(unitNights.bookingId, bookingId),
      sql`${unitNights.night} >= ${checkIn}::date AND ${unitNights.night} < ${checkOut}::date`,
    ),
  )
  if (taken.length + kept !== nightsOf(checkIn, checkOut).length) throw new Refusal('conflict', 'nights-taken')
  return holdId
}

/**
 * Moves a booking onto the nights that were held for it: the old nights are free, the hold is gone.
 * @returns false when either of them is not there any more; then nothing has changed
 */
export async function moveOntoHold(tx: Tx, bookingId: string, holdId: string): Promise<boolean> {
  await lockRoomTypes(tx, await typesOf(tx, [bookingId, holdId]))
  const booking = await lockBooking(tx, bookingId)
  const hold = await lockBooking(tx, holdId)
  if (booking?.state !== 'confirmed' || hold?.state !== 'confirmed') return false
  const { unitId, checkIn, checkOut } = hold
  await dropNights(tx, holdId)
  await dropNights(tx, bookingId)
  await tx.update(bookings).set({ state: 'released', updatedAt: sql`now()` }).where(eq(bookings.id, holdId))
  await tx.update(bookings).set({ unitId, checkIn, checkOut, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  await writeNights(tx, unitId, bookingId, checkIn, checkOut)
  return true
}
