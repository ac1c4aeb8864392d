import { type SQL, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { type OrderKind, statesBeforeIn } from './moves-of-kind'
import type { ActorKind, OrderActor } from './order-actor'
import type { OrderState } from './order-states'

export type OrderMove = {
  sellerOrderId: string
  /** Which state table rules; an order of another kind is not found. */
  kind?: OrderKind
  to: OrderState
  actorKind: ActorKind
  actorId: string | null
  reason?: string
  /** Narrows the states the table allows. */
  from?: readonly OrderState[]
  /** Narrows to the orders this actor may see. */
  fence?: SQL
}

export type MovedOrder = { id: string; no: string; purchaseId: string; sellerId: string; from: OrderState; totalMinor: number }

/** The condition under which an actor's order is found at all; alias `o` is `seller_orders`. */
export function fenceOf(actor: OrderActor): SQL {
  if (actor.kind === 'buyer') return sql`o.purchase_id = ${actor.purchaseId}`
  if (actor.kind === 'seller') return sql`o.seller_id = ${actor.sellerId}`
  return sql`TRUE`
}

/** Moves an order by compare-and-set and writes its history row; null when it was not in a state that may go there. */
export async function tryMoveOrder(tx: Tx, move: OrderMove): Promise<MovedOrder | null> {
  const kind = move.kind ?? 'goods'
  const from = move.from ?? statesBeforeIn(kind, move.to)
  const { rows } = await tx.execute<MovedOrder>(sql`
    WITH before AS (
      SELECT o.id, o.state FROM seller_orders o
      WHERE o.id = ${move.sellerOrderId} AND o.kind = ${kind} AND o.state IN (${sql.join(
        from.map((state) => sql`${state}`),
        sql`, `,
      )}) AND ${move.fence ?? sql`TRUE`}
      FOR UPDATE
    ), moved AS (
      UPDATE seller_orders o SET state = ${move.to} FROM before WHERE o.id = before.id
      RETURNING o.id, o.no, o.purchase_id, o.seller_id, o.total_minor, before.state AS from_state
    ), written AS (
      INSERT INTO order_moves (id, seller_order_id, from_state, to_state, actor_kind, actor_id, reason)
      SELECT ${newId()}::uuid, id, from_state, ${move.to}, ${move.actorKind}, ${move.actorId}::uuid, ${move.reason ?? ''} FROM moved
    )
    SELECT id, no, purchase_id AS "purchaseId", seller_id AS "sellerId", total_minor AS "totalMinor", from_state AS "from" FROM moved`)
  return rows[0] ?? null
}

/**
 * As `tryMoveOrder`, refusing instead of answering null.
 * @throws Refusal missing when the actor has no such order, conflict `order-moved-on` when it is in another state
 */
export async function moveOrder(tx: Tx, move: OrderMove): Promise<MovedOrder> {
  const moved = await tryMoveOrder(tx, move)
  if (moved) return moved
  const { rows } = await tx.execute<{ state: OrderState }>(
    sql`SELECT o.state FROM seller_orders o WHERE o.id = ${move.sellerOrderId} AND ${move.fence ?? sql`TRUE`}`,
  )
  if (!rows[0]) throw new Refusal('missing', 'order-missing')
  throw new Refusal('conflict', 'order-moved-on', { state: rows[0].state })
}
