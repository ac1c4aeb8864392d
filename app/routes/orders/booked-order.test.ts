import ICAL from 'ical.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { exportOf } from '#app/orders/account/export-queries.server'
import { exportRows } from '#app/orders/account/export-rows'
import { ordersOfBuyer } from '#app/orders/buying/my-orders-queries.server'
import { countSellOrders, sellOrder, sellOrders } from '#app/orders/selling/seller-order-queries.server'
import { testContact } from '#app/orders/testing/make-purchase'
import { settle } from '#app/payments/settling/settle.server'
import { bookedMarket, nights } from '#app/payments/testing/booked-market'
import { moneyMarket } from '#app/payments/testing/money-market'
import { guestCookie } from '#app/routes/testing/guest-buyer'
import { visit } from '#app/routes/testing/visit-route'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { loader as calendarLoader } from './booking-calendar'
import { loader as orderLoader } from './order'
import { loader as payLoader } from './pay'

const market = moneyMarket({ deliverWebhooks: false })
const { room, session } = bookedMarket(market)
beforeAll(configureTestIdentity)

/** A room and a session, paid unless said otherwise, by a guest or a member. */
async function booked({ paid = true, buyerId = null as string | null } = {}) {
  const house = await room({ wayZh: '湖州站坐 K1 到底', depositMinor: 20_000, depositZh: '退房当面退', depositEn: 'Given back at leaving' })
  const { sessionId } = await session()
  const wishes = [
    { roomTypeId: house.roomTypeId, ...nights(0, 2) },
    { sessionId, adults: 2, children: 1 },
  ]
  const bought = await market.startBuying([], { wishes, address: testContact, buyerId })
  if (paid) {
    await payOnHostedPage(bought.url)
    await settle(market.db, bought.purchaseId)
  }
  return { ...bought, house, cookie: guestCookie(bought) }
}

const calendarOf = async (no: string, part: string, cookie = '') => {
  const request = new Request(`http://shop.test/orders/${no}/calendar/${part}`, { headers: cookie ? { cookie } : {} })
  return calendarLoader({ request, params: { no, part }, context: { baseUrl: 'http://shop.test' } as never }).catch(
    (thrown: unknown) => thrown as Response,
  )
}

describe('an order of a room and a session', () => {
  test('shows dates, guests, directions, refund rule, deposit and whom to call, and nothing of the market’s own', async () => {
    const { no, cookie } = await booked()
    const { body } = await visit(orderLoader, `/orders/${no}`, { no, cookie })
    expect(body).toMatchObject({
      purchase: { no, sendTo: [null, '陈小满 13800138000'] },
      orders: [
        {
          kind: 'stay',
          state: 'confirmed',
          booked: {
            arrival: '2027-03-15',
            departure: '2027-03-17',
            adults: 2,
            wayZh: '湖州站坐 K1 到底',
            depositMinor: 20_000,
            placeZh: '吴兴区月河街道',
          },
          seller: { phone: expect.stringMatching(/^13/) },
          may: { cancel: false, pack: false, report: true },
        },
        { kind: 'session', booked: { adults: 2, children: 1, minutes: 180 } },
      ],
    })
    expect((body.orders as { bookingLines: unknown[] }[]).map(({ bookingLines }) => bookingLines.length)).toEqual([2, 2])
    expect(JSON.stringify(body)).not.toMatch(/guestTokenHash|visitorId|unitId/)
  })

  test('the payment page and the list of orders know them', async () => {
    const { userId } = await signInAs(market.db)
    const { no, cookie } = await booked()
    expect((await visit(payLoader, `/pay/${no}`, { no, cookie })).body).toMatchObject({
      stage: 'paid',
      orders: [
        { no: `${no}-A`, booked: { kind: 'stay', lon: expect.any(Number) } },
        { no: `${no}-B`, booked: { kind: 'session' } },
      ],
    })
    const own = await booked({ buyerId: userId })
    const { orders } = await ordersOfBuyer(market.db, userId)
    expect(orders).toMatchObject([{ no: own.no, parts: [{ titleZh: '竹海听风', state: 'confirmed' }, { titleZh: '采茶一日' }] }])
  })

  test('a person’s export has them, without a place where nothing was sent', async () => {
    const { userId } = await signInAs(market.db)
    const { no } = await booked({ buyerId: userId })
    const data = await exportOf(market.db, userId)
    expect(data.orders).toMatchObject([
      { no, bookings: [{ title: '竹海听风', from: '2027-03-15', until: '2027-03-17', totalMinor: 96_000 }, { title: '采茶一日' }] },
    ])
    const rows = exportRows(data).map((row) => row.join(' '))
    expect(rows.some((row) => row.includes('竹海听风') && row.includes('2027-03-15 – 2027-03-17'))).toBe(true)
    expect(rows.some((row) => row.startsWith(`order ${no} address`))).toBe(false)
  })

  test('a host finds nothing to pack, and the guest on the order’s page', async () => {
    const { no, house } = await booked()
    expect((await sellOrders(market.db, house.sellerId, 'pack')).rows).toEqual([])
    expect(await countSellOrders(market.db, house.sellerId)).toEqual({ pack: 0, sent: 0, done: 0, cancelled: 0 })
    expect(await sellOrder(market.db, house.sellerId, `${no}-A`)).toMatchObject({
      kind: 'stay',
      booked: { arrival: '2027-03-15' },
      purchase: { address: testContact },
    })
  })
})

describe('the calendar file', () => {
  test('is read by ical.js: hours of the house, place, stable UID, rule and number in it, folded lines', async () => {
    const { no, cookie } = await booked()
    const answer = await calendarOf(no, 'A', cookie)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const text = await answer.text()
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(event?.summary).toBe('竹海听风 · 大床房')
    expect(event?.startDate.toJSDate().toISOString()).toBe('2027-03-15T06:00:00.000Z')
    expect(event?.endDate.toJSDate().toISOString()).toBe('2027-03-17T04:00:00.000Z')
    expect(event?.location).toContain('月河街道')
    expect(event?.description).toContain(`${no}-A`)
    expect(event?.uid).toMatch(/@hushang-market$/)
    const seats = await (await calendarOf(no, 'B', cookie)).text()
    expect(seats).toContain('采茶一日')
  })

  test('is there for nobody else, for no part that is not, and not before payment', async () => {
    const { no } = await booked()
    const stranger = await booked()
    expect((await calendarOf(no, 'A')).status).toBe(404)
    expect((await calendarOf(no, 'A', stranger.cookie)).status).toBe(404)
    expect((await calendarOf(stranger.no, 'C', stranger.cookie)).status).toBe(404)
    const open = await booked({ paid: false })
    expect((await calendarOf(open.no, 'A', open.cookie)).status).toBe(404)
  })
})
