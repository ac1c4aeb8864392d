import type { AppLoadContext } from '@remix-run/node'
import { data } from '@remix-run/node'
import { countCart } from '#app/cart/count-cart.server'
import { localeOfPath } from '#app/i18n/words'
import { getActor } from '#app/identity/actor.server'
import { countUnread } from '#app/notices/notice-queries.server'
import { db } from '#app/platform/database.server'
import { takeFlash } from '#app/routes/flash.server'
import { ownsStall } from '#app/sellers/stall/stall-queries.server'
import { readDisplaySettings } from '#app/ui/display-settings'

/** What the frame around every page shows. A visitor without session and cart costs no query. */
export async function readFrame(request: Request, context: AppLoadContext) {
  const { pathname } = new URL(request.url)
  const actor = await getActor(request)
  const [cartCount, unread, hasStall] = await Promise.all([
    countCart(db, request.headers.get('cookie'), actor?.userId),
    actor ? countUnread(db, actor.userId) : 0,
    actor ? ownsStall(db, actor.userId) : false,
  ])
  const { flash, headers } = await takeFlash(request)
  const frame = {
    locale: localeOfPath(pathname),
    display: readDisplaySettings(request.headers.get('cookie')),
    baseUrl: context.baseUrl,
    sandboxPayments: context.sandboxPayments,
    visitor: actor ? { name: actor.name, isOperator: actor.role === 'operator', hasStall } : null,
    cartCount,
    unread,
    flash,
  }
  return data(frame, headers ? { headers } : undefined)
}
