import { eq } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { nightsOf } from '#app/stays/days/nights'
import type { Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { lockUnit } from './free-units.server'
import { takeFreeNights } from './take-nights.server'

export type ForeignEvent = { unitId: string; feedId: string; uid: string; checkIn: Day; checkOut: Day; occupied: boolean }

/**
 * Takes the nights of an event of another calendar, as many as are free: what is booked here stands, the rest is kept, and an event that
 * lost nights is marked as a conflict for its host, never dropped.
 * @throws Refusal missing `room-gone`; the unit's live event of the same UID is refused by the database (23505): release it first
 */
export async function takeForeignNights(tx: Tx, event: ForeignEvent): Promise<{ bookingId: string; missed: Day[] }> {
  const unit = await lockUnit(tx, event.unitId)
  if (!unit) throw new Refusal('missing', 'room-gone')
  const bookingId = newId()
  const { unitId, feedId, uid: icalUid, checkIn, checkOut, occupied } = event
  const { stayId, sellerId, zone } = unit
  await tx.insert(bookings).values({
    id: bookingId,
    unitId,
    stayId,
    sellerId,
    feedId,
    icalUid,
    checkIn,
    checkOut,
    occupied,
    zone,
    source: 'ical',
    state: 'confirmed',
  })
  const taken = new Set(await takeFreeNights(tx, unitId, bookingId, checkIn, checkOut))
  const missed = nightsOf(checkIn, checkOut).filter((night) => !taken.has(night))
  if (missed.length > 0) await tx.update(bookings).set({ state: 'conflict' }).where(eq(bookings.id, bookingId))
  return { bookingId, missed }
}
