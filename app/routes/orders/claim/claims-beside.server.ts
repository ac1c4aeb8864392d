import { claimsOfOrders } from '#app/claims/reading/claim-view.server'
import { claimableUntil } from '#app/claims/reading/claimable-queries.server'
import type { OrderClaimsBeside } from '#app/claims/reading/order-claims'
import { db } from '#app/platform/database.server'

/** By order: what was claimed of its goods, and until when something may be. */
export async function claimsBeside(orders: readonly { id: string; kind: string }[]): Promise<Record<string, OrderClaimsBeside>> {
  const goods = orders.filter(({ kind }) => kind === 'goods').map(({ id }) => id)
  const claimed = await claimsOfOrders(db, goods)
  const beside: Record<string, OrderClaimsBeside> = {}
  for (const id of goods) {
    const { claim, back } = await claimableUntil(db, id)
    beside[id] = { claims: claimed.filter(({ sellerOrderId }) => sellerOrderId === id), claimableUntil: claim, returnableUntil: back }
  }
  return beside
}
