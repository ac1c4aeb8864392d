import { type Day, dayOf } from '#app/kernel/day'
import { workdayAfter } from '#app/kernel/workdays'

type Way = { via: 'provider' | 'bank'; method: string | null }

const wallets = new Set(['alipay', 'wechat_pay'])
/** Working days until the money is with the buyer: what card banks take at most, and our own transfer. */
const cardWorkdays = 10
const bankWorkdays = 3

/** By which day money that was given back at an instant is with the buyer: wallets the same day, cards in 5 to 10 working days. */
export function arrivesBy({ via, method }: Way, given: Date): Day {
  if (via === 'bank') return workdayAfter(dayOf(given), bankWorkdays)
  return wallets.has(method ?? '') ? dayOf(given) : workdayAfter(dayOf(given), cardWorkdays)
}

/** Which words say how long it takes. */
export const speedOf = ({ via, method }: Way): 'bank' | 'wallet' | 'card' =>
  via === 'bank' ? 'bank' : wallets.has(method ?? '') ? 'wallet' : 'card'
