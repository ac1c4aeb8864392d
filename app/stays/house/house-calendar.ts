import { addDays, type Day } from '#app/kernel/day'
import { daysBetween, nightsOf } from '#app/stays/days/nights'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor, type Guests } from '#app/stays/rates/fit-guests'
import { priceNights } from '#app/stays/rates/price-nights'
import { mostSpecific } from '#app/stays/rates/room-terms'
import { refuseStay, type StayDates } from '#app/stays/rules/stay-dates'
import type { HouseRoom, HouseUnit, TakenNight } from './house-queries.server'

/** What stands in the way of one night of a room: somebody has it, the host keeps it, it is over, or not open yet. */
type NightState = 'free' | 'taken' | 'closed' | 'past' | 'later'
/** A night of a room's calendar; `minor` is what it costs the party before any discount, null where nobody can have it. */
export type CalendarNight = { day: Day; state: NightState; minor: number | null; kind: 'base' | 'weekend' | 'peak' | 'range'; left: number }

/** Taken nights by unit, each with whether people sleep there. */
export type Calendars = ReadonlyMap<string, ReadonlyMap<Day, boolean>>

export function calendarsOf(units: readonly HouseUnit[], taken: readonly TakenNight[]): Calendars {
  const calendars = new Map<string, Map<Day, boolean>>(units.map(({ id }) => [id, new Map()]))
  for (const { unitId, night, occupied } of taken) calendars.get(unitId)?.set(night, occupied)
  return calendars
}

/** What `isFree` asks the database, asked of nights that were read before. */
function isUnitFree(taken: ReadonlyMap<Day, boolean>, gapNights: number, { arrival, departure }: StayDates): boolean {
  if (taken.size === 0) return true
  if (nightsOf(arrival, departure).some((night) => taken.has(night))) return false
  if (gapNights === 0) return true
  return !nightsOf(addDays(arrival, -gapNights), addDays(departure, gapNights)).some((night) => taken.get(night))
}

/** How many units of a room are free on all nights of these dates, the gap between parties kept. */
export function freeUnits(room: HouseRoom, units: readonly HouseUnit[], calendars: Calendars, dates: StayDates): number {
  return units.filter(({ id, roomTypeId }) => roomTypeId === room.id && isUnitFree(calendars.get(id) ?? new Map(), room.gapNights, dates))
    .length
}

/** A room's nights from one day to another, both included, for a party and by the clock of the house. */
export function nightsOfRoom(
  room: HouseRoom,
  units: readonly HouseUnit[],
  calendars: Calendars,
  { from, to, guests, now, zone }: { from: Day; to: Day; guests: Guests; now: Date; zone: string },
): CalendarNight[] {
  const today = dayIn(now, zone)
  const last = addDays(today, room.horizonDays)
  const fits = extraBedsFor(room, guests) !== null
  return nightsOf(from, addDays(to, 1)).map((day): CalendarNight => {
    const none = { day, minor: null, kind: 'base' as const, left: 0 }
    if (day < today) return { ...none, state: 'past' }
    if (daysBetween(last, day) > room.maxNights) return { ...none, state: 'later' }
    if (mostSpecific(room.ranges, day, () => true)?.closed) return { ...none, state: 'closed' }
    const left = freeUnits(room, units, calendars, { arrival: day, departure: addDays(day, 1) })
    if (left === 0) return { ...none, state: 'taken' }
    const party = fits ? guests : { adults: room.adults, children: 0 }
    const priced = priceNights(room, room.ranges, [day], party, null)
    return { day, state: 'free', left, minor: priced.roomMinor, kind: priced.nights[0]?.why ?? 'base' }
  })
}

/** Whether dates break no rule of a room and one of its units is free. */
export function worksFor(
  room: HouseRoom,
  units: readonly HouseUnit[],
  calendars: Calendars,
  house: { now: Date; zone: string },
): (dates: StayDates) => boolean {
  return (dates) => refuseStay(room, room.ranges, dates, house) === null && freeUnits(room, units, calendars, dates) > 0
}
