import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { claimLines, claimMoves, claimPhotos, claims } from '#db/schema/claims'
import { orderLines } from '#db/schema/orders'

/** Claims that meet a condition, oldest first, with their lines, photos and everything that was said. */
export async function claimViews(db: Db, condition: SQL) {
  const found = await db.select().from(claims).where(condition).orderBy(asc(claims.createdAt), asc(claims.id)).limit(100)
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const [lines, photos, moves] = await Promise.all([
    db
      .select({ line: claimLines, of: orderLines })
      .from(claimLines)
      .innerJoin(orderLines, eq(orderLines.id, claimLines.orderLineId))
      .where(inArray(claimLines.claimId, ids))
      .orderBy(asc(claimLines.orderLineId)),
    db.select().from(claimPhotos).where(inArray(claimPhotos.claimId, ids)).orderBy(asc(claimPhotos.position), asc(claimPhotos.id)),
    db.select().from(claimMoves).where(inArray(claimMoves.claimId, ids)).orderBy(asc(claimMoves.at), asc(claimMoves.id)),
  ])
  return found.map((claim) => ({
    id: claim.id,
    sellerOrderId: claim.sellerOrderId,
    sort: claim.sort,
    state: claim.state,
    words: claim.words,
    askedMinor: claim.askedMinor,
    askedFreightMinor: claim.askedFreightMinor,
    offeredMinor: claim.offeredMinor,
    grantedMinor: claim.grantedMinor,
    decidedBy: claim.decidedBy,
    bearer: claim.bearer,
    dueAt: claim.dueAt,
    carrier: claim.carrier,
    trackingNo: claim.trackingNo,
    createdAt: claim.createdAt,
    lines: lines
      .filter(({ line }) => line.claimId === claim.id)
      .map(({ line, of }) => ({
        ...{ id: line.id, kind: line.kind, percent: line.percent, grams: line.grams, pieces: line.pieces, askedMinor: line.askedMinor },
        ...{
          titleZh: of.titleZh,
          titleEn: of.titleEn,
          labelZh: of.labelZh,
          labelEn: of.labelEn,
          lineMinor: of.lineMinor,
          quantity: of.quantity,
        },
      })),
    photos: photos.filter(({ claimId }) => claimId === claim.id).map(({ key, kind, width, height }) => ({ key, kind, width, height })),
    moves: moves
      .filter(({ claimId }) => claimId === claim.id)
      .map(({ id, toState, actorKind, amountMinor, words, at }) => ({ id, toState, actorKind, amountMinor, words, at })),
  }))
}

export type ClaimView = Awaited<ReturnType<typeof claimViews>>[number]

/** The claims of these orders. */
export const claimsOfOrders = (db: Db, sellerOrderIds: readonly string[]): Promise<ClaimView[]> =>
  sellerOrderIds.length === 0 ? Promise.resolve([]) : claimViews(db, inArray(claims.sellerOrderId, [...sellerOrderIds]))
