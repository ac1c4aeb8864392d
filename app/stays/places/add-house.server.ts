import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'
import { placeColumns } from './place-columns.server'
import type { StayInput } from './stay-input'

/**
 * Adds a whole house at once, with its rooms, units, prices and extras, all or nothing. Only an active stall may.
 * @throws Refusal forbidden `stall-closed`; missing `place-unknown`; invalid `room-needed` without a unit to sleep in
 */
export async function addHouse(db: Db, host: Host, input: StayInput): Promise<{ id: string; slug: string }> {
  if (!input.rooms.some(({ units }) => units.length > 0)) throw new Refusal('invalid', 'room-needed')
  return transact(db, async (tx) => {
    const { rooms, discounts = [], extras = [], place, at, ...columns } = input
    const id = newId()
    const named = await placeColumns(tx, host, stays, { ...columns, place, ...(at && { at }) })
    await tx.insert(stays).values({ ...columns, ...named, id })
    const house = { stayId: id, sellerId: host.sellerId }
    const made = rooms.map((room, position) => ({ ...room, ...house, id: newId(), position }))
    await tx.insert(roomTypes).values(made.map(({ units: _units, rates: _rates, ...room }) => room))
    let position = 0
    const units = made.flatMap((room) =>
      room.units.map((name) => ({ ...house, id: newId(), roomTypeId: room.id, name, position: position++ })),
    )
    await tx.insert(roomUnits).values(units)
    const rates = made.flatMap((room) => (room.rates ?? []).map((rate) => ({ ...rate, id: newId(), roomTypeId: room.id })))
    if (rates.length > 0) await tx.insert(roomRates).values(rates)
    if (discounts.length > 0) await tx.insert(stayDiscounts).values(discounts.map((discount) => ({ ...discount, id: newId(), stayId: id })))
    if (extras.length > 0)
      await tx.insert(stayExtras).values(extras.map((extra, i) => ({ ...extra, id: newId(), stayId: id, position: i })))
    return { id, slug: named.slug }
  })
}
