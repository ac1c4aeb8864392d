import type { AppLoadContext } from '@remix-run/node'
import { data } from '@remix-run/node'
import { countCart } from '#app/cart/count-cart.server'
import { termOn } from '#app/catalogue/season/season-calendar.server'
import { localeOfPath, say } from '#app/i18n/words'
import { season } from '#app/i18n/words/season'
import { getActor } from '#app/identity/actor.server'
import { dayOf } from '#app/kernel/day'
import { countUnread } from '#app/notices/notice-queries.server'
import { db } from '#app/platform/database.server'
import { sayFlash, takeFlash } from '#app/routes/flash.server'
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
  const locale = localeOfPath(pathname)
  const { slug } = termOn(dayOf(new Date()))
  const frame = {
    locale,
    display: readDisplaySettings(request.headers.get('cookie')),
    baseUrl: context.baseUrl,
    sandboxPayments: context.sandboxPayments,
    visitor: actor ? { name: actor.name, isOperator: actor.role === 'operator', hasStall } : null,
    /** For pages that lead nowhere. */
    season: {
      slug,
      line: say(locale, season.page.title, { term: say(locale, season.names[slug]), line: say(locale, season.lines[slug]) }),
    },
    cartCount,
    unread,
    flash: flash && sayFlash(locale, flash),
  }
  return data(frame, headers ? { headers } : undefined)
}
