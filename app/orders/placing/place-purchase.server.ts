import { hasWishes } from '#app/cart/bookings/booking-wish'
import { priceWishes } from '#app/cart/bookings/price-wishes.server'
import { type CartContent, type CartOwner, readCart } from '#app/cart/cart-lines.server'
import { priceCart } from '#app/cart/price-cart'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { guestTokenHash, guestTokenOf } from '#app/orders/account/guest-orders.server'
import { holdBookings } from '#app/orders/holding/hold-bookings.server'
import { holdGoods } from '#app/orders/holding/hold-goods.server'
import { contentOf, MOST_OPEN_PURCHASES, openPurchases } from '#app/orders/holding/open-purchases.server'
import { failpoint } from '#app/platform/failpoint'
import { answerAs, answerOnce, type KeyedRequest, requestHashOf } from '#app/platform/idempotency.server'
import { sqlState, transact, violatedConstraint } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import type { DeliveryAddress, PurchaseContact } from '#db/schema/orders'
import { writePurchase } from './place-purchase-rows.server'
import { newPurchaseNo } from './purchase-no'
import { assertBuyable } from './quote'

export type PurchaseRequest = {
  /** The cart's id. */
  visitorId: string
  /** Null for a guest. */
  buyerId: string | null
  /** Names of divisions as the reference data has them; phone of 11 digits. A place only when goods are sent. */
  address: PurchaseContact | DeliveryAddress
  email: string | null
  /** By part: the seller's id for goods, the wish's id for a booking. */
  notes: Readonly<Record<string, string>>
  invoices: Readonly<Record<string, { title: string; taxNo: string }>>
  /** Offers whose return rule the buyer ticked. */
  exemptAcknowledged: readonly string[]
  /** The total the buyer saw, in fen. No other amount is taken from a client. */
  seenTotalMinor: number
  idempotencyKey: string
  locale: Locale
}

export type PlacedPurchase = { purchaseId: string; no: string; guestToken: string }

type Answer = { purchaseId: string; no: string }

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Turns a cart into a purchase that waits for its payment: repriced, goods, nights and seats held for 36 minutes by the database's clock,
 * one order per seller's goods and per booking, all of it or nothing in one transaction. Rows are taken in the order of
 * docs/decisions/010-one-order-of-locks.md. The same key, or the same request while the first waits for payment, gives the same purchase.
 * The cart keeps its lines until the purchase is paid.
 * @throws Refusal of `assertBuyable`; conflict `sold-out`, `nights-taken`, `seats-taken`; invalid `key-mismatch`; conflict `in-progress`;
 *   conflict `open-purchase` with its number when some of these goods, nights or seats are held for another unpaid purchase of this cart;
 *   busy `too-many-open`
 */
export async function placePurchase(db: Db, request: PurchaseRequest): Promise<PlacedPurchase> {
  const { purchaseId, no } = await withFreshNumber((newNo) => transact(db, (tx) => place(tx, request, newNo))).catch((error) => {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) throw new Refusal('conflict', 'in-progress')
    throw error
  })
  await failpoint('hold.after_commit')
  return { purchaseId, no, guestToken: guestTokenOf(purchaseId) }
}

/** Six random letters meet an older number once in a long while; then another number is tried. */
async function withFreshNumber(work: (no: string) => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(newPurchaseNo())
    } catch (error) {
      if (attempt === 5 || violatedConstraint(error) !== 'purchases_no_unique') throw error
    }
  }
}

async function place(tx: Tx, request: PurchaseRequest, no: string): Promise<Answer> {
  const { visitorId, buyerId, address, email, notes, invoices, seenTotalMinor, idempotencyKey, locale } = request
  const exemptAcknowledged = [...request.exemptAcknowledged].sort()
  const keyed: KeyedRequest = {
    actor: visitorId,
    route: 'checkout',
    key: idempotencyKey,
    requestHash: requestHashOf({ buyerId, address, email, notes, invoices, exemptAcknowledged, seenTotalMinor }),
  }
  const purchaseId = newId()
  const answer = await answerOnce<Answer>(tx, keyed, 200, { purchaseId, no })
  if (answer.repeated) return answer.body

  const owner: CartOwner = buyerId ? { userId: buyerId, cartId: visitorId } : { userId: null, cartId: visitorId }
  const content = await readCart(tx, owner, { lock: true })
  const earlier = await sameOrRefuse(tx, keyed, buyerId, content)
  if (earlier) return earlier

  const { lines, wishes } = content
  const cart = priceCart(lines, hasWishes(wishes) ? await priceWishes(tx, owner, wishes, { lock: true }) : [])
  assertBuyable(cart, { locale, buyerId, address, exemptAcknowledged, seenTotalMinor })
  const token = guestTokenHash(guestTokenOf(purchaseId))
  const facts = { purchaseId, no, visitorId, buyerId, idempotencyKey, locale, address, email, guestTokenHash: token, notes, invoices }
  const bookings = await writePurchase(tx, facts, cart)
  await holdBookings(tx, purchaseId, bookings, locale)
  await holdGoods(tx, purchaseId, lines, locale)
  await failpoint('hold.before_commit')
  return answer.body
}

/** The unpaid purchase that a second tab has already made of the very same request; null when there is none. */
async function sameOrRefuse(tx: Tx, keyed: KeyedRequest, buyerId: string | null, cart: CartContent): Promise<Answer | null> {
  const open = await openPurchases(tx, keyed.actor, buyerId)
  const ofThisCart = open.filter((purchase) => purchase.visitorId === keyed.actor)
  const content = contentOf(cart)
  const same = ofThisCart.find((purchase) => purchase.requestHash === keyed.requestHash && purchase.content === content)
  if (same) {
    const answer = { purchaseId: same.purchaseId, no: same.no }
    await answerAs(tx, keyed, answer)
    return answer
  }
  const sharing = ofThisCart.find((purchase) => purchase.shares(cart))
  if (sharing) throw new Refusal('conflict', 'open-purchase', { no: sharing.no, purchaseId: sharing.purchaseId })
  if (open.length >= MOST_OPEN_PURCHASES) throw new Refusal('busy', 'too-many-open', { n: MOST_OPEN_PURCHASES })
  return null
}
