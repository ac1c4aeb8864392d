import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { setListingStatus } from '#app/catalogue/listings/set-listing-status.server'
import { decideClaim } from '#app/claims/deciding/decide-claim.server'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { listings } from '#db/schema/catalogue'
import { lotStops } from '#db/schema/claims'
import { auditLog } from '#db/schema/people'
import { mailbox, notices } from '#db/schema/platform'
import { stoppedLots } from './lot-queries.server'
import { resumeLot } from './resume-lot.server'
import { stopSpoiledLots } from './stop-lots.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn } = sentOrders(market)

/** Orders of one listing that went out today; the first brings the listing, the others buy of it. */
async function lot(quantities: readonly number[], priceMinor = 1500) {
  const first = await deliveredOrder([{ priceMinor, onHand: 500, quantity: quantities[0] ?? 1 }])
  const offerId = first.lines[0]?.offerId ?? ''
  const rest: Awaited<ReturnType<typeof deliveredOrder>>[] = []
  for (const quantity of quantities.slice(1)) rest.push(await deliveredOrder([{ quantity }], { of: { offerId, seller: first.seller } }))
  return { orders: [first, ...rest], listingId: first.listingIds[0] ?? '', seller: first.seller }
}
const statusOf = async (id: string) => (await market.db.select().from(listings).where(eq(listings.id, id)))[0]
const stopsOf = (id: string) => market.db.select().from(lotStops).where(eq(lotStops.listingId, id))
const warned = async (phone: string) =>
  (await market.db.select().from(mailbox).where(eq(mailbox.recipient, phone))).filter(({ body }) => body.includes('同一批里')).length

describe('a lot', () => {
  test('with three claims is stopped, once; its grower and all its buyers are told', async () => {
    const { orders, listingId, seller } = await lot([1, 1, 1, 60])
    for (const order of orders.slice(0, 2)) await claimOn(order, 25)
    await market.workOff()
    expect(await statusOf(listingId)).toMatchObject({ status: 'live', onShow: true })
    const { claimId } = await claimOn(orders[2] as (typeof orders)[0], 25)
    await market.workOff()
    expect(await statusOf(listingId)).toMatchObject({ status: 'hidden', onShow: false })
    expect(await stopsOf(listingId)).toMatchObject([{ reason: 'three-claims', claims: 3, resumedAt: null }])
    for (const { phone } of orders) expect(await warned(phone)).toBe(1)
    const told = await market.db.select().from(notices).where(eq(notices.userId, seller.id))
    expect(told.filter(({ kind }) => kind === 'lot-stopped-seller')).toHaveLength(1)
    await stopSpoiledLots(market.db, claimId)
    await market.workOff()
    for (const { phone } of orders) expect(await warned(phone)).toBe(1)
  })

  test('with two claims is stopped from five in a hundred of its value', async () => {
    const { orders, listingId } = await lot([2, 2, 36])
    await claimOn(orders[0] as (typeof orders)[0], 50)
    await market.workOff()
    expect((await statusOf(listingId))?.status).toBe('live')
    await claimOn(orders[1] as (typeof orders)[0], 50)
    await market.workOff()
    expect(await stopsOf(listingId)).toMatchObject([{ reason: 'five-percent', claims: 2 }])
  })

  test('with two claims of less is sold on, and so is one whose parcels were short or whose claims were groundless', async () => {
    const little = await lot([2, 2, 37])
    for (const order of little.orders.slice(0, 2)) await claimOn(order, 50)
    const short = await lot([1, 1, 1])
    for (const order of short.orders) {
      const lines = [{ orderLineId: order.lines[0]?.id ?? '', kind: 'short' as const, share: { percent: 100 } }]
      await claimOn(order, 100, { lines, photos: [] })
    }
    const groundless = await lot([1, 1, 1])
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    for (const order of groundless.orders) {
      const { claimId } = await claimOn(order, 100)
      await decideClaim(market.db, operatorId, { claimId, amountMinor: 0, bearer: 'seller', reason: '不是这一箱' })
      await market.workOff()
    }
    for (const { listingId } of [little, short, groundless]) expect((await statusOf(listingId))?.status).toBe('live')
  })
})

describe('a stopped lot', () => {
  async function stopped() {
    const made = await lot([1, 1])
    for (const order of made.orders) await claimOn(order, 100)
    await market.workOff()
    const [stop] = await stoppedLots(market.db, made.seller.sellerId)
    if (!stop) throw new Error('the lot was not stopped')
    return { ...made, stop }
  }

  test('is sold on by its grower or an operator, and by nobody else', async () => {
    const [one, other] = [await stopped(), await stopped()]
    await expect(resumeLot(market.db, other.seller, one.stop.id)).rejects.toMatchObject({ key: 'not-found' })
    await resumeLot(market.db, one.seller, one.stop.id)
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    await resumeLot(market.db, { kind: 'operator', id: operatorId }, other.stop.id)
    for (const { listingId } of [one, other]) expect(await statusOf(listingId)).toMatchObject({ status: 'live', onShow: true })
    expect(await market.db.select().from(auditLog).where(eq(auditLog.actorId, operatorId))).toMatchObject([{ act: 'lot.resume' }])
    await expect(resumeLot(market.db, one.seller, one.stop.id)).rejects.toMatchObject({ key: 'not-found' })
  })

  test('is sold on when the grower shows the listing again among his things', async () => {
    const { listingId, seller } = await stopped()
    await setListingStatus(market.db, { userId: seller.id, sellerId: seller.sellerId }, listingId, 'live')
    expect(await stopsOf(listingId)).toMatchObject([{ resumedBy: seller.id }])
    expect(await stoppedLots(market.db, seller.sellerId)).toEqual([])
  })
})
