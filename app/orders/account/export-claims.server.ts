import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { claimMoves, claimPhotos, claims } from '#db/schema/claims'
import { sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts } from '#db/schema/settlement'

/** What a person claimed or sent back: the words, what was said of it by whom, the photos by name, and what came of it. */
export async function claimsToExport(db: Db, purchaseIds: readonly string[]) {
  const asked = await db
    .select({
      id: claims.id,
      purchaseId: sellerOrders.purchaseId,
      sellerOrderNo: sellerOrders.no,
      sort: claims.sort,
      state: claims.state,
      words: claims.words,
      askedMinor: claims.askedMinor,
      grantedMinor: claims.grantedMinor,
      carrier: claims.carrier,
      trackingNo: claims.trackingNo,
      createdAt: claims.createdAt,
      endedAt: claims.endedAt,
    })
    .from(claims)
    .innerJoin(sellerOrders, eq(sellerOrders.id, claims.sellerOrderId))
    .where(inArray(sellerOrders.purchaseId, [...purchaseIds]))
    .orderBy(asc(claims.createdAt))
  const ids = asked.map(({ id }) => id)
  if (ids.length === 0) return []
  const [moves, photos] = await Promise.all([
    db
      .select({ claimId: claimMoves.claimId, at: claimMoves.at, by: claimMoves.actorKind, to: claimMoves.toState, words: claimMoves.words })
      .from(claimMoves)
      .where(inArray(claimMoves.claimId, ids))
      .orderBy(asc(claimMoves.at)),
    db
      .select({ claimId: claimPhotos.claimId, kind: claimPhotos.kind, key: claimPhotos.key })
      .from(claimPhotos)
      .where(inArray(claimPhotos.claimId, ids))
      .orderBy(asc(claimPhotos.position)),
  ])
  return asked.map(({ id, ...claim }) => ({
    ...claim,
    moves: moves.filter((move) => move.claimId === id).map(({ claimId, ...move }) => move),
    photos: photos.filter((photo) => photo.claimId === id).map(({ claimId, ...photo }) => photo),
  }))
}

/** Where money of a person's stalls goes, as far as it is shown to anybody. */
export const payoutAccountsToExport = (db: Db, userId: string) =>
  db
    .select({
      seller: sellers.nameZh,
      provider: payoutAccounts.provider,
      state: payoutAccounts.state,
      bank: payoutAccounts.bankName,
      lastDigits: payoutAccounts.bankTail,
      changedAt: payoutAccounts.changedAt,
    })
    .from(payoutAccounts)
    .innerJoin(sellers, eq(sellers.id, payoutAccounts.sellerId))
    .where(eq(sellers.ownerId, userId))
