import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { actsOn, type RuledOrder } from '#app/orders/moving/order-rules'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { problems } from '#db/schema/orders'

const MOST_OPEN = 3

/**
 * A buyer tells what is wrong with an order; seller and operator hear of it. The same text sent twice is kept once.
 * @throws Refusal missing; conflict `order-moved-on` for an order that was never paid; busy `problems-open` when three are unanswered
 */
export function reportProblem(db: Db, actor: OrderActor, { sellerOrderId, text }: { sellerOrderId: string; text: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<RuledOrder & { purchaseId: string }>(sql`
      SELECT o.state, o.invoice_state AS "invoiceState", o.purchase_id AS "purchaseId" FROM seller_orders o WHERE o.id = ${sellerOrderId} AND ${fenceOf(actor)} FOR UPDATE`)
    const order = rows[0]
    if (!order) throw new Refusal('missing', 'order-missing')
    if (!actsOn(order, actor.kind).report) throw new Refusal('conflict', 'order-moved-on', { state: order.state })
    const open = await tx
      .select({ text: problems.text })
      .from(problems)
      .where(and(eq(problems.sellerOrderId, sellerOrderId), eq(problems.state, 'open')))
    if (open.some((problem) => problem.text === text)) return
    if (open.length >= MOST_OPEN) throw new Refusal('busy', 'problems-open', { n: MOST_OPEN })
    const id = newId()
    await tx.insert(problems).values({ id, sellerOrderId, text })
    await announce(tx, 'problem_reported', id, { sellerOrderId, purchaseId: order.purchaseId })
  })
}

/** The seller, or an operator, answers a problem. @throws Refusal missing, conflict `problem-answered` */
export function answerProblem(db: Db, actor: OrderActor, { problemId, answer }: { problemId: string; answer: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<{ state: string; sellerOrderId: string; purchaseId: string }>(sql`
      SELECT q.state, o.id AS "sellerOrderId", o.purchase_id AS "purchaseId" FROM problems q JOIN seller_orders o ON o.id = q.seller_order_id
      WHERE q.id = ${problemId} AND ${fenceOf(actor)} FOR UPDATE OF q`)
    const problem = rows[0]
    if (!problem) throw new Refusal('missing', 'order-missing')
    if (problem.state !== 'open') throw new Refusal('conflict', 'problem-answered')
    await tx
      .update(problems)
      .set({ state: 'answered', answer, answeredBy: actor.id, answeredAt: new Date() })
      .where(eq(problems.id, problemId))
    await announce(tx, 'problem_answered', problemId, { sellerOrderId: problem.sellerOrderId, purchaseId: problem.purchaseId })
  })
}
