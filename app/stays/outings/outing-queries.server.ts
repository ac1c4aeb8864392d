import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { experienceSessions, experiences, sessionBookings } from '#db/schema/experiences'
import { purchases, sellerOrders } from '#db/schema/orders'

/** A host's outings with the times to come, seats and all. */
export async function outingsOf(db: Db, sellerId: string) {
  return db
    .select({
      id: experiences.id,
      titleZh: experiences.titleZh,
      titleEn: experiences.titleEn,
      sessions: sql<number>`count(${experienceSessions.id})::int`,
      taken: sql<number>`coalesce(sum(${experienceSessions.taken}), 0)::int`,
      nextAt: sql<string | null>`min(${experienceSessions.startsAt})`,
    })
    .from(experiences)
    .leftJoin(
      experienceSessions,
      and(
        eq(experienceSessions.experienceId, experiences.id),
        gt(experienceSessions.startsAt, sql`now()`),
        inArray(experienceSessions.state, ['open', 'sure']),
      ),
    )
    .where(and(eq(experiences.sellerId, sellerId), ne(experiences.status, 'withdrawn')))
    .groupBy(experiences.id)
    .orderBy(asc(experiences.createdAt), asc(experiences.id))
}

const SHOWN = 60

/** One outing with its sessions from today on and who comes to each; null for somebody else's. */
export async function outingOf(db: Db, sellerId: string, experienceId: string) {
  if (!isId(experienceId)) return null
  const [outing] = await db
    .select()
    .from(experiences)
    .where(and(eq(experiences.id, experienceId), eq(experiences.sellerId, sellerId)))
  if (!outing) return null
  const sessions = await db
    .select()
    .from(experienceSessions)
    .where(and(eq(experienceSessions.experienceId, experienceId), gt(experienceSessions.startsAt, sql`now() - make_interval(hours => 24)`)))
    .orderBy(asc(experienceSessions.startsAt))
    .limit(SHOWN)
  const ids = sessions.map(({ id }) => id)
  const parties = ids.length > 0 ? await partiesOf(db, ids) : []
  const { searchText: _text, searchGrams: _grams, ...words } = outing
  const now = Date.now()
  return {
    ...words,
    sessions: sessions.map((session) => ({
      ...session,
      begun: session.startsAt.getTime() <= now,
      parties: parties.filter(({ sessionId }) => sessionId === session.id),
    })),
  }
}

function partiesOf(db: Db, sessionIds: readonly string[]) {
  return db
    .select({
      id: sessionBookings.id,
      sessionId: sessionBookings.sessionId,
      state: sessionBookings.state,
      adults: sessionBookings.adults,
      children: sessionBookings.children,
      seats: sessionBookings.seats,
      totalMinor: sessionBookings.totalMinor,
      checkedInAt: sessionBookings.checkedInAt,
      orderState: sellerOrders.state,
      name: sql<string>`coalesce(nullif(${sessionBookings.contactName}, ''), ${purchases.address} ->> 'name', '')`,
      phone: sql<string>`coalesce(nullif(${sessionBookings.contactPhone}, ''), ${purchases.address} ->> 'phone', '')`,
    })
    .from(sessionBookings)
    .leftJoin(purchases, eq(purchases.id, sessionBookings.purchaseId))
    .leftJoin(sellerOrders, eq(sellerOrders.id, sessionBookings.sellerOrderId))
    .where(and(inArray(sessionBookings.sessionId, [...sessionIds]), ne(sessionBookings.state, 'released')))
    .orderBy(asc(sessionBookings.createdAt), asc(sessionBookings.id))
}

export type HostOuting = NonNullable<Awaited<ReturnType<typeof outingOf>>>
export type HostSession = HostOuting['sessions'][number]
