import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { dayIn, instantAt } from '#app/stays/days/zone-clock'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { experienceSessions } from '#db/schema/experiences'
import { writeOwnOuting } from './own-outing.server'

/** Seats and prices of a session; `childMinor` null where children cannot come. Fen. */
export type SeatTerms = { seats: number; adultMinor: number; childMinor: number | null; minSeats: number }
export type NewSessions = SeatTerms & { day: Day; clock: string; minutes: number; weeks: number }

const DECIDES_BEFORE_MS = 24 * 3600_000

/**
 * Adds a session, and the same weekday and hour for some weeks on, by the clock of the place. Whether it takes place is decided the day
 * before, or at once when it is nearer.
 * @throws Refusal as `writeOwnOuting`; invalid `session-past`, `seats-turned`; conflict `sessions-clash` with the first day that has one then
 */
export async function addSessions(db: Db, host: Host, experienceId: string, wish: NewSessions): Promise<number> {
  const { day, clock, weeks, ...terms } = wish
  if (terms.minSeats > terms.seats) throw new Refusal('invalid', 'seats-turned')
  return transact(db, async (tx) => {
    const { zone } = await writeOwnOuting(tx, host, experienceId)
    const now = Date.now()
    const starts = Array.from({ length: weeks }, (_, n) => instantAt(addDays(day, 7 * n), clock, zone))
    if (starts.some((start) => start.getTime() <= now)) throw new Refusal('invalid', 'session-past')
    const [taken] = await tx
      .select({ startsAt: experienceSessions.startsAt })
      .from(experienceSessions)
      .where(and(eq(experienceSessions.experienceId, experienceId), inArray(experienceSessions.startsAt, starts)))
      .orderBy(experienceSessions.startsAt)
      .limit(1)
    if (taken) throw new Refusal('conflict', 'sessions-clash', { day: dayIn(taken.startsAt, zone) })
    await tx.insert(experienceSessions).values(
      starts.map((startsAt) => ({
        ...terms,
        id: newId(),
        experienceId,
        sellerId: host.sellerId,
        startsAt,
        decidesAt: new Date(Math.min(startsAt.getTime(), Math.max(now, startsAt.getTime() - DECIDES_BEFORE_MS))),
      })),
    )
    return starts.length
  })
}

/**
 * Changes seats and prices of a session to come. Who has booked keeps the price; seats that are sold or being paid for stay.
 * @param version of the session, as the form was drawn with
 * @throws Refusal as `writeOwnOuting`; invalid `seats-turned`; conflict `seats-below-sold`, `session-moved-on`
 */
export async function editSession(
  db: Db,
  host: Host,
  experienceId: string,
  { sessionId, version, ...terms }: SeatTerms & { sessionId: string; version: number },
): Promise<void> {
  if (terms.minSeats > terms.seats) throw new Refusal('invalid', 'seats-turned')
  await transact(db, async (tx) => {
    await writeOwnOuting(tx, host, experienceId)
    const own = and(eq(experienceSessions.id, sessionId), eq(experienceSessions.experienceId, experienceId))
    const [changed] = await tx
      .update(experienceSessions)
      .set({ ...terms, version: sql`${experienceSessions.version} + 1` })
      .where(
        and(
          own,
          eq(experienceSessions.version, version),
          inArray(experienceSessions.state, ['open', 'sure']),
          gt(experienceSessions.startsAt, sql`now()`),
          lte(sql`${experienceSessions.held} + ${experienceSessions.taken}`, terms.seats),
        ),
      )
      .returning({ id: experienceSessions.id })
    if (changed) return
    const [now] = await tx.select().from(experienceSessions).where(own)
    if (!now) throw new Refusal('missing', 'session-missing')
    if (now.version === version && now.held + now.taken > terms.seats)
      throw new Refusal('conflict', 'seats-below-sold', { n: now.held + now.taken })
    throw new Refusal('conflict', 'session-moved-on')
  })
}
