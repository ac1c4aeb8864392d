import { redirect } from '@remix-run/node'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { getActor } from '#app/identity/actor.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { requirePurchase } from '#app/routes/orders/purchase-access.server'
import { tripOrder } from '#app/trips/travelling/trip-page.server'

export type TripAccess = { sellerOrderId: string; purchaseNo: string; guest: Extract<OrderActor, { kind: 'buyer' }> }

/** The purchase in which a seller's order number stands: HS261123-7K4M2P of HS261123-7K4M2P-A. */
const purchaseNoOf = (orderNo: string) => orderNo.replace(/-[A-Z]{1,2}$/, '')

/**
 * The trip of the URL, for those who may see its purchase: its buyer, or who holds the token of its link.
 * @throws Response 404 for everybody else; a redirect from the order of a change to its trip
 */
export async function requireTrip(request: Request, orderNo: string): Promise<TripAccess> {
  const purchase = await requirePurchase(request, purchaseNoOf(orderNo))
  const order = await tripOrder(db, purchase.id, orderNo)
  if (!order) throw new Response(null, { status: 404 })
  if (order.changeOf) throw redirect(localizePath(paths.myTrip(order.changeOf), localeOfPath(new URL(request.url).pathname)))
  const actor = await getActor(request)
  return { sellerOrderId: order.id, purchaseNo: purchase.no, guest: { kind: 'buyer', id: actor?.userId ?? null, purchaseId: purchase.id } }
}
