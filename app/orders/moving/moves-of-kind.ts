import { sessionMovesFrom } from '#app/stays/states/session-states'
import { stayMovesFrom } from '#app/stays/states/stay-states'
import type { orderKinds } from '#db/schema/orders'
import { type OrderState, orderMovesFrom } from './order-states'

export type OrderKind = (typeof orderKinds)[number]

const movesOf: Record<OrderKind, Partial<Record<OrderState, readonly OrderState[]>>> = {
  goods: orderMovesFrom,
  stay: stayMovesFrom,
  session: sessionMovesFrom,
}

/** The states from which an order of this kind may go to `to`; none when the kind does not know it. */
export function statesBeforeIn(kind: OrderKind, to: OrderState): OrderState[] {
  const moves = movesOf[kind]
  return (Object.keys(moves) as OrderState[]).filter((from) => moves[from]?.includes(to))
}
