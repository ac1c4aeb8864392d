import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { shipByOf } from '#app/orders/moving/ship-by'
import type { Tx } from '#db/client.server'
import type { GoodsLine } from './sell-goods.server'

/** Moves the orders of these lines to `paid`, with history and the day by which each must be sent. */
export async function markOrdersPaid(tx: Tx, lines: readonly GoodsLine[]): Promise<void> {
  const orders = new Map<string, GoodsLine[]>()
  for (const line of lines) orders.set(line.sellerOrderId, [...(orders.get(line.sellerOrderId) ?? []), line])
  const paidAt = new Date()
  const shipBys = [...orders.values()].map((own) => shipByOf(paidAt, own).toISOString())
  const { rows } = await tx.execute<{ n: number }>(sql`
    WITH wanted AS (
      SELECT * FROM unnest(${sql.param([...orders.keys()])}::uuid[], ${sql.param(shipBys)}::timestamptz[], ${sql.param(shipBys.map(() => newId()))}::uuid[]) AS t(id, ship_by, move_id)
    ), before AS (
      SELECT o.id, o.state, wanted.ship_by, wanted.move_id FROM seller_orders o JOIN wanted USING (id)
      WHERE o.state IN ('pending', 'cancelled')
    ), moved AS (
      UPDATE seller_orders o SET state = 'paid', ship_by = before.ship_by, cancel_reason = '', cancelled_by = NULL FROM before WHERE o.id = before.id RETURNING o.id
    ), written AS (
      INSERT INTO order_moves (id, seller_order_id, from_state, to_state, actor_kind) SELECT move_id, id, state, 'paid', 'system' FROM before
    )
    SELECT count(*)::int AS n FROM moved`)
  if (rows[0]?.n !== orders.size) throw new Error('an order of a purchase just paid was neither pending nor cancelled')
}
