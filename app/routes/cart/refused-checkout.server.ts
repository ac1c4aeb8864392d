import type { CartView } from '#app/cart/cart-view'
import { sayRefusal } from '#app/i18n/say-refusal'
import { say } from '#app/i18n/words'
import { forms } from '#app/i18n/words/forms'
import { type Limit, networkOf } from '#app/identity/attempt-limits.server'
import type { Locale } from '#app/kernel/money'
import type { Refusal } from '#app/kernel/refusal'
import { holdLastsMinutes } from '#app/orders/holding/hold-time'

type Reply = { errors: Record<string, string[]>; status: number; headers?: HeadersInit; freshKey: boolean }

/** A tick asked for at each fresh line that has none. */
export function untickedErrors(cart: CartView, form: FormData, locale: Locale): Record<string, string[]> {
  const unticked = cart.groups
    .flatMap((group) => group.lines)
    .filter((line) => line.returnExempt && !line.trouble && !form.has(`exempt-${line.offerId}`))
  return Object.fromEntries(unticked.map((line) => [`exempt-${line.offerId}`, [say(locale, forms.tick)]]))
}

const UNPROCESSABLE = 422
const SECONDS_TO_WAIT = 5

/** How many checkouts guests of one network may start while one hold lasts; members are counted by their open purchases. */
export const guestHolds = (clientAddress: string): Limit => ({
  name: 'guest-holds',
  subject: networkOf(clientAddress),
  atMost: 100,
  seconds: holdLastsMinutes * 60,
  refusal: 'too-many',
})

/** Where on the page a refusal of the checkout is said, and with what status. */
export function replyToRefusal(refusal: Refusal, locale: Locale): Reply {
  const { key, details } = refusal
  const sentence = sayRefusal(locale, refusal)
  // Of several rooms, the one that is meant.
  const message = typeof details.about === 'string' ? `${details.about}${locale === 'zh' ? '：' : ': '}${sentence}` : sentence
  const fields: Record<string, string[]> =
    key === 'exempt-unticked' && Array.isArray(details.offerIds)
      ? Object.fromEntries(details.offerIds.map((offerId) => [`exempt-${offerId}`, [say(locale, forms.tick)]]))
      : key === 'not-delivered'
        ? { province: [message] }
        : { '': [message] }
  const isMismatch = key === 'key-mismatch'
  return {
    errors: fields,
    status: isMismatch ? UNPROCESSABLE : refusal.status,
    headers: key === 'in-progress' || refusal.reason === 'busy' ? { 'Retry-After': String(details.seconds ?? SECONDS_TO_WAIT) } : undefined,
    freshKey: isMismatch,
  }
}
