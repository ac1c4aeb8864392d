import { createHash, createHmac } from 'node:crypto'
import { isSecureSite } from '#app/cart/owner/cart-cookie.server'
import { dataKeyFor } from '#app/platform/data-key.server'

const NAME = 'hs_orders'
const KEPT = 12
const KEPT_DAYS = 90
/** Purchases, and requests for nights. */
const ENTRY = /^((?:HS|RQ)\d{6}-[0-9A-Z]{6})\.([\w-]{32})$/

/** The token of a guest's link to a purchase: 192 bits that can be made again for the same purchase by this installation only. */
export const guestTokenOf = (purchaseId: string): string =>
  createHmac('sha256', dataKeyFor('guest links')).update(purchaseId).digest().subarray(0, 24).toString('base64url')

/** What the database keeps of a token. */
export const guestTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The purchases this browser keeps the links of, newest first. */
export function rememberedOrders(cookieHeader: string | null): [no: string, token: string][] {
  const value = /(?:^|;\s*)hs_orders=([^;]*)/.exec(cookieHeader ?? '')?.[1] ?? ''
  return value.split('~').flatMap((entry) => {
    const [, no, token] = ENTRY.exec(entry) ?? []
    return no && token ? [[no, token] as [string, string]] : []
  })
}

/** The token this browser keeps for a purchase; null when it keeps none. */
export function guestTokenFor(request: Request, purchaseNo: string): string | null {
  return rememberedOrders(request.headers.get('cookie')).find(([no]) => no === purchaseNo)?.[1] ?? null
}

/** Whether a text of an address can be the token of a link of ours at all. */
export const isGuestToken = (text: string): boolean => /^[\w-]{32}$/.test(text)

/** Set-Cookie header that lets this browser see a purchase; the newest dozen are kept. */
export function rememberGuestOrder(request: Request, purchaseNo: string, token: string): string {
  const others = rememberedOrders(request.headers.get('cookie')).filter(([no]) => no !== purchaseNo)
  const value = [[purchaseNo, token], ...others]
    .slice(0, KEPT)
    .map(([no, kept]) => `${no}.${kept}`)
    .join('~')
  return `${NAME}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_DAYS * 86_400}${isSecureSite() ? '; Secure' : ''}`
}
