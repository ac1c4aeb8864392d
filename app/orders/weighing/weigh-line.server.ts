import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { isFarOff } from '#app/kernel/weighed-price'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { orderLines } from '#db/schema/orders'
import { uploads } from '#db/schema/platform'
import { weighings } from '#db/schema/weighing'

export type Weighing = {
  lineId: string
  /** Of the whole line, as the scale says. */
  grams: number
  /** A picture of the scale the seller has taken. */
  photoKey?: string | null
  /** The seller has looked again at a weight that seemed far off. */
  sure?: boolean
}

type Line = { sellerOrderId: string; state: string; nominal: number; weighed: number | null; final: number | null; weighs: boolean }

/**
 * Writes down what the scale said of a line that is priced by it. Until the goods are packed the last weighing counts.
 * @throws Refusal missing `order-missing`, conflict `order-moved-on`, invalid `not-weighed`, conflict `weight-far-off` unless sure, missing
 *   `photo-gone`
 */
export function weighLine(db: Db, actor: Extract<OrderActor, { kind: 'seller' }>, weighing: Weighing): Promise<void> {
  return transact(db, async (tx) => {
    const line = await lockLine(tx, actor.sellerId, weighing.lineId)
    if (line.state !== 'paid' || line.final !== null) throw new Refusal('conflict', 'order-moved-on', { state: line.state })
    if (!line.weighs) throw new Refusal('invalid', 'not-weighed')
    const { grams, photoKey = null, sure = false } = weighing
    if (!sure && isFarOff(line.nominal, grams))
      throw new Refusal('conflict', 'weight-far-off', { scaleGrams: grams, nominalGrams: line.nominal })
    if (line.weighed === grams && !photoKey) return
    if (photoKey) await findPhoto(tx, actor.id, photoKey)
    await tx
      .insert(weighings)
      .values({ id: newId(), orderLineId: weighing.lineId, sellerOrderId: line.sellerOrderId, grams, photoKey, actorId: actor.id })
    await tx.update(orderLines).set({ weighedGrams: grams }).where(eq(orderLines.id, weighing.lineId))
  })
}

/** The order before its line, as everyone takes them who moves an order. */
async function lockLine(tx: Tx, sellerId: string, lineId: string): Promise<Line> {
  const { rows } = await tx.execute<Line>(sql`
    SELECT o.id AS "sellerOrderId", o.state, l.net_grams * l.quantity AS nominal, l.weighed_grams AS weighed, l.final_minor AS final,
      l.weigh_minor IS NOT NULL AS weighs
    FROM seller_orders o JOIN order_lines l ON l.seller_order_id = o.id
    WHERE l.id = ${lineId} AND o.seller_id = ${sellerId} AND o.state <> 'pending' FOR NO KEY UPDATE OF o`)
  if (!rows[0]) throw new Refusal('missing', 'order-missing')
  return rows[0]
}

async function findPhoto(tx: Tx, ownerId: string, key: string): Promise<void> {
  const [own] = await tx
    .select({ key: uploads.key })
    .from(uploads)
    .where(and(eq(uploads.key, key), eq(uploads.ownerId, ownerId)))
  const [hung] = await tx.select({ id: weighings.id }).from(weighings).where(eq(weighings.photoKey, key))
  if (!own || hung) throw new Refusal('missing', 'photo-gone')
}
