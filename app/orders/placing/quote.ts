import { pickTitle } from '#app/cart/bookings/booking-title'
import { bookingsIn } from '#app/cart/bookings/booking-wish'
import { MOST_BOOKINGS, refuseTroubled } from '#app/cart/bookings/refuse-troubled'
import type { PricedCart, PricedLine } from '#app/cart/price-cart'
import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import { deliversTo } from '#app/delivery/fee'
import { formatMoney, type Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { DeliveryAddress, PurchaseContact } from '#db/schema/orders'
import { hasPlace } from './has-place'

/** The most one purchase may cost, in fen (¥1,000,000,000.00; a CHECK of the database says the same). */
const MOST_TOTAL_MINOR = 100_000_000_000

export type QuoteWishes = {
  locale: Locale
  buyerId: string | null
  address: PurchaseContact | DeliveryAddress
  exemptAcknowledged: readonly string[]
  seenTotalMinor: number
}

const titleOf = (line: PricedLine, locale: Locale) => (locale === 'en' ? line.titleEn || line.titleZh : line.titleZh)

function refuseTrouble(line: PricedLine, locale: Locale): Refusal {
  const details = { title: titleOf(line, locale), wanted: line.quantity, left: line.available, offerId: line.offerId }
  if (line.trouble === 'off-sale') return new Refusal('conflict', 'off-sale', details)
  return new Refusal('conflict', line.trouble === 'too-many' ? 'stock-short' : 'sold-out', details)
}

/** Lines whose return rule the buyer must tick. */
export const exemptLines = (cart: PricedCart): PricedLine[] => cart.groups.flatMap((group) => group.lines).filter(isReturnExempt)

/**
 * Whether this cart may be bought as asked.
 * @throws Refusal naming the first thing in the way: conflict `cart-empty`, `off-sale`, `sold-out`, `stock-short`, `price-changed`, and the
 *   trouble of a room or session; invalid `mixed-currency`, `address-needed`, `not-delivered`, `exempt-unticked`, `total-too-large`,
 *   `nothing-to-pay`, `bookings-many`; forbidden `own-goods`
 */
export function assertBuyable(cart: PricedCart, wishes: QuoteWishes): void {
  const { locale } = wishes
  if (cart.groups.length + cart.bookings.length === 0) throw new Refusal('conflict', 'cart-empty')
  if (cart.mixedCurrency) throw new Refusal('invalid', 'mixed-currency')
  refuseOwn(cart, wishes)
  for (const booking of cart.bookings) refuseTroubled(booking, locale)
  const troubled = cart.groups.flatMap((group) => group.lines).find((line) => line.trouble)
  if (troubled) throw refuseTrouble(troubled, locale)
  if (cart.bookings.reduce((sum, booking) => sum + bookingsIn(booking), 0) > MOST_BOOKINGS)
    throw new Refusal('invalid', 'bookings-many', { n: MOST_BOOKINGS })
  refuseUnsendable(cart, wishes)
  if (cart.totalMinor === 0) throw new Refusal('invalid', 'nothing-to-pay')
  if (cart.totalMinor > MOST_TOTAL_MINOR) throw new Refusal('invalid', 'total-too-large')
  if (cart.totalMinor !== wishes.seenTotalMinor) {
    const money = (minor: number) => formatMoney(minor, cart.currency ?? 'CNY', locale)
    throw new Refusal('conflict', 'price-changed', {
      old: money(wishes.seenTotalMinor),
      new: money(cart.totalMinor),
      oldMinor: wishes.seenTotalMinor,
      newMinor: cart.totalMinor,
    })
  }
}

function refuseOwn(cart: PricedCart, { buyerId, address, locale }: QuoteWishes): void {
  const isOwn = (part: { sellerOwnerId: string; sellerPhone: string }) =>
    part.sellerOwnerId === buyerId || part.sellerPhone === address.phone
  const line = cart.groups.flatMap((group) => group.lines).find(isOwn)
  if (line) throw new Refusal('forbidden', 'own-goods', { title: titleOf(line, locale) })
  const booking = cart.bookings.find(isOwn)
  if (booking) throw new Refusal('forbidden', 'own-goods', { title: pickTitle(booking, locale) })
}

/** Goods need a place they can be sent to, and fresh ones the buyer's tick. */
function refuseUnsendable(cart: PricedCart, { address, locale, exemptAcknowledged }: QuoteWishes): void {
  if (cart.groups.length === 0) return
  if (!hasPlace(address)) throw new Refusal('invalid', 'address-needed')
  const unreached = cart.groups.find((group) => !deliversTo(group, address.divisionCode))
  if (unreached)
    throw new Refusal('invalid', 'not-delivered', {
      seller: locale === 'en' ? unreached.sellerNameEn || unreached.sellerNameZh : unreached.sellerNameZh,
      sellerId: unreached.sellerId,
    })
  const unticked = exemptLines(cart).filter((line) => !exemptAcknowledged.includes(line.offerId))
  if (unticked[0])
    throw new Refusal('invalid', 'exempt-unticked', { title: titleOf(unticked[0], locale), offerIds: unticked.map((line) => line.offerId) })
}
