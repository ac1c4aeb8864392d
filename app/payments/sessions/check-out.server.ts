import { attempt, Refusal } from '#app/kernel/refusal'
import { type PlacedPurchase, type PurchaseRequest, placePurchase } from '#app/orders/placing/place-purchase.server'
import { cancelPurchase } from '#app/payments/settling/expire-purchase.server'
import type { Db } from '#db/client.server'
import { startPayment } from './start-payment.server'

/** `url` is where the buyer pays; null when the provider can not be reached: the purchase is kept, nothing is charged. */
export type CheckedOut = { kind: 'placed'; purchase: PlacedPurchase; url: string | null } | { kind: 'already-paid'; no: string }

/**
 * Places a purchase and opens its payment page. An unpaid purchase of the same goods is ended at the provider first; was that
 * one paid meanwhile, it stands and nothing new is placed.
 * @throws Refusal of `placePurchase`; of `cancelPurchase`; of `startPayment` but for a provider that is down
 */
export async function checkOut(db: Db, request: PurchaseRequest): Promise<CheckedOut> {
  const placed = await attempt(() => placePurchase(db, request))
  if (placed.ok) return { kind: 'placed', purchase: placed.value, url: await openPayment(db, placed.value.purchaseId) }
  const { key, details } = placed.refusal
  if (key !== 'open-purchase') throw placed.refusal
  const earlier = String(details.purchaseId)
  const status = await cancelPurchase(db, { kind: 'buyer', id: request.buyerId, purchaseId: earlier }, earlier)
  if (status === 'paid') return { kind: 'already-paid', no: String(details.no) }
  const purchase = await placePurchase(db, request)
  return { kind: 'placed', purchase, url: await openPayment(db, purchase.purchaseId) }
}

async function openPayment(db: Db, purchaseId: string): Promise<string | null> {
  const opened = await attempt(() => startPayment(db, purchaseId))
  if (opened.ok) return opened.value.url
  if (opened.refusal.reason === 'unavailable') return null
  throw new Refusal(opened.refusal.reason, opened.refusal.key, opened.refusal.details)
}
