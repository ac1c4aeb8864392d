import { redirect, redirectDocument, type TypedResponse } from '@remix-run/node'
import { keepAddress } from '#app/delivery/keep-address.server'
import { localizePath } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import { rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { paths } from '#app/paths'
import type { CheckedOut } from '#app/payments/sessions/check-out.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import type { DeliveryAddress } from '#db/schema/orders'

type Leaving = { locale: Locale; userId: string | null /** The address a member wants to keep. */; keeps: DeliveryAddress | null }

/** Ways out of the form that come back to it with everything typed; null when `intent` is none of them. */
export function leaveFor(intent: unknown, locale: Locale): string | null {
  if (intent === 'sign-in') return localizePath(paths.login(localizePath(paths.checkout(), locale)), locale)
  return intent === 'edit-cart' ? localizePath(paths.cart(), locale) : null
}

/** Where a buyer goes after 去付款: the provider's page; our own when it can not be reached, or when the money has already come. */
export async function leaveToPay(request: Request, done: CheckedOut, { locale, userId, keeps }: Leaving): Promise<TypedResponse<never>> {
  if (done.kind === 'already-paid') return redirect(localizePath(paths.order(done.no), locale), 303)
  const { purchase, url } = done
  const headers = new Headers()
  if (!userId) headers.append('Set-Cookie', rememberGuestOrder(request, purchase.no, purchase.guestToken))
  else if (keeps) await keepAddress(db, userId, keeps)
  if (url) return redirectDocument(url, { status: 303, headers })
  headers.append('Set-Cookie', await flashHeader('payment-not-started'))
  return redirect(localizePath(paths.pay(purchase.no), locale), { status: 303, headers })
}
