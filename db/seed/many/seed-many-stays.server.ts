import { sql } from 'drizzle-orm'
import { type Day, dayOf } from '#app/kernel/day'
import type { Db, Tx } from '#db/client.server'
import { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'
import { Chance } from '#db/seed/random'
import { calendarIndexes, putBackIndexes, setIndexesAside } from './indexes-aside.server'
import { openManyStalls } from './many-stalls.server'
import { someStay } from './some-stay'

const BATCH = 250
const MOST_STALLS = 1_301
/** Fewer are faster with the indexes in place. */
const INDEXES_ASIDE_FROM = 500
const NIGHTS = 365
/** A calendar is made of stretches of ten nights, in most of which one party sleeps two to six. */
const STRETCH = 10

/** Guests of a year for the units of these houses, where their calendars are cut into stretches. No stretch reaches into another. */
async function fillCalendars(tx: Tx, stayIds: readonly string[], today: Day): Promise<void> {
  const stretches = Math.floor(NIGHTS / STRETCH)
  await tx.execute(sql`
    WITH lots AS (
      SELECT u.id AS unit_id, u.stay_id, u.seller_id, k, md5(u.id::text || k) AS mark, ('x' || substr(md5(u.name || s.shuffle || k), 1, 7))::bit(28)::int AS lot
      FROM room_units u JOIN stays s ON s.id = u.stay_id, generate_series(0, ${stretches - 1}::int) k WHERE u.stay_id = ANY(${sql.param([...stayIds])}::uuid[])
    ), made AS (
      INSERT INTO bookings (id, unit_id, stay_id, seller_id, source, state, check_in, check_out, adults, contact_name, total_minor)
      SELECT (left(stay_id::text, 14) || '7' || substr(mark, 1, 3) || '-8' || substr(mark, 4, 3) || '-' || substr(mark, 7, 12))::uuid, unit_id, stay_id, seller_id, 'walk_in', 'confirmed', first, first + 2 + lot / 64 % 5, 2, '演示客人', 40000
      FROM (SELECT *, ${today}::date + k * ${STRETCH}::int + lot % 3 AS first FROM lots) placed WHERE lot / 8 % 10 < 9
      RETURNING id, unit_id, check_in, check_out
    )
    INSERT INTO unit_nights (unit_id, night, booking_id)
    SELECT unit_id, check_in + n, id FROM made, LATERAL generate_series(0, check_out - check_in - 1) n`)
}

/**
 * Fills a market with houses in bulk, for measuring: three units each, over a third of the coming 365 nights taken, all of them or none.
 * Comes on top of what is there. Needs the reference data.
 * @param said told of progress, once in a thousand houses
 */
export async function seedManyStays(db: Db, count: number, said: (line: string) => void = () => {}): Promise<void> {
  const stalls = await openManyStalls(db, Math.min(MOST_STALLS, count))
  const [first] = stalls
  if (!first) throw new Error('There are no villages to open houses in: load the reference data first.')
  const today = dayOf(new Date())
  const chance = new Chance('many stays')
  await db.transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL statement_timeout = 0`)
    await tx.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`)
    const inBulk = count >= INDEXES_ASIDE_FROM
    if (inBulk) {
      await setIndexesAside(tx, calendarIndexes)
      // Asks for each night whether it lies in its booking; these are made from their bookings.
      await tx.execute(sql`ALTER TABLE unit_nights DISABLE TRIGGER unit_nights_inside_booking`)
    }
    for (let done = 0; done < count; done += BATCH) {
      const size = Math.min(BATCH, count - done)
      const made = Array.from({ length: size }, (_, i) => someStay(stalls[(done + i) % stalls.length] ?? first, today, chance))
      await tx.insert(stays).values(made.map(({ stay }) => stay))
      await tx.insert(roomTypes).values(made.flatMap(({ rooms }) => rooms))
      await tx.insert(roomUnits).values(made.flatMap(({ units }) => units))
      await tx.insert(roomRates).values(made.flatMap(({ rates }) => rates))
      await tx.insert(stayDiscounts).values(made.flatMap(({ discounts }) => discounts))
      await tx.insert(stayExtras).values(made.flatMap(({ extras }) => extras))
      await fillCalendars(
        tx,
        made.map(({ stay }) => stay.id),
        today,
      )
      if ((done + size) % 1_000 === 0) said(`${done + size} of ${count} houses`)
    }
    if (inBulk) {
      said('Building the indexes of the calendars …')
      await tx.execute(sql`ALTER TABLE unit_nights ENABLE TRIGGER unit_nights_inside_booking`)
      await putBackIndexes(tx)
    }
    await tx.execute(
      sql`ANALYZE users, sellers, stays, room_types, room_units, room_rates, stay_discounts, stay_extras, bookings, unit_nights`,
    )
  })
}
