import type { PricedCart, PricedLine } from '#app/cart/price-cart'
import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import { deliversTo } from '#app/delivery/fee'
import { formatMoney, type Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'

/** The most one purchase may cost, in fen (¥1,000,000,000.00; a CHECK of the database says the same). */
const MOST_TOTAL_MINOR = 100_000_000_000

export type QuoteWishes = {
  locale: Locale
  buyerId: string | null
  phone: string
  divisionCode: string
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
 * @throws Refusal naming the first thing in the way: conflict `cart-empty`, `off-sale`, `sold-out`, `stock-short`, `price-changed`;
 *   invalid `mixed-currency`, `not-delivered`, `exempt-unticked`, `total-too-large`; forbidden `own-goods`
 */
export function assertBuyable(cart: PricedCart, wishes: QuoteWishes): void {
  const { locale } = wishes
  const lines = cart.groups.flatMap((group) => group.lines)
  if (lines.length === 0) throw new Refusal('conflict', 'cart-empty')
  if (cart.mixedCurrency) throw new Refusal('invalid', 'mixed-currency')
  const own = lines.find((line) => line.sellerOwnerId === wishes.buyerId || line.sellerPhone === wishes.phone)
  if (own) throw new Refusal('forbidden', 'own-goods', { title: titleOf(own, locale) })
  const troubled = lines.find((line) => line.trouble)
  if (troubled) throw refuseTrouble(troubled, locale)
  const unreached = cart.groups.find((group) => !deliversTo(group, wishes.divisionCode))
  if (unreached)
    throw new Refusal('invalid', 'not-delivered', {
      seller: locale === 'en' ? unreached.sellerNameEn || unreached.sellerNameZh : unreached.sellerNameZh,
      sellerId: unreached.sellerId,
    })
  const unticked = exemptLines(cart).filter((line) => !wishes.exemptAcknowledged.includes(line.offerId))
  if (unticked[0])
    throw new Refusal('invalid', 'exempt-unticked', { title: titleOf(unticked[0], locale), offerIds: unticked.map((line) => line.offerId) })
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
