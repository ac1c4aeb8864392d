import { addDays, type Day, isoWeekday } from '#app/kernel/day'
import { daysBetween, isDay, nightsOf } from '#app/stays/days/nights'
import { clockIn, dayIn, instantAt } from '#app/stays/days/zone-clock'
import { mostSpecific, type RateRange, type RoomTerms } from '#app/stays/rates/room-terms'

const MOST_NIGHTS = 365

export type StayDates = { arrival: Day; departure: Day }

/** Why dates cannot be booked: a key of `refusals` and what its sentence needs; days as 'YYYY-MM-DD'. */
export type DatesRefused = { key: DatesRefusedKey; details: Record<string, string | number> }
type DatesRefusedKey =
  | 'dates-unreadable'
  | 'dates-backwards'
  | 'dates-too-long'
  | 'dates-past'
  | 'dates-too-far'
  | 'notice-over'
  | 'no-arrival'
  | 'no-departure'
  | 'min-nights'
  | 'max-nights'
  | 'nights-closed'

/** Whether two days are a stay at all, before any house is asked. */
export function refuseDates({ arrival, departure }: StayDates, today: Day): DatesRefused | null {
  if (!isDay(arrival) || !isDay(departure)) return { key: 'dates-unreadable', details: {} }
  if (departure <= arrival) return { key: 'dates-backwards', details: { arrival } }
  if (daysBetween(arrival, departure) > MOST_NIGHTS) return { key: 'dates-too-long', details: { n: MOST_NIGHTS } }
  if (arrival < today) return { key: 'dates-past', details: { today } }
  return null
}

/** The last moment at which an arrival may be booked. */
const bookedBy = (room: RoomTerms, arrival: Day, zone: string) => instantAt(addDays(arrival, -room.noticeDays), room.noticeBy, zone)

function noArrivalOn(room: RoomTerms, ranges: readonly RateRange[], day: Day): boolean {
  const range = mostSpecific(ranges, day, ({ noArrival }) => noArrival !== null)
  return range?.noArrival ?? room.noArrivalOn.includes(isoWeekday(day))
}

function noDepartureOn(room: RoomTerms, ranges: readonly RateRange[], day: Day): boolean {
  const range = mostSpecific(ranges, day, ({ noDeparture }) => noDeparture !== null)
  return range?.noDeparture ?? room.noDepartureOn.includes(isoWeekday(day))
}

/**
 * The first rule of a room that dates break, in the order horizon, notice, arrival day, departure day, shortest and longest stay by the
 * day of arrival, closed nights; null when they may be booked. Whether a unit is free, and the gap, are the calendar's to say.
 */
export function refuseStay(
  room: RoomTerms,
  ranges: readonly RateRange[],
  { arrival, departure }: StayDates,
  house: { now: Date; zone: string },
): DatesRefused | null {
  const today = dayIn(house.now, house.zone)
  const plain = refuseDates({ arrival, departure }, today)
  if (plain) return plain
  const last = addDays(today, room.horizonDays)
  if (arrival > last) return { key: 'dates-too-far', details: { day: last } }
  const by = bookedBy(room, arrival, house.zone)
  if (house.now.getTime() > by.getTime())
    return { key: 'notice-over', details: { day: dayIn(by, house.zone), time: clockIn(by, house.zone) } }
  if (noArrivalOn(room, ranges, arrival)) return { key: 'no-arrival', details: { day: arrival } }
  if (noDepartureOn(room, ranges, departure)) return { key: 'no-departure', details: { day: departure } }
  const nights = daysBetween(arrival, departure)
  const least = mostSpecific(ranges, arrival, ({ minNights }) => minNights !== null)?.minNights ?? room.minNights
  if (nights < least) return { key: 'min-nights', details: { day: arrival, n: least } }
  const most = mostSpecific(ranges, arrival, ({ maxNights }) => maxNights !== null)?.maxNights ?? room.maxNights
  if (nights > Math.max(most, least)) return { key: 'max-nights', details: { day: arrival, n: Math.max(most, least) } }
  const closed = nightsOf(arrival, departure).find((night) => mostSpecific(ranges, night, () => true)?.closed)
  return closed ? { key: 'nights-closed', details: { day: closed } } : null
}
