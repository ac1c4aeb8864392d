import { sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { nightsOf } from '#app/stays/days/nights'
import type { Tx } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import type { LockedUnit } from './free-units.server'

export type BookingFacts = Omit<typeof bookings.$inferInsert, 'id' | 'unitId' | 'stayId' | 'sellerId' | 'createdAt' | 'updatedAt'>

/** Writes a booking and all its nights, in date order. The caller holds the unit's lock and has asked whether it is free. */
export async function writeBooking(tx: Tx, unit: LockedUnit, facts: BookingFacts): Promise<string> {
  const bookingId = newId()
  await tx.insert(bookings).values({ ...facts, id: bookingId, unitId: unit.unitId, stayId: unit.stayId, sellerId: unit.sellerId })
  await writeNights(tx, unit.unitId, bookingId, facts.checkIn, facts.checkOut)
  return bookingId
}

/** Takes nights for a booking, in date order. @throws Refusal conflict `nights-taken` when not every one could be had */
export async function writeNights(tx: Tx, unitId: string, bookingId: string, checkIn: Day, checkOut: Day): Promise<void> {
  const taken = await takeFreeNights(tx, unitId, bookingId, checkIn, checkOut)
  // The lock rules this out for everybody who keeps to it; the key rules it out for everybody.
  if (taken.length !== nightsOf(checkIn, checkOut).length) throw new Refusal('conflict', 'nights-taken')
}

/** Takes those nights that are free, in date order, and answers which. */
export async function takeFreeNights(tx: Tx, unitId: string, bookingId: string, checkIn: Day, checkOut: Day): Promise<Day[]> {
  const rows = await tx
    .insert(unitNights)
    .values(nightsOf(checkIn, checkOut).map((night) => ({ unitId, night, bookingId })))
    .onConflictDoNothing()
    .returning({ night: unitNights.night })
  return rows.map(({ night }) => night).sort()
}

/** Gives up the nights of a booking, all or from a day on. */
export async function dropNights(tx: Tx, bookingId: string, from?: Day): Promise<void> {
  await tx
    .delete(unitNights)
    .where(sql`${unitNights.bookingId} = ${bookingId} AND ${from ? sql`${unitNights.night} >= ${from}::date` : sql`TRUE`}`)
}
