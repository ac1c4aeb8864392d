import type { OrderState } from '#app/orders/moving/order-states'

/** Under which tab a stall looks for its orders. */
export const sellTabs = ['pack', 'sent', 'done', 'cancelled'] as const

export type SellTab = (typeof sellTabs)[number]

export const statesUnder: Record<SellTab, readonly OrderState[]> = {
  pack: ['paid', 'packed'],
  sent: ['shipped', 'delivered'],
  done: ['received', 'settled'],
  cancelled: ['cancelled'],
}
