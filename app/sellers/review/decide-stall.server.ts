import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#app/identity/actor.server'
import { recordAct } from '#app/identity/record-act.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { type StallMove, type StallStatus, stallMoves } from '#app/sellers/stall/stall-states'
import type { Db, Tx } from '#db/client.server'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'

export type Decision = Exclude<StallMove, 'resubmit'>

/** A stall whose owner has closed the account stays closed. */
const ownerIsThere = sql`NOT EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${sellers.ownerId} AND ${users.closedAt} IS NOT NULL)`

/** What the notice to the seller calls each decision. */
const told: Record<Decision, string> = { approve: 'active', ask: 'asked', refuse: 'refused', suspend: 'suspended', lift: 'lifted' }

export type DecisionInput = {
  sellerId: string
  decision: Decision
  /** The seller reads it. May be empty for an approval. */
  reason: string
  /** The status the operator saw when deciding: somebody else's decision in between is not overwritten. */
  seen: StallStatus
}

/** Brings what cards show of a stall's listings in line with its status, in the same transaction: the catalogue's `refreshCardsOfSeller`. */
export type RefreshShow = (tx: Tx, sellerId: string) => Promise<unknown>

/**
 * An operator approves, asks back, refuses, suspends or lifts. Logged with actor and reason; the seller is told, and reads the reason.
 * @throws Refusal 'forbidden' for anybody else; 'invalid' reason-needed; 'conflict' stall-moved when the stall is no longer in a state for it
 */
export async function decideStall(
  db: Db,
  actor: Pick<Actor, 'userId' | 'role'>,
  input: DecisionInput,
  refreshShow: RefreshShow,
): Promise<void> {
  const { sellerId, decision, seen } = input
  const reason = input.reason.trim()
  const rule = stallMoves[decision]
  if (actor.role !== 'operator') throw new Refusal('forbidden', 'not-yours')
  if (rule.needsReason && !reason) throw new Refusal('invalid', 'reason-needed')
  await transact(db, async (tx) => {
    const [moved] = await tx
      .update(sellers)
      .set({
        status: rule.to,
        operatorNote: reason,
        ...(decision === 'approve' ? { openedAt: sql`coalesce(${sellers.openedAt}, now())` } : {}),
      })
      .where(and(eq(sellers.id, sellerId), eq(sellers.status, seen), inArray(sellers.status, [...rule.from]), ownerIsThere))
      .returning({ id: sellers.id })
    if (!moved) throw new Refusal('conflict', 'stall-moved')
    await recordAct(tx, { actorId: actor.userId, act: `stall.${decision}`, subjectKind: 'seller', subjectId: sellerId, reason })
    await announce(tx, 'stall_decided', newId(), { sellerId, decision: told[decision], reason })
    await refreshShow(tx, sellerId)
  })
}
