import { and, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { type Nights, refuseNights } from '#app/stays/keeping/set-nights.server'
import { type LockedUnit, lockUnit } from '#app/stays/rooms/free-units.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { lockRoomTypes } from '#app/stays/rooms/lock-room-types.server'
import { releaseNights } from '#app/stays/rooms/release-nights.server'
import { writeBooking } from '#app/stays/rooms/take-nights.server'
import type { Db, Tx } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import { roomUnits } from '#db/schema/stays'

/** One unit of a room type, or all that are on offer. */
export type Units = { roomTypeId: string; unitId: string | 'all' }

/** Locks the units; for several their type before them. @throws Refusal missing `room-gone` */
async function lockUnits(tx: Tx, host: Host, { roomTypeId, unitId }: Units): Promise<{ unit: LockedUnit; name: string }[]> {
  if (unitId === 'all') await lockRoomTypes(tx, [roomTypeId])
  const wanted = await tx
    .select({ id: roomUnits.id, name: roomUnits.name })
    .from(roomUnits)
    .where(
      and(
        eq(roomUnits.roomTypeId, roomTypeId),
        eq(roomUnits.sellerId, host.sellerId),
        unitId === 'all' ? eq(roomUnits.active, true) : eq(roomUnits.id, unitId),
      ),
    )
    .orderBy(roomUnits.id)
  const locked: { unit: LockedUnit; name: string }[] = []
  for (const { id, name } of wanted) {
    const unit = await lockUnit(tx, id, host.sellerId)
    if (unit) locked.push({ unit, name })
  }
  if (locked.length === 0) throw new Refusal('missing', 'room-gone')
  return locked
}

async function firstTaken(tx: Tx, unitId: string, { firstNight, lastNight }: Nights): Promise<Day | undefined> {
  const [taken] = await tx
    .select({ night: unitNights.night })
    .from(unitNights)
    .where(and(eq(unitNights.unitId, unitId), gte(unitNights.night, firstNight), lt(unitNights.night, addDays(lastNight, 1))))
    .orderBy(unitNights.night)
    .limit(1)
  return taken?.night
}

/**
 * Closes nights of one unit, or of all of a room type, in one tap: all of them or none.
 * @throws Refusal invalid for nights that are none; missing `room-gone`; conflict `host-nights-taken` with the unit and its first taken night
 */
export async function blockRoom(db: Db, host: Host, units: Units, nights: Nights & { note?: string }): Promise<void> {
  refuseNights(nights)
  await transact(db, async (tx) => {
    for (const { unit, name } of await lockUnits(tx, host, units)) {
      const day = await firstTaken(tx, unit.unitId, nights)
      if (day) throw new Refusal('conflict', 'host-nights-taken', { unit: name, day })
      await writeBooking(tx, unit, {
        checkIn: nights.firstNight,
        checkOut: addDays(nights.lastNight, 1),
        note: nights.note ?? '',
        source: 'block',
        state: 'confirmed',
        occupied: false,
        zone: unit.zone,
      })
    }
  })
}

/**
 * Opens nights the host himself had closed; what of such a block lies outside of them stays closed, and nothing else is touched.
 * @returns how many nights are free again
 * @throws Refusal invalid for nights that are none; missing `room-gone`
 */
export async function openRoom(db: Db, host: Host, units: Units, nights: Nights): Promise<number> {
  refuseNights(nights)
  const { firstNight } = nights
  const end = addDays(nights.lastNight, 1)
  return transact(db, async (tx) => {
    const locked = await lockUnits(tx, host, units)
    const ids = locked.map(({ unit }) => unit.unitId)
    const blocks = await tx
      .select()
      .from(bookings)
      .where(
        and(
          inArray(bookings.unitId, ids),
          eq(bookings.source, 'block'),
          eq(bookings.state, 'confirmed'),
          lt(bookings.checkIn, end),
          gt(bookings.checkOut, firstNight),
        ),
      )
    let freed = 0
    for (const block of blocks) {
      const gone = await tx
        .delete(unitNights)
        .where(and(eq(unitNights.bookingId, block.id), gte(unitNights.night, firstNight), lt(unitNights.night, end)))
        .returning({ night: unitNights.night })
      freed += gone.length
      await keepRest(tx, block, firstNight, end)
    }
    return freed
  })
}

/** What is left of a block before and after the nights that were opened: one piece keeps the row, a second gets its own. */
async function keepRest(tx: Tx, block: typeof bookings.$inferSelect, first: Day, end: Day): Promise<void> {
  const pieces = [
    ...(block.checkIn < first ? [{ checkIn: block.checkIn, checkOut: first }] : []),
    ...(block.checkOut > end ? [{ checkIn: end, checkOut: block.checkOut }] : []),
  ]
  const [kept, split] = pieces
  if (!kept) return void (await releaseNights(tx, block.id))
  await tx
    .update(bookings)
    .set({ ...kept, updatedAt: sql`now()` })
    .where(eq(bookings.id, block.id))
  if (!split) return
  const id = newId()
  await tx.insert(bookings).values({ ...block, ...split, id })
  await tx
    .update(unitNights)
    .set({ bookingId: id })
    .where(and(eq(unitNights.bookingId, block.id), gte(unitNights.night, split.checkIn)))
}
