import { eq, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { roomUnits } from '#db/schema/stays'
import { isStillFree, lockFreeUnit, lockUnit } from './free-units.server'
import { lockRoomTypes } from './lock-room-types.server'
import { lockBooking } from './release-nights.server'
import { dropNights, writeNights } from './take-nights.server'

export type NewNights = { checkIn: Day; checkOut: Day; roomTypeId?: string }

/**
 * Moves a confirmed booking to other nights, another unit or another room type of the same house: the old nights or the new, never both
 * and never none. Stays in its unit where that is free. Rules, price and money are the caller's.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, or `nights-taken`, and then the old nights stand
 */
export async function moveNights(tx: Tx, bookingId: string, { checkIn, checkOut, roomTypeId }: NewNights): Promise<{ unitId: string }> {
  await lockTypesAround(tx, bookingId, roomTypeId)
  const booking = await lockBooking(tx, bookingId)
  if (!booking) throw new Refusal('missing', 'booking-missing')
  if (booking.state !== 'confirmed') throw new Refusal('conflict', 'booking-moved-on')
  const own = await lockUnit(tx, booking.unitId)
  if (!own) throw new Refusal('missing', 'booking-missing')
  const wanted = roomTypeId ?? own.roomTypeId
  const stays = wanted === own.roomTypeId && (await isStillFree(tx, own, checkIn, checkOut, bookingId))
  const unit = stays ? own : await lockFreeUnit(tx, wanted, checkIn, checkOut, bookingId)
  if (!unit) throw new Refusal('conflict', 'nights-taken')
  if (unit.stayId !== booking.stayId) throw new Refusal('missing', 'room-gone')
  await dropNights(tx, bookingId)
  await tx.update(bookings).set({ unitId: unit.unitId, checkIn, checkOut, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  await writeNights(tx, unit.unitId, bookingId, checkIn, checkOut)
  return { unitId: unit.unitId }
}

async function lockTypesAround(tx: Tx, bookingId: string, wanted: string | undefined): Promise<void> {
  const own = await tx
    .select({ id: roomUnits.roomTypeId })
    .from(bookings)
    .innerJoin(roomUnits, eq(roomUnits.id, bookings.unitId))
    .where(eq(bookings.id, bookingId))
  await lockRoomTypes(tx, [...own.map(({ id }) => id), ...(wanted ? [wanted] : [])])
}
