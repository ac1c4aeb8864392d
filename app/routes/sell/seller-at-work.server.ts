import { redirect } from '@remix-run/node'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { requireActor } from '#app/identity/actor.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { stallOf } from '#app/sellers/stall/stall-queries.server'

/** The signed-in person and the stall they keep; somebody without one is led to opening it. */
export async function sellerAtWork(request: Request) {
  const actor = await requireActor(request)
  const stall = await stallOf(db, actor.userId)
  if (!stall) throw redirect(localizePath(paths.openStall(), localeOfPath(new URL(request.url).pathname)))
  return {
    actor,
    stall,
    seller: { userId: actor.userId, sellerId: stall.id },
    orderActor: { kind: 'seller' as const, id: actor.userId, sellerId: stall.id },
  }
}
