import type { actorKinds } from '#db/schema/orders'

export type ActorKind = (typeof actorKinds)[number]

/**
 * Who moves an order, with the fence that finds only their own: a buyer (member or guest) within one purchase,
 * a seller within one stall. The route has proven it.
 */
export type OrderActor =
  | { kind: 'buyer'; id: string | null; purchaseId: string }
  | { kind: 'seller'; id: string; sellerId: string }
  | { kind: 'operator'; id: string }
  | { kind: 'system'; id: null }

export const systemActor: OrderActor = { kind: 'system', id: null }
