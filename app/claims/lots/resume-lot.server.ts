import { and, eq, isNull, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { lotStops } from '#db/schema/claims'

type Who = { kind: 'seller'; id: string; sellerId: string } | { kind: 'operator'; id: string }

/**
 * The grower, or an operator, has looked at what is left and sells it on: the listing is shown again once no other lot of it is stopped.
 * @throws Refusal missing `not-found` for a stop of somebody else, or one that was lifted already
 */
export function resumeLot(db: Db, who: Who, lotStopId: string): Promise<void> {
  return transact(db, async (tx) => {
    const own =
      who.kind === 'seller' ? sql`${lotStops.listingId} IN (SELECT id FROM listings WHERE seller_id = ${who.sellerId})` : undefined
    const [lifted] = await tx
      .update(lotStops)
      .set({ resumedAt: sql`now()`, resumedBy: who.id })
      .where(and(eq(lotStops.id, lotStopId), isNull(lotStops.resumedAt), own))
      .returning({ listingId: lotStops.listingId })
    if (!lifted) throw new Refusal('missing', 'not-found')
    await tx
      .update(listings)
      .set({ status: 'live', updatedAt: sql`now()` })
      .where(
        sql`${listings.id} = ${lifted.listingId} AND ${listings.status} = 'hidden' AND NOT EXISTS (SELECT 1 FROM lot_stops WHERE listing_id = ${lifted.listingId} AND resumed_at IS NULL)`,
      )
    await refreshCards(tx, [lifted.listingId])
    if (who.kind === 'operator')
      await recordAct(tx, {
        actorId: who.id,
        act: 'lot.resume',
        subjectKind: 'listing',
        subjectId: lifted.listingId,
        detail: { lotStopId },
      })
  })
}
