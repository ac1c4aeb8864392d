import { randomUUID } from 'node:crypto'
import type { SayTrouble } from '#app/cart/bookings/booking-view'
import type { CartOwner } from '#app/cart/cart-lines.server'
import { type CartView, cartView } from '#app/cart/cart-view'
import { pricedCart } from '#app/cart/priced-cart.server'
import { listsFor } from '#app/delivery/address-form.server'
import { type AddressValues, addressOf } from '#app/delivery/address-values'
import type { DivisionLists } from '#app/delivery/divisions-queries.server'
import { addressesOf, type SavedAddress } from '#app/identity/account/address-queries.server'
import type { Locale } from '#app/kernel/money'
import { holdsCard } from '#app/orders/weighing/holds-card'
import type { Db } from '#db/client.server'

export type Typed = Record<string, string | string[]>

/** All that the checkout page shows, with everything typed so far. */
export type CheckoutView = {
  cart: CartView
  /** A card would only be held, to be charged once the goods are weighed. */
  holdsCard: boolean
  saved: SavedAddress[]
  address: AddressValues
  lists: DivisionLists
  typed: Typed
  /** Names one press of 去付款, however often it is sent. */
  key: string
  /** Another value each time the server has filled fields in, so that the page draws them anew. */
  fill: string
}

const KEY = /^[\w-]{16,64}$/

export async function checkoutView(
  db: Db,
  owner: CartOwner,
  { locale, sayTrouble }: { locale: Locale; sayTrouble: SayTrouble },
  typed: Typed = {},
  options: { freshKey?: boolean; fill?: string } = {},
): Promise<CheckoutView> {
  const [cart, saved, { values: address, lists }] = await Promise.all([
    pricedCart(db, owner),
    owner.userId ? addressesOf(db, owner.userId) : [],
    listsFor(db, addressOf(typed), locale),
  ])
  const kept = typeof typed.key === 'string' && KEY.test(typed.key) && !options.freshKey ? typed.key : randomUUID()
  const { key: _key, seenTotal: _seen, intent: _intent, ...shown } = typed
  return {
    cart: cartView(cart, sayTrouble),
    holdsCard: holdsCard(cart, new Date()),
    saved,
    address,
    lists,
    typed: shown,
    key: kept,
    fill: options.fill ?? '',
  }
}
