import { asc, eq, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { importFeed } from '#app/stays/calendar-feeds/importing/import-feed.server'
import { agreeStay } from '#app/stays/rooms/agree-stay'
import { blockNights, type Host, walkIn } from '#app/stays/rooms/host-nights.server'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { askStay } from '#app/trips/asking/ask-stay.server'
import { checkIn, checkOut } from '#app/trips/hosting/host-trip.server'
import type { Db } from '#db/client.server'
import { bookings, calendarFeeds } from '#db/schema/bookings'
import { sellers } from '#db/schema/sellers'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'
import type { DemoBuyer } from '#db/seed/orders/pay-cart.server'
import { placeFacts } from '#db/seed/places/place-facts'
import { sideBySide } from '#db/seed/side-by-side'
import { type PlannedCalendar, planNights, plannedCalendars, plannedRequests } from './bookings-plan'
import { calendarText } from './calendar-text'

type Unit = { id: string; roomTypeId: string; baseMinor: number; perPerson: boolean; adults: number; children: number }
type House = { code: string; stayId: string; host: Host; units: Unit[] }

/** On its meadow nobody sleeps in winter, so nobody is written down there. */
const CLOSED_IN_WINTER = 'S019'
const REQUEST_TRIES = 12

/** The houses of stays.csv that are open and have no booking yet, with their units in order. */
async function emptyHouses(db: Db): Promise<House[]> {
  const rows = await db
    .select({
      title: stays.titleZh,
      stayId: stays.id,
      sellerId: stays.sellerId,
      userId: sellers.ownerId,
      id: roomUnits.id,
      roomTypeId: roomTypes.id,
      baseMinor: roomTypes.baseMinor,
      perPerson: sql<boolean>`${roomTypes.pricePer} = 'person'`,
      adults: roomTypes.adults,
      children: roomTypes.children,
    })
    .from(roomUnits)
    .innerJoin(roomTypes, eq(roomTypes.id, roomUnits.roomTypeId))
    .innerJoin(stays, eq(stays.id, roomUnits.stayId))
    .innerJoin(sellers, eq(sellers.id, stays.sellerId))
    .where(sql`NOT EXISTS (SELECT 1 FROM bookings b WHERE b.stay_id = ${stays.id})`)
    .orderBy(asc(stays.titleZh), asc(roomUnits.position))
  const codes = new Map([...placeFacts.values()].map(({ code, nameZh }) => [nameZh, code]))
  const houses = new Map<string, House>()
  for (const { title, stayId, sellerId, userId, ...unit } of rows) {
    const code = codes.get(title)
    if (!code) continue
    const house = houses.get(code) ?? { code, stayId, host: { userId, sellerId }, units: [] }
    house.units.push(unit)
    houses.set(code, house)
  }
  return [...houses.values()]
}

async function writeNights(db: Db, { code, host, units }: House, today: Day): Promise<number> {
  const planned = code === CLOSED_IN_WINTER ? [] : planNights(code, units.length)
  for (const { unit, from, nights, ...plan } of planned) {
    const room = units[unit]
    if (!room) throw new Error(`${code} has no unit ${unit}`)
    const dates = { checkIn: addDays(today, from), checkOut: addDays(today, from + nights) }
    if (plan.kind === 'block') await blockNights(db, host, room.id, { ...dates, note: plan.note })
    else {
      const { name: contactName, note } = plan
      const guests = { adults: Math.min(plan.adults, room.adults), children: Math.min(plan.children, room.children) }
      const totalMinor = room.baseMinor * nights * (room.perPerson ? guests.adults : 1)
      const bookingId = await walkIn(db, host, room.id, { ...dates, ...guests, contactName, note, totalMinor })
      if (from < 0) await checkIn(db, host, { bookingId })
      if (from + nights < 0) await checkOut(db, host, { bookingId })
    }
  }
  return planned.length
}

/** Reads the calendar of another site once. Nobody serves it, so it is not asked again. */
async function followCalendar(db: Db, house: House, calendar: PlannedCalendar, today: Day): Promise<number> {
  const unitId = house.units[calendar.unit]?.id
  if (!unitId) throw new Error(`${calendar.code} has no unit ${calendar.unit}`)
  const id = newId()
  const url = `https://elsewhere.example/calendar/${calendar.code}-${calendar.unit}.ics`
  await db.insert(calendarFeeds).values({ id, unitId, stayId: house.stayId, sellerId: house.host.sellerId, title: calendar.title, url })
  const text = calendarText(calendar, today)
  const outcome = await importFeed(db, id, new Date(), async () => ({ state: 'read', text, etag: null, lastModified: null }))
  if (outcome !== 'imported') throw new Error(`the calendar of ${calendar.code} was ${outcome}`)
  await db.update(calendarFeeds).set({ nextAt: sql`now() + interval '20 years'` }).where(eq(calendarFeeds.id, id))
  return calendar.events.length
}

type Asking = (typeof plannedRequests)[number]

/** Asks a host for nights, on the first days from the planned one on that his rules allow. */
async function ask(db: Db, house: House, asking: Asking, buyer: DemoBuyer, today: Day): Promise<number> {
  const roomTypeId = house.units[0]?.roomTypeId ?? ''
  const { nights, adults, children, note } = asking
  for (let later = 0; later < REQUEST_TRIES; later += 1) {
    const arrival = addDays(today, asking.from + later)
    const departure = addDays(arrival, nights)
    const wish = { arrival, departure, adults, children }
    const asked = await attempt(async () => {
      const offer = await stayOffer(db, roomTypeId, { from: arrival, to: departure })
      if (!offer) throw new Error(`${asking.code} is not offered`)
      const { name, phone } = buyer.address
      const asker = { buyerId: buyer.userId, visitorId: newId(), name, phone, email: null, locale: 'zh' as const }
      const seenTotalMinor = agreeStay(offer, wish).quote.totalMinor
      await askStay(db, asker, { ...wish, roomTypeId, note, seenTotalMinor, key: newId() })
    })
    if (asked.ok) return 1
  }
  throw new Error(`${asking.code} takes nobody`)
}

/**
 * Fills the calendars of the demo's houses: guests who came by themselves, nights their hosts closed, nights other sites took, and
 * requests that wait. A house with a booking is left alone.
 * @returns how many bookings there are now
 */
export async function fillHouses(db: Db, buyers: readonly DemoBuyer[]): Promise<number> {
  const today = dayOf(new Date())
  await sideBySide(await emptyHouses(db), 4, async (house) => {
    await writeNights(db, house, today)
    for (const calendar of plannedCalendars) if (calendar.code === house.code) await followCalendar(db, house, calendar, today)
    for (const asking of plannedRequests) {
      const buyer = buyers[asking.buyer]
      if (asking.code === house.code && buyer) await ask(db, house, asking, buyer, today)
    }
  })
  return db.$count(bookings)
}
