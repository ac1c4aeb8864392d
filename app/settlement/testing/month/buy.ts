import { makePerson } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { testAddress } from '#app/orders/testing/make-purchase'
import { settle } from '#app/payments/settling/settle.server'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { declineOnHostedPage, payOnHostedPage, payWithAlipay, payWithWechat } from '#app/stripe-sandbox/hosted-visitor'
import type { sellerOrders } from '#db/schema/orders'
import type { Chance } from './chance'
import type { People } from './people'

type Market = ReturnType<typeof moneyMarket>
type Method = 'card' | 'alipay' | 'wechat' | 'card-that-takes-nothing-back'

/** An order as the people of the month remember it. */
export type Kept = typeof sellerOrders.$inferSelect & {
  boughtOn: number
  method: Method
  /** How many orders its purchase has. */
  beside: number
  phase: 'paid' | 'shipped' | 'received' | 'over'
  /** Something happened to its money already: nothing else is tried on it. */
  isTouched: boolean
}
export type Wish = ReturnType<typeof wishOf>

/** What the n-th purchase of the month is, and how it is paid. */
export function wishOf(n: number, people: People, luck: Chance) {
  const kind = (['goods', 'goods', 'stay', 'goods', 'goods', 'session', 'goods', 'goods', 'both', 'goods'] as const)[n % 10] ?? 'goods'
  const method: Method =
    n % 100 === 41
      ? 'card-that-takes-nothing-back'
      : luck.pick(['card', 'card', 'card', 'card', 'card', 'card', 'alipay', 'alipay', 'wechat', 'wechat'])
  const from = kind === 'goods' ? luck.some(people.offers, 1 + luck.under(3)) : kind === 'both' ? luck.some(people.offers, 1) : []
  const lines = from.map((own) => ({ offerId: luck.pick(own), quantity: 1 + luck.under(3) }))
  const arrival = addDays(dayOf(new Date()), 3)
  const room = { roomTypeId: luck.pick(people.roomTypes), arrival, departure: addDays(arrival, 1 + luck.under(3)) }
  const session = people.sessions.find(({ startsAt }) => startsAt.getTime() > Date.now() + 2 * 86_400_000)
  const seats = { sessionId: session?.sessionId ?? '', adults: 1 + luck.under(3), children: luck.under(2) }
  const wishes = kind === 'session' ? [seats] : kind === 'goods' ? [] : [room]
  return { n, method, lines, wishes, isMember: n % 2 === 1, isDeclinedFirst: n % 37 === 5, comesBack: luck.under(2) === 1 }
}

/** Puts it in a cart, places it, pays at the provider's page, and comes back to the market or not. */
export async function buy(market: Market, { n, method, lines, wishes, isMember, isDeclinedFirst, comesBack }: Wish): Promise<string> {
  const phone = `138${String(n).padStart(8, '0')}`
  const contact = lines.length > 0 ? { ...testAddress, phone } : { name: testAddress.name, phone }
  const buyerId = isMember ? (await makePerson(market.db)).userId : null
  const { purchaseId, url } = await market.startBuying(lines, { wishes, buyerId, address: contact })
  if (isDeclinedFirst) await declineOnHostedPage(url)
  if (method === 'alipay') await payWithAlipay(url)
  else if (method === 'wechat') await payWithWechat(url)
  else await payOnHostedPage(url, method === 'card' ? {} : { card: '4000000000005126' })
  if (comesBack) await settle(market.db, purchaseId)
  return purchaseId
}
