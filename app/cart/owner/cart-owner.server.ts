import type { CartOwner } from '#app/cart/cart-lines.server'
import { guestCartId, newGuestCart } from './cart-cookie.server'

/** Whose cart a request means; null for a guest who has none yet. */
export function cartOwner(cookieHeader: string | null, userId: string | undefined): CartOwner | null {
  if (userId) return { userId, cartId: null }
  const cartId = guestCartId(cookieHeader)
  return cartId ? { userId: null, cartId } : null
}

/** The same, with a new cart and its Set-Cookie header for a guest who has none. */
export function cartOwnerOrNew(cookieHeader: string | null, userId: string | undefined): { owner: CartOwner; setCookie: string | null } {
  const owner = cartOwner(cookieHeader, userId)
  if (owner) return { owner, setCookie: null }
  const { cartId, setCookie } = newGuestCart()
  return { owner: { userId: null, cartId }, setCookie }
}
