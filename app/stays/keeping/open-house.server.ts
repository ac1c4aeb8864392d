import { newId } from '#app/kernel/new-id'
import { answerOnce, requestHashOf } from '#app/platform/idempotency.server'
import { transact } from '#app/platform/transact.server'
import { placeColumns } from '#app/stays/places/place-columns.server'
import { placeOfStall } from '#app/stays/places/place-of-stall.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'

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
 * @throws Refusal forbidden `stall-closed`; missing `place-unknown`
 */
export async function openHouse(db: Db, host: Host, house: NewHouse, formId: string): Promise<{ stayId: string; roomTypeId: string }> {
  return transact(db, async (tx) => {
    const where = await placeOfStall(tx, host)
    const { titleZh, titleEn } = house
    const named = await placeColumns(tx, host, stays, { titleZh, ...(titleEn && { titleEn }), ...where })
    const made = { stayId: newId(), roomTypeId: newId() }
    const requestHash = requestHashOf({ formId, ...house })
    const answer = await answerOnce(tx, { actor: host.userId, route: 'open-house', key: requestHash, requestHash }, 201, made)
    if (answer.repeated) return answer.body
    const { roomZh, roomEn, units, adults, children, baseMinor, weekendMinor, ...words } = house
    const { stayId, roomTypeId } = made
    const of = { stayId, sellerId: host.sellerId }
    await tx.insert(stays).values({ ...words, ...named, id: stayId })
    await tx
      .insert(roomTypes)
      .values({ ...of, id: roomTypeId, titleZh: roomZh, titleEn: roomEn, adults, children, baseMinor, weekendMinor })
    await tx
      .insert(roomUnits)
      .values(unitNames(roomZh, units).map((name, position) => ({ ...of, id: newId(), roomTypeId, name, position })))
    return made
  })
}
