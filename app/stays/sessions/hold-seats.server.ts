import { type SQL, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { CancelTier } from '#app/stays/rules/cancel-steps'
import { clockOfSession } from '#app/stays/rules/cancel-steps'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import type { Db, Tx } from '#db/client.server'
import type { FrozenSeats } from '#db/schema/experiences'
import { sessionBookings } from '#db/schema/experiences'

type SeatsWish = { adults: number; children: number }

export type AgreedSeats = {
  sessionId: string
  sellerId: string
  seats: number
  quote: FrozenSeats
  cancelTier: CancelTier
  cancelZh: string
  cancelEn: string
  zone: string
}

type SessionRow = {
  sellerId: string
  state: string
  startsAt: Date
  /** It has begun, or too few had booked when it was decided. */
  over: boolean
  adultSeats: number
  childSeats: number
  adultMinor: number
  childMinor: number | null
  titleZh: string
  titleEn: string
  currency: string
  cancelTier: CancelTier
  zone: string
  now: Date
}

/**
 * Freezes the price of seats at a session and locks its row: who changes prices or takes seats waits for this transaction.
 * @param options.lock false to look at the price only
 * @throws Refusal invalid `guests-none`, `no-children`; conflict `session-over`
 */
export async function agreeSeats(
  tx: Db | Tx,
  sessionId: string,
  { adults, children }: SeatsWish,
  options: { lock?: boolean } = {},
): Promise<AgreedSeats> {
  if (!Number.isInteger(adults) || !Number.isInteger(children) || adults < 0 || children < 0 || adults + children < 1)
    throw new Refusal('invalid', 'guests-none')
  const { rows } = await tx.execute<SessionRow>(sql`
    SELECT x.seller_id AS "sellerId", x.state, x.starts_at AS "startsAt", x.starts_at <= now() OR (x.state = 'open' AND x.taken < x.min_seats AND x.decides_at <= now()) AS over, x.adult_seats AS "adultSeats",
      x.child_seats AS "childSeats", x.adult_minor AS "adultMinor", x.child_minor AS "childMinor", e.title_zh AS "titleZh",
      e.title_en AS "titleEn", e.currency, e.cancel_tier AS "cancelTier", e.zone, now() AS now
    FROM experience_sessions x JOIN experiences e ON e.id = x.experience_id JOIN sellers m ON m.id = x.seller_id
    WHERE x.id = ${sessionId} AND e.status = 'live' AND m.status = 'active'
    ${options.lock === false ? sql`` : sql`FOR NO KEY UPDATE OF x`}`)
  const [session] = rows
  if (!session || session.over || (session.state !== 'open' && session.state !== 'sure')) throw new Refusal('conflict', 'session-over')
  if (children > 0 && session.childMinor === null) throw new Refusal('invalid', 'no-children')
  const { sellerId, titleZh, titleEn, currency, cancelTier, zone, adultMinor } = session
  const startsAt = new Date(session.startsAt)
  const childMinor = session.childMinor ?? 0
  const clock = clockOfSession(startsAt, zone, new Date(session.now))
  return {
    sessionId,
    sellerId,
    seats: adults * session.adultSeats + children * session.childSeats,
    quote: {
      titleZh,
      titleEn,
      currency,
      startsAt: startsAt.toISOString(),
      adults,
      children,
      adultMinor,
      childMinor,
      totalMinor: adults * adultMinor + children * childMinor,
    },
    cancelTier,
    cancelZh: sayCancelRule('zh', cancelTier, clock, { seats: true }),
    cancelEn: sayCancelRule('en', cancelTier, clock, { seats: true }),
    zone,
  }
}

/**
 * Takes seats for an unpaid purchase: the condition is the rule, no row is a refusal.
 * @param hold.until SQL, by the database's clock
 * @throws Refusal conflict `seats-taken`
 */
export async function holdSeats(
  tx: Tx,
  { sessionId, sellerId, seats, quote, cancelTier, cancelZh, cancelEn, zone }: AgreedSeats,
  hold: { purchaseId: string; sellerOrderId: string; until: SQL; note?: string },
): Promise<string> {
  const { rowCount } = await tx.execute(
    sql`UPDATE experience_sessions SET held = held + ${seats} WHERE id = ${sessionId} AND state IN ('open','sure') AND held + taken + ${seats} <= seats`,
  )
  if (rowCount !== 1) throw new Refusal('conflict', 'seats-taken')
  const id = newId()
  const { until, ...facts } = hold
  const { adults, children, currency, totalMinor } = quote
  await tx.insert(sessionBookings).values({
    ...facts,
    ...{ id, sessionId, sellerId, seats, quote, cancelTier, cancelZh, cancelEn, zone, adults, children, currency, totalMinor },
    source: 'store',
    state: 'held',
    expiresAt: sql`${until}`,
  })
  return id
}
