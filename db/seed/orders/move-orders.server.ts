import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { reportProblem } from '#app/orders/answers/report-problem.server'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import type { Db } from '#db/client.server'
import { orderLines } from '#db/schema/orders'
import type { OpenStall } from '#db/seed/open-stalls.server'
import { Chance } from '#db/seed/random'
import type { OrderStage } from './orders-plan'

type SellerActor = Extract<OrderActor, { kind: 'seller' }>

type Move = {
  sellerOrderId: string
  purchaseId: string
  buyerId: string | null
  stall: OpenStall
  stage: OrderStage
  serial: number
  problem?: string | undefined
}

const carriers = ['顺丰速运', '中通快递', '京东物流', '中国邮政']
const steps: Record<Exclude<OrderStage, 'cancelled'>, number> = { paid: 0, weighed: 1, packed: 2, shipped: 3, delivered: 4, received: 5 }

/** Puts what is priced by weight on the scale: each a little off what it should weigh, now lighter, now heavier. */
async function weighGoods(db: Db, seller: SellerActor, sellerOrderId: string, serial: number): Promise<void> {
  const lines = await db
    .select({ id: orderLines.id, nominal: sql<number>`${orderLines.netGrams} * ${orderLines.quantity}`.mapWith(Number) })
    .from(orderLines)
    .where(and(eq(orderLines.sellerOrderId, sellerOrderId), isNotNull(orderLines.weighMinor)))
  const chance = new Chance(`scale/${serial}`)
  for (const { id, nominal } of lines)
    await weighLine(db, seller, { lineId: id, grams: Math.round((nominal * chance.whole(91, 105)) / 100) })
}

/** Brings a paid order to its stage, step by step, each by the person whose step it is. */
export async function moveOrderTo(db: Db, { sellerOrderId, purchaseId, buyerId, stall, stage, serial, problem }: Move): Promise<void> {
  const seller: SellerActor = { kind: 'seller', id: stall.userId, sellerId: stall.sellerId }
  const buyer: OrderActor = { kind: 'buyer', id: buyerId, purchaseId }
  if (stage === 'cancelled') return cancelOrder(db, buyer, { sellerOrderId, reason: '临时要出门，家里没人收。' })
  const reached = steps[stage]
  if (reached >= steps.weighed) await weighGoods(db, seller, sellerOrderId, serial)
  if (reached >= steps.packed) await packOrder(db, seller, { sellerOrderId })
  if (reached >= steps.shipped)
    await shipOrder(db, seller, {
      sellerOrderId,
      carrier: carriers[serial % carriers.length] ?? '',
      trackingNo: `DEMO${String(7_204_100_000 + serial * 37)}`,
    })
  if (reached >= steps.delivered) await recordDelivery(db, seller, { sellerOrderId })
  if (reached >= steps.received) await receiveOrder(db, buyer, { sellerOrderId })
  if (problem) await reportProblem(db, buyer, { sellerOrderId, text: problem })
}
