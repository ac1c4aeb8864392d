import { cartLines } from '#app/cart/cart-lines.server'
import { priceCart } from '#app/cart/price-cart'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { guestTokenHash, guestTokenOf } from '#app/orders/account/guest-orders.server'
import { failpoint } from '#app/platform/failpoint'
import { answerAs, answerOnce, type KeyedRequest, requestHashOf } from '#app/platform/idempotency.server'
import { sqlState, transact, violatedConstraint } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import type { DeliveryAddress } from '#db/schema/orders'
import { holdStock, type Wanted } from './hold-stock.server'
import { goodsOf, MOST_OPEN_PURCHASES, openPurchases } from './open-purchases.server'
import { writePurchase } from './place-purchase-rows.server'
import { newPurchaseNo } from './purchase-no'
import { assertBuyable } from './quote'

export type PurchaseRequest = {
  /** The cart's id. */
  visitorId: string
  /** Null for a guest. */
  buyerId: string | null
  /** Names of divisions as the reference data has them; phone of 11 digits. */
  address: DeliveryAddress
  email: string | null
  /** By seller id. */
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
 * Turns a cart into a purchase that waits for its payment: repriced, goods held for 36 minutes by the database's clock, one
 * order per seller, all in one transaction. The same key, or the same request while the first waits for payment, gives the same purchase.
 * The cart keeps its lines until the purchase is paid.
 * @throws Refusal of `assertBuyable`; invalid `key-mismatch`; conflict `in-progress`; conflict `open-purchase` with its number when some of
 *   these goods are held for another unpaid purchase of this cart; busy `too-many-open`
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

  const lines = await cartLines(tx, buyerId ? { userId: buyerId, cartId: visitorId } : { userId: null, cartId: visitorId }, { lock: true })
  const wanted = lines.map(({ offerId, quantity }) => ({ offerId, quantity }))
  const earlier = await sameOrRefuse(tx, keyed, buyerId, wanted)
  if (earlier) return earlier

  const cart = priceCart(lines)
  assertBuyable(cart, { locale, buyerId, phone: address.phone, divisionCode: address.divisionCode, exemptAcknowledged, seenTotalMinor })
  await writePurchase(
    tx,
    {
      purchaseId,
      no,
      visitorId,
      buyerId,
      idempotencyKey,
      locale,
      address,
      email,
      guestTokenHash: guestTokenHash(guestTokenOf(purchaseId)),
      notes,
      invoices,
    },
    cart,
  )

  const left = await holdStock(tx, purchaseId, wanted)
  const short = lines.find((line) => !left.has(line.offerId))
  if (short)
    throw new Refusal('conflict', 'sold-out', {
      title: locale === 'en' ? short.titleEn || short.titleZh : short.titleZh,
      wanted: short.quantity,
      offerId: short.offerId,
    })
  await refreshCards(
    tx,
    lines.filter((line) => left.get(line.offerId) === 0).map((line) => line.listingId),
  )
  await failpoint('hold.before_commit')
  return answer.body
}

/** The unpaid purchase that a second tab has already made of the very same request; null when there is none. */
async function sameOrRefuse(tx: Tx, keyed: KeyedRequest, buyerId: string | null, wanted: readonly Wanted[]): Promise<Answer | null> {
  const open = await openPurchases(tx, keyed.actor, buyerId)
  const ofThisCart = open.filter((purchase) => purchase.visitorId === keyed.actor)
  const goods = goodsOf(wanted)
  const same = ofThisCart.find((purchase) => purchase.requestHash === keyed.requestHash && purchase.goods === goods)
  if (same) {
    const answer = { purchaseId: same.purchaseId, no: same.no }
    await answerAs(tx, keyed, answer)
    return answer
  }
  const overlapping = ofThisCart.find((purchase) => wanted.some((row) => purchase.goods.includes(row.offerId)))
  if (overlapping) throw new Refusal('conflict', 'open-purchase', { no: overlapping.no, purchaseId: overlapping.purchaseId })
  if (open.length >= MOST_OPEN_PURCHASES) throw new Refusal('busy', 'too-many-open', { n: MOST_OPEN_PURCHASES })
  return null
}
