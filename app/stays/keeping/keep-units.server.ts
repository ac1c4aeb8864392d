import { and, count, eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { sqlState, transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { roomUnits } from '#db/schema/stays'
import { writeOwnRoom } from './own-stay.server'

const UNITS_MAX = 60

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'unit-name-taken')
    throw error
  }
}

/** One more room of a type. @throws Refusal as `writeOwnRoom`; conflict `unit-name-taken`, `units-full` */
export function addUnit(db: Db, host: Host, roomTypeId: string, name: string): Promise<void> {
  return named(
    transact(db, async (tx) => {
      const room = await writeOwnRoom(tx, host, roomTypeId)
      const [known] = await tx.select({ n: count() }).from(roomUnits).where(eq(roomUnits.roomTypeId, roomTypeId))
      const position = known?.n ?? 0
      if (position >= UNITS_MAX) throw new Refusal('conflict', 'units-full', { n: UNITS_MAX })
      await tx.insert(roomUnits).values({ id: newId(), roomTypeId, stayId: room.stayId, sellerId: room.sellerId, name, position })
    }),
  )
}

/**
 * Renames a room, or takes it out of what is offered. Who has booked it keeps it.
 * @throws Refusal as `writeOwnRoom`; missing `not-found`; conflict `unit-name-taken`
 */
export function editUnit(
  db: Db,
  host: Host,
  roomTypeId: string,
  { unitId, name, active }: { unitId: string; name: string; active: boolean },
): Promise<void> {
  return named(
    transact(db, async (tx) => {
      await writeOwnRoom(tx, host, roomTypeId)
      const [unit] = await tx
        .update(roomUnits)
        .set({ name, active })
        .where(and(eq(roomUnits.id, unitId), eq(roomUnits.roomTypeId, roomTypeId), eq(roomUnits.sellerId, host.sellerId)))
        .returning({ id: roomUnits.id })
      if (!unit) throw new Refusal('missing', 'not-found')
    }),
  )
}
