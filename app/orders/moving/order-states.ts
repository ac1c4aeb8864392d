import type { goodsOrderStates, sellerOrderStates } from '#db/schema/orders'

/** Of an order of any kind. */
export type OrderState = (typeof sellerOrderStates)[number]
export type GoodsOrderState = (typeof goodsOrderStates)[number]

/**
 * Where a seller's order of goods may go from each state. Total over the enum: a new state does not compile without a row.
 * `cancelled → paid` is money that came after the hold had ended while the goods were still there.
 */
export const orderMovesFrom: Record<GoodsOrderState, readonly GoodsOrderState[]> = {
  pending: ['paid', 'cancelled'],
  paid: ['packed', 'shipped', 'cancelled'],
  packed: ['paid', 'shipped', 'cancelled'],
  shipped: ['delivered', 'received'],
  delivered: ['received'],
  received: ['settled'],
  settled: [],
  cancelled: ['paid'],
}

export const firstOrderState: GoodsOrderState = 'pending'
export const orderStateNames = Object.keys(orderMovesFrom) as GoodsOrderState[]

/** The states from which `to` can be reached. */
export const statesBefore = (to: GoodsOrderState): GoodsOrderState[] => orderStateNames.filter((from) => orderMovesFrom[from].includes(to))
