import { reportProblem } from '#app/orders/answers/report-problem.server'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import type { Db } from '#db/client.server'
import type { OpenStall } from '#db/seed/open-stalls.server'
import type { OrderStage } from './orders-plan'

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
const steps: Record<Exclude<OrderStage, 'cancelled'>, number> = { paid: 0, packed: 1, shipped: 2, delivered: 3, received: 4 }

/** Brings a paid order to its stage, step by step, each by the person whose step it is. */
export async function moveOrderTo(db: Db, { sellerOrderId, purchaseId, buyerId, stall, stage, serial, problem }: Move): Promise<void> {
  const seller: OrderActor = { kind: 'seller', id: stall.userId, sellerId: stall.sellerId }
  const buyer: OrderActor = { kind: 'buyer', id: buyerId, purchaseId }
  if (stage === 'cancelled') return cancelOrder(db, buyer, { sellerOrderId, reason: '临时要出门，家里没人收。' })
  const reached = steps[stage]
  if (reached >= 1) await packOrder(db, seller, { sellerOrderId })
  if (reached >= 2)
    await shipOrder(db, seller, {
      sellerOrderId,
      carrier: carriers[serial % carriers.length] ?? '',
      trackingNo: `DEMO${String(7_204_100_000 + serial * 37)}`,
    })
  if (reached >= 3) await recordDelivery(db, seller, { sellerOrderId })
  if (reached >= 4) await receiveOrder(db, buyer, { sellerOrderId })
  if (problem) await reportProblem(db, buyer, { sellerOrderId, text: problem })
}
