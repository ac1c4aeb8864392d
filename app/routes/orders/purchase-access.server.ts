import { redirect } from '@remix-run/node'
import { getActor } from '#app/identity/actor.server'
import { guestTokenFor, isGuestToken, rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { findPurchase, type PurchaseAccess } from '#app/orders/buying/order-queries.server'
import { db } from '#app/platform/database.server'

/** What this request may show of a purchase: its buyer's session, the token of its link, or the one this browser keeps. */
export async function accessFor(request: Request, no: string): Promise<PurchaseAccess> {
  const actor = await getActor(request)
  return { userId: actor?.userId ?? null, token: new URL(request.url).searchParams.get('token') ?? guestTokenFor(request, no) }
}

/**
 * The purchase of the URL.
 * @throws `otherwise` for everybody who may not see it, 404 unless told; a redirect that takes a token out of the address and keeps it in
 * this browser
 */
export async function requirePurchase(request: Request, no: string, otherwise = () => new Response(null, { status: 404 })) {
  const purchase = await findPurchase(db, no, await accessFor(request, no))
  if (!purchase) throw otherwise()
  const url = new URL(request.url)
  const token = url.searchParams.get('token')
  if (token && request.method === 'GET') {
    url.searchParams.delete('token')
    throw redirect(`${url.pathname.replace(/\.data$/, '')}${url.search}`, {
      headers: isGuestToken(token) ? { 'Set-Cookie': rememberGuestOrder(request, no, token) } : {},
    })
  }
  return purchase
}
