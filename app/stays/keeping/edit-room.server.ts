import { count, eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { roomTypes, roomUnits } from '#db/schema/stays'
import { unitNames } from './open-house.server'
import { writeOwnRoom, writeOwnStay } from './own-stay.server'

const ROOMS_MAX = 30

/** A room type as its host describes it: beds, prices, limits. Fen; ISO weekdays. */
export type RoomWords = Omit<typeof roomTypes.$inferSelect, 'id' | 'stayId' | 'sellerId' | 'position'>

/** One more kind of room in a house. @throws Refusal as `writeOwnStay`; conflict `rooms-full` */
export async function addRoom(
  db: Db,
  host: Host,
  stayId: string,
  room: Pick<RoomWords, 'titleZh' | 'titleEn' | 'adults' | 'children' | 'baseMinor' | 'weekendMinor'> & { units: number },
): Promise<{ roomTypeId: string }> {
  return transact(db, async (tx) => {
    await writeOwnStay(tx, host, stayId)
    const [known] = await tx.select({ n: count() }).from(roomTypes).where(eq(roomTypes.stayId, stayId))
    const position = known?.n ?? 0
    if (position >= ROOMS_MAX) throw new Refusal('conflict', 'rooms-full', { n: ROOMS_MAX })
    const { units, ...words } = room
    const of = { stayId, sellerId: host.sellerId }
    const roomTypeId = newId()
    await tx.insert(roomTypes).values({ ...words, ...of, id: roomTypeId, position })
    const taken = new Set(
      (await tx.select({ name: roomUnits.name }).from(roomUnits).where(eq(roomUnits.stayId, stayId))).map(({ name }) => name),
    )
    const names = unitNames(room.titleZh, units).map((name) => (taken.has(name) ? `${name} ${roomTypeId.slice(-4)}` : name))
    await tx.insert(roomUnits).values(names.map((name, n) => ({ ...of, id: newId(), roomTypeId, name, position: n })))
    return { roomTypeId }
  })
}

/**
 * Rewrites a room type. Bookings keep what they were made with.
 * @param version of the house, as the form was drawn with
 * @throws Refusal as `writeOwnRoom`; invalid `nights-turned` when the longest stay is shorter than the shortest
 */
export async function editRoom(db: Db, host: Host, roomTypeId: string, version: number, room: RoomWords): Promise<void> {
  if (room.maxNights < room.minNights) throw new Refusal('invalid', 'nights-turned')
  await transact(db, async (tx) => {
    await writeOwnRoom(tx, host, roomTypeId, version)
    await tx.update(roomTypes).set(room).where(eq(roomTypes.id, roomTypeId))
  })
}
