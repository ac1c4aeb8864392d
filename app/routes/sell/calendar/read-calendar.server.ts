import { addDays, type Day } from '#app/kernel/day'
import { db } from '#app/platform/database.server'
import { isDay } from '#app/stays/days/nights'
import { dayIn } from '#app/stays/days/zone-clock'
import { clashesOf, guestsDuring, guestsOfToday } from '#app/stays/desk/guest-queries.server'
import { roomCalendar } from '#app/stays/desk/room-calendar.server'
import { housesOf } from '#app/stays/keeping/house-queries.server'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/
const MOST_CHOSEN = 366

const lastOf = (month: string): Day => addDays(`${monthAfter(month, 1)}-01`, -1)

/** The month some months later, 'YYYY-MM'. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The nights chosen in an address, the earlier first; one alone is both. */
function chosenNights(query: URLSearchParams): { from: Day; to: Day; open: boolean } | null {
  const from = query.get('from') ?? ''
  const to = query.get('to') ?? ''
  if (!isDay(from)) return null
  if (!isDay(to)) return { from, to: from, open: true }
  const [first, last] = to < from ? [to, from] : [from, to]
  return { from: first, to: last > addDays(first, MOST_CHOSEN - 1) ? addDays(first, MOST_CHOSEN - 1) : last, open: false }
}

/** A host's calendar as an address asks for it: one room type, a month, and the nights that are chosen; null without a room. */
export async function readCalendar(sellerId: string, query: URLSearchParams, now = new Date()) {
  const houses = await housesOf(db, sellerId)
  const rooms = houses.flatMap((house) => house.rooms.map((room) => ({ ...room, house })))
  const room = rooms.find(({ id }) => id === query.get('room')) ?? rooms.find(({ active }) => active) ?? rooms[0]
  if (!room) return null
  const unit = room.units.find(({ id }) => id === query.get('unit'))
  const today = dayIn(now, room.house.zone)
  const chosen = chosenNights(query)
  const asked = query.get('month') ?? ''
  const month = MONTH.test(asked) ? asked : (chosen?.from ?? today).slice(0, 7)
  const first = `${month}-01`
  const last = lastOf(month)
  const from = chosen && chosen.from < first ? chosen.from : first
  const to = chosen && chosen.to > last ? chosen.to : last
  const [nights, guests, clashes, day] = await Promise.all([
    roomCalendar(db, sellerId, room.id, from, to),
    guestsDuring(db, sellerId, { roomTypeId: room.id, unitId: unit?.id, first: from, last: to }),
    clashesOf(db, sellerId),
    guestsOfToday(db, sellerId),
  ])
  const { house, ...roomShown } = room
  return {
    rooms: rooms.map(({ id, titleZh, titleEn, house: { titleZh: houseZh, titleEn: houseEn } }) => ({
      id,
      titleZh,
      titleEn,
      houseZh,
      houseEn,
    })),
    severalHouses: houses.length > 1,
    room: roomShown,
    house: { id: house.id, titleZh: house.titleZh, titleEn: house.titleEn },
    unitId: unit?.id ?? (room.units.length === 1 ? (room.units[0]?.id ?? null) : null),
    today,
    month,
    before: monthAfter(month, -1),
    after: monthAfter(month, 1),
    view: query.get('view') === 'list' ? ('list' as const) : ('month' as const),
    chosen,
    nights: nights.filter(({ day: night }) => night >= first && night <= last),
    chosenNights: chosen ? nights.filter(({ day: night }) => night >= chosen.from && night <= chosen.to) : [],
    guests,
    clashes,
    ...day,
  }
}

export type CalendarView = NonNullable<Awaited<ReturnType<typeof readCalendar>>>
export type ShownNight = CalendarView['nights'][number]
