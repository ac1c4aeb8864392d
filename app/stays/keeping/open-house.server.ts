import { randomBytes, randomInt } from 'node:crypto'
import { newId } from '#app/kernel/new-id'
import { slugOf } from '#app/kernel/slug'
import { answerOnce, requestHashOf } from '#app/platform/idempotency.server'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'
import { placeOfStall } from './places-of-stay.server'
import { staySpelling } from './stay-spelling'

/** What a house needs to take its first guest; all else may wait. Money in fen. */
export type NewHouse = Pick<typeof stays.$inferInsert, 'titleZh' | 'titleEn' | 'kind' | 'cancelTier' | 'bookingKind'> &
  Pick<typeof roomTypes.$inferInsert, 'adults' | 'children' | 'baseMinor' | 'weekendMinor'> & {
    roomZh: string
    roomEn: string
    units: number
  }

/** Units of a new room type: numbered where there are several, called like the room where there is one. */
export const unitNames = (room: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${room.slice(0, 32)}${count > 1 ? ` ${n + 1}` : ''}`)

/**
 * Opens a house with its first room type, at the place of the stall. Only an active stall may.
 * @param formId of the form it was typed into: the same words sent again from it are the same house
 * @throws Refusal forbidden `stall-closed`
 */
export async function openHouse(db: Db, host: Host, house: NewHouse, formId: string): Promise<{ stayId: string; roomTypeId: string }> {
  return transact(db, async (tx) => {
    const { names, ...place } = await placeOfStall(tx, host)
    const made = { stayId: newId(), roomTypeId: newId() }
    const requestHash = requestHashOf({ formId, ...house })
    const answer = await answerOnce(tx, { actor: host.userId, route: 'open-house', key: requestHash, requestHash }, 201, made)
    if (answer.repeated) return answer.body
    const { roomZh, roomEn, units, adults, children, baseMinor, weekendMinor, ...words } = house
    const { stayId, roomTypeId } = made
    const of = { stayId, sellerId: host.sellerId }
    await tx.insert(stays).values({
      ...words,
      ...place,
      id: stayId,
      sellerId: host.sellerId,
      slug: `${slugOf(house.titleZh) || 'nongjia'}-${randomBytes(3).toString('hex')}`,
      shuffle: randomInt(2 ** 31),
      ...staySpelling([house.titleZh, house.titleEn, ...names]),
    })
    await tx
      .insert(roomTypes)
      .values({ ...of, id: roomTypeId, titleZh: roomZh, titleEn: roomEn, adults, children, baseMinor, weekendMinor })
    await tx
      .insert(roomUnits)
      .values(unitNames(roomZh, units).map((name, position) => ({ ...of, id: newId(), roomTypeId, name, position })))
    return made
  })
}
