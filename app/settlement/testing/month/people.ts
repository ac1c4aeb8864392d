import { bookedMarket } from '#app/payments/testing/booked-market'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { giveBankAccount } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'

type Market = ReturnType<typeof moneyMarket>

const ROOMS = 8
const SESSIONS = 6
const prices = [980, 1_280, 2_333, 3_001, 4_990, 6_600, 12_800] as const

/** Twelve farmers, three houses, a guide with a session every six days; the provider pays half of them, the bank a third, and the rest leave their money with the market. */
export async function settlePeople(market: Market) {
  const booked = bookedMarket(market)
  const goods = settledOrders(market)
  const sellers: { sellerId: string; ownerId: string; paidBy: 'connect' | 'bank' | 'none'; accountRef: string | null }[] = []
  async function open(n: number) {
    const { sellerId, ownerId } = await makeSeller(market.db)
    const paidBy = (['connect', 'bank', 'connect', 'bank', 'connect', 'none'] as const)[n % 6] ?? 'none'
    const accountRef = paidBy === 'connect' ? await goods.makePayee(sellerId) : null
    if (paidBy === 'bank') await giveBankAccount(market.db, sellerId)
    sellers.push({ sellerId, ownerId, paidBy, accountRef })
    return sellerId
  }
  const offers: string[][] = []
  for (let n = 0; n < 12; n += 1) {
    const sellerId = await open(n)
    const own = []
    for (let k = 0; k < 3; k += 1)
      own.push((await market.product({ sellerId, onHand: 900, priceMinor: prices[(n + 3 * k) % prices.length] ?? 980 })).offerId)
    offers.push(own)
  }
  const roomTypes: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const room = { units: ROOMS, baseMinor: 39_900 + n }
    const house = await booked.room({ sellerId: await open(n), cancelTier: n === 1 ? 'early' : 'flexible', rooms: [room] })
    roomTypes.push(house.roomTypeId)
  }
  const sessions: { sessionId: string; startsAt: Date }[] = []
  const guide = await open(3)
  for (let n = 0; n < SESSIONS; n += 1) {
    const startsAt = new Date(Date.now() + (6 + 6 * n) * 86_400_000)
    sessions.push({ startsAt, ...(await booked.session({ sellerId: guide, seats: 90, startsAt })) })
  }
  return { sellers, offers, roomTypes, sessions }
}
export type People = Awaited<ReturnType<typeof settlePeople>>
