import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { addDays } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { daysBetween, isDay, nightsOf } from '#app/stays/days/nights'
import { mostSpecific, type RateRange } from '#app/stays/rates/room-terms'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { rangesOf } from '#app/stays/rooms/stay-offers.server'
import type { Db } from '#db/client.server'
import { roomRates } from '#db/schema/rates'
import { writeOwnRoom } from './own-stay.server'

const MOST_NIGHTS = 366

export type Nights = { firstNight: Day; lastNight: Day }

/** What to set on each night; what is left out stays as it is, null goes back to the season's or the room's own. Fen. */
export type NightsChange = { priceMinor?: number | null; closed?: boolean; minNights?: number | null; noArrival?: boolean | null }

/** @throws Refusal invalid `dates-unreadable`, `range-turned`, `dates-too-long` */
export function refuseNights({ firstNight, lastNight }: Nights): void {
  if (!isDay(firstNight) || !isDay(lastNight)) throw new Refusal('invalid', 'dates-unreadable')
  if (lastNight < firstNight) throw new Refusal('invalid', 'range-turned')
  if (daysBetween(firstNight, lastNight) >= MOST_NIGHTS) throw new Refusal('invalid', 'dates-too-long', { n: MOST_NIGHTS })
}

type NightRow = Omit<RateRange, 'id' | 'firstNight' | 'lastNight'>

/** A night's own row after a change, or null when it would say nothing that is not so without it. */
function nightAfter(ranges: readonly RateRange[], night: Day, change: NightsChange): NightRow | null {
  const own = ranges.filter(({ firstNight, lastNight }) => firstNight === night && lastNight === night)
  const wider = ranges.filter(({ firstNight, lastNight }) => firstNight !== lastNight)
  const kept = <K extends keyof NightRow>(field: K) => mostSpecific(own, night, (range) => range[field] !== null)?.[field] ?? null
  const closedAnyway = mostSpecific(wider, night, () => true)?.closed ?? false
  const row: NightRow = {
    priceMinor: change.priceMinor === undefined ? kept('priceMinor') : change.priceMinor,
    weekendMinor: change.priceMinor === undefined ? kept('weekendMinor') : null,
    minNights: change.minNights === undefined ? kept('minNights') : change.minNights,
    maxNights: kept('maxNights'),
    noArrival: change.noArrival === undefined ? kept('noArrival') : change.noArrival,
    noDeparture: kept('noDeparture'),
    // The narrowest range decides whether a night is closed, whatever else it is there for.
    closed: change.closed ?? mostSpecific(ranges, night, () => true)?.closed ?? false,
  }
  const { closed, ...said } = row
  return closed === closedAnyway && Object.values(said).every((value) => value === null) ? null : row
}

/**
 * Sets price, closing or limits of some nights of a room type, each night by a row of its own: it is narrower than any season, so what the
 * host sees in his calendar is what a guest is asked, and nights beside them stay as they were.
 * @throws Refusal as `writeOwnRoom` and `refuseNights`
 */
export async function setNights(db: Db, host: Host, roomTypeId: string, nights: Nights, change: NightsChange): Promise<void> {
  refuseNights(nights)
  const { firstNight, lastNight } = nights
  await transact(db, async (tx) => {
    await writeOwnRoom(tx, host, roomTypeId)
    const ranges = await rangesOf(tx, [roomTypeId], firstNight, lastNight)
    const rows = nightsOf(firstNight, addDays(lastNight, 1)).flatMap((night) => {
      const row = nightAfter(ranges, night, change)
      return row ? [{ ...row, id: newId(), roomTypeId, firstNight: night, lastNight: night }] : []
    })
    await tx
      .delete(roomRates)
      .where(
        and(
          eq(roomRates.roomTypeId, roomTypeId),
          eq(roomRates.firstNight, roomRates.lastNight),
          gte(roomRates.firstNight, firstNight),
          lte(roomRates.firstNight, lastNight),
        ),
      )
    if (rows.length > 0) await tx.insert(roomRates).values(rows)
  })
}

/** A season: what differs from one night to another, both included. Fen. */
export type Season = Nights & NightRow & { title: string }

const SEASONS_MAX = 60

/** Adds a season to a room type. Nights set one by one stay as they are. @throws Refusal as `setNights`; conflict `seasons-full` */
export async function addSeason(db: Db, host: Host, roomTypeId: string, season: Season): Promise<void> {
  refuseNights(season)
  if (season.lastNight === season.firstNight) {
    const { priceMinor, minNights, noArrival, closed } = season
    return setNights(db, host, roomTypeId, season, { priceMinor, minNights, noArrival, closed })
  }
  await transact(db, async (tx) => {
    await writeOwnRoom(tx, host, roomTypeId)
    const known = await tx
      .select({ id: roomRates.id })
      .from(roomRates)
      .where(and(eq(roomRates.roomTypeId, roomTypeId), sql`${roomRates.firstNight} <> ${roomRates.lastNight}`))
    if (known.length >= SEASONS_MAX) throw new Refusal('conflict', 'seasons-full', { n: SEASONS_MAX })
    await tx.insert(roomRates).values({ ...season, id: newId(), roomTypeId })
  })
}

/** Takes a season away. @throws Refusal as `writeOwnRoom`; missing `not-found` */
export async function removeSeason(db: Db, host: Host, roomTypeId: string, seasonId: string): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnRoom(tx, host, roomTypeId)
    const gone = await tx
      .delete(roomRates)
      .where(and(inArray(roomRates.id, [seasonId]), eq(roomRates.roomTypeId, roomTypeId)))
      .returning({ id: roomRates.id })
    if (gone.length === 0) throw new Refusal('missing', 'not-found')
  })
}
