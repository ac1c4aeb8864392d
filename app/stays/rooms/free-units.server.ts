import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import type { Tx } from '#db/client.server'

/**
 * Whether nothing stands in the way of a party on [arrival, departure): no night of the unit is taken, and no other party within the gap.
 * @param unit columns of the unit: its id, and the nights its type keeps between parties
 * @param arrival a day, or a column of days
 * @param not a booking that does not count (the one that moves), or a query of the ids of several
 */
export function isFree(unit: { id: SQL; gap: SQL }, arrival: Day | SQL, departure: Day | SQL, not?: string | SQL): SQL {
  const other = !not ? sql`` : typeof not === 'string' ? sql`AND n.booking_id <> ${not}` : sql`AND n.booking_id NOT IN (${not})`
  return sql`NOT EXISTS (
      SELECT 1 FROM unit_nights n WHERE n.unit_id = ${unit.id} AND n.night >= ${arrival}::date AND n.night < ${departure}::date ${other})
    AND (${unit.gap} = 0 OR NOT EXISTS (
      SELECT 1 FROM unit_nights n JOIN bookings b ON b.id = n.booking_id AND b.occupied
      WHERE n.unit_id = ${unit.id} AND n.night >= ${arrival}::date - ${unit.gap} AND n.night < ${departure}::date + ${unit.gap} ${other}))`
}

export type LockedUnit = { unitId: string; roomTypeId: string; stayId: string; sellerId: string; gapNights: number; zone: string }

const unitColumns = sql`u.id AS "unitId", u.room_type_id AS "roomTypeId", u.stay_id AS "stayId", u.seller_id AS "sellerId", t.gap_nights AS "gapNights", s.zone`
const unitTables = sql`room_units u JOIN room_types t ON t.id = u.room_type_id JOIN stays s ON s.id = u.stay_id`

/** Locks one unit; whoever takes or gives up its nights holds this lock. Null when there is none, or it is another seller's. */
export async function lockUnit(tx: Tx, unitId: string, sellerId?: string): Promise<LockedUnit | null> {
  const { rows } = await tx.execute<LockedUnit>(sql`
    SELECT ${unitColumns} FROM ${unitTables} WHERE u.id = ${unitId} AND ${sellerId ? sql`u.seller_id = ${sellerId}` : sql`TRUE`}
    FOR NO KEY UPDATE OF u`)
  return rows[0] ?? null
}

/** Asked again under the lock, by a statement of its own: what was committed while we waited for it counts. */
export async function isStillFree(tx: Tx, unit: LockedUnit, arrival: Day, departure: Day, not?: string): Promise<boolean> {
  const { rows } = await tx.execute<{ free: boolean }>(
    sql`SELECT ${isFree({ id: sql`${unit.unitId}::uuid`, gap: sql`${unit.gapNights}::int` }, arrival, departure, not)} AS free`,
  )
  return rows[0]?.free ?? false
}

/**
 * A unit of a room type that is free, locked. Units somebody else is deciding about are passed by first and waited for only when no
 * other is left. Null when none is free.
 * @param not a booking that does not count: the one that moves
 */
export async function lockFreeUnit(tx: Tx, roomTypeId: string, arrival: Day, departure: Day, not?: string): Promise<LockedUnit | null> {
  const tried: string[] = []
  for (;;) {
    const unit =
      (await nextUnit(tx, roomTypeId, arrival, departure, tried, not, sql`SKIP LOCKED`)) ??
      (await nextUnit(tx, roomTypeId, arrival, departure, tried, not, sql``))
    if (!unit) return null
    if (await isStillFree(tx, unit, arrival, departure, not)) return unit
    tried.push(unit.unitId)
  }
}

async function nextUnit(
  tx: Tx,
  roomTypeId: string,
  arrival: Day,
  departure: Day,
  tried: readonly string[],
  not: string | undefined,
  locked: SQL,
): Promise<LockedUnit | undefined> {
  const { rows } = await tx.execute<LockedUnit>(sql`
    SELECT ${unitColumns} FROM ${unitTables}
    WHERE u.room_type_id = ${roomTypeId} AND u.active AND u.id <> ALL(${sql.param([...tried])}::uuid[])
      AND ${isFree({ id: sql`u.id`, gap: sql`t.gap_nights` }, arrival, departure, not)}
    ORDER BY u.position, u.id LIMIT 1
    FOR NO KEY UPDATE OF u ${locked}`)
  return rows[0]
}
