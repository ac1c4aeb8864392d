import { eq, type SQL, sql } from 'drizzle-orm'
import { type ClaimState, claimMovesFrom, waitHours } from '#app/claims/claim-states'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { ActorKind } from '#app/orders/moving/order-actor'
import type { Tx } from '#db/client.server'
import { claimMoves, claims } from '#db/schema/claims'

export type Claim = typeof claims.$inferSelect

/** Who acts on a claim, as its history keeps it. */
export type ClaimActor = { kind: ActorKind; id: string | null }

/** Everybody who opens, answers or ends a claim takes its order first, and leaves the key alone for refunds that name it. */
export async function lockOrder(tx: Tx, sellerOrderId: string, fence: SQL): Promise<void> {
  const { rows } = await tx.execute(
    sql`SELECT 1 FROM seller_orders o WHERE o.id = ${sellerOrderId} AND o.kind = 'goods' AND ${fence} FOR NO KEY UPDATE`,
  )
  if (rows.length === 0) throw new Refusal('missing', 'order-missing')
}

/** A claim with its order locked. @throws Refusal missing `claim-missing` for those whose it is not */
export async function lockClaim(tx: Tx, claimId: string, fence: SQL): Promise<Claim> {
  const { rows } = await tx.execute(sql`
    SELECT 1 FROM seller_orders o JOIN claims c ON c.seller_order_id = o.id WHERE c.id = ${claimId} AND ${fence} FOR NO KEY UPDATE OF o`)
  const [claim] = rows.length > 0 ? await tx.select().from(claims).where(eq(claims.id, claimId)) : []
  if (!claim) throw new Refusal('missing', 'claim-missing')
  return claim
}

/** Refuses what comes too late: the claim has moved on, or its time is over and the job that ends it is on its way. */
export async function refuseMovedOn(tx: Tx, claim: Claim, from: readonly ClaimState[]): Promise<void> {
  if (!from.includes(claim.state)) throw new Refusal('conflict', 'claim-moved-on')
  if (claim.state !== 'disputed' && (await isOver(tx, claim.id))) throw new Refusal('conflict', 'claim-moved-on')
}

/** Whether what waits has waited long enough, by the database's clock. */
export async function isOver(tx: Tx, claimId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ over: boolean | null }>(sql`SELECT due_at <= now() AS over FROM claims WHERE id = ${claimId}`)
  return rows[0]?.over === true
}

export type ClaimMove = { to: ClaimState; actor: ClaimActor; amountMinor?: number; words?: string }

/** Writes where a claim went, and who brought it there. */
export async function writeMove(
  tx: Tx,
  claim: { id: string; state: ClaimState | null },
  { to, actor, amountMinor, words = '' }: ClaimMove,
): Promise<void> {
  await tx.insert(claimMoves).values({
    ...{ id: newId(), claimId: claim.id, fromState: claim.state, toState: to },
    ...{ actorKind: actor.kind, actorId: actor.id, amountMinor: amountMinor ?? null, words },
  })
}

/** The claim waits for somebody else now. */
export async function moveWaiting(
  tx: Tx,
  claim: Claim,
  { offeredMinor, ...move }: ClaimMove & { to: keyof typeof waitHours; offeredMinor?: number },
): Promise<void> {
  if (!claimMovesFrom[claim.state].includes(move.to)) throw new Refusal('conflict', 'claim-moved-on')
  await tx
    .update(claims)
    .set({
      state: move.to,
      dueAt: sql`now() + make_interval(hours => ${waitHours[move.to]})`,
      ...(offeredMinor === undefined ? {} : { offeredMinor }),
    })
    .where(eq(claims.id, claim.id))
  await writeMove(tx, claim, move)
}
