import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { bookingCalendar } from '#app/orders/booked/booking-calendar'
import { purchaseView } from '#app/orders/buying/order-queries.server'
import type { OrderState } from '#app/orders/moving/order-states'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { accessFor, requirePurchase } from './purchase-access.server'

const known: readonly OrderState[] = ['confirmed', 'started', 'ended', 'cancelled']

/** GET /orders/:no/calendar/:part: one booking for the guest's calendar, for whoever may see the order; a file by its headers only. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const purchase = await requirePurchase(request, params.no ?? '')
  const view = await purchaseView(db, purchase.no, await accessFor(request, purchase.no))
  const order = view?.orders.find(({ no }) => no === `${purchase.no}-${params.part}`)
  const wasPaid = purchase.paidAt !== null
  if (!order?.booked || !wasPaid || !known.includes(order.state)) throw new Response(null, { status: 404 })
  const { booked, seller, state } = order
  const text = bookingCalendar(
    {
      booked,
      isCancelled: state === 'cancelled',
      changedAt: order.moves.at(-1)?.at ?? order.createdAt,
      url: `${context.baseUrl}${localizePath(paths.order(purchase.no), locale)}`,
      notes: [
        say(locale, w.calendarNote, { no: order.no }),
        say(locale, w.callHost, { name: pick(locale, seller.contactZh, seller.contactEn), phone: seller.phone }),
        pick(locale, booked.cancelZh, booked.cancelEn),
      ],
    },
    locale,
  )
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${order.no}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
