import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { mergeCarts } from '#app/cart/owner/merge-carts.server'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { safeNext } from '#app/identity/safe-next'
import { endSession } from '#app/identity/sessions/revoke-sessions.server'
import type { OpenedSession, SignInSource } from '#app/identity/sign-in/open-session.server'
import { claimPurchases } from '#app/orders/account/claim-purchases.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'

/** What the market knows of where a sign-in comes from. */
export function signInSource(request: Request, context: AppLoadContext): SignInSource {
  return {
    address: context.clientAddress,
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
    cookieHeader: request.headers.get('cookie'),
  }
}

/** The way back that a page asked for; the account page otherwise. */
export function nextOf(request: Request): string {
  const url = new URL(request.url)
  return safeNext(url.searchParams.get('next'), localizePath(paths.me(), localeOfPath(url.pathname)))
}

/** After a sign-in: the session this browser had ends, the guest's cart and orders join the person's, and the way goes on. */
export async function finishSignIn(request: Request, opened: OpenedSession, next: string, flash?: string): Promise<Response> {
  const cookieHeader = request.headers.get('cookie')
  await endSession(db, cookieHeader)
  const dropCart = await mergeCarts(db, cookieHeader, opened.userId)
  const claimed = await claimPurchases(db, opened.userId, cookieHeader)
  const headers = new Headers()
  for (const cookie of [...opened.setCookies, dropCart]) if (cookie) headers.append('Set-Cookie', cookie)
  if (flash) headers.append('Set-Cookie', await flashHeader(flash))
  else if (claimed > 0) headers.append('Set-Cookie', await flashHeader('orders-claimed', { n: claimed }))
  return redirect(next, { status: 303, headers })
}
