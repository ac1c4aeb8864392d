import { randomUUID } from 'node:crypto'
import { configureSigning, isSignatureOf, signatureOf } from '#app/platform/signing.server'

const NAME = 'hs_cart'
const KEPT_DAYS = 90
const SHAPE = /(?:^|;\s*)hs_cart=([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.([\w-]{32})(?:;|$)/

let secure = false

/** Gives the cookie its secret, and marks it Secure when people reach the market by https. */
export function configureCartCookie(secret: string, options: { secure?: boolean } = {}): void {
  configureSigning(secret)
  secure = options.secure ?? false
}

export const isSecureSite = () => secure

const attributes = (maxAgeSeconds: number) => `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`

/** The cart a guest's cookie names; null without a cookie or with one this market did not make. */
export function guestCartId(cookieHeader: string | null): string | null {
  const [, id, signature] = SHAPE.exec(cookieHeader ?? '') ?? []
  return id && signature && isSignatureOf('cart', id, signature) ? id : null
}

/** A new unguessable cart id and the Set-Cookie header that gives it to the guest. */
export function newGuestCart(): { cartId: string; setCookie: string } {
  const cartId = randomUUID()
  return { cartId, setCookie: cartCookie(cartId) }
}

export function cartCookie(cartId: string): string {
  return `${NAME}=${cartId}.${signatureOf('cart', cartId)}; ${attributes(KEPT_DAYS * 86_400)}`
}

export const droppedCartCookie = () => `${NAME}=; ${attributes(0)}`
