import type { APIRequestContext } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { signInAs } from '#app/identity/testing/sign-in'
import routeConfig from '#app/routes'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { renewAddress } from '#app/stays/calendar-feeds/keeping/calendar-address.server'
import { makeExperience } from '#app/stays/testing/make-experience'
import { makeStay } from '#app/stays/testing/make-stay'
import { purchases, sellerOrders } from '#db/schema/orders'
import { addresses } from '#db/schema/people'
import { askHouse, bookTrip, stayOf } from './pages/book-trip'
import { claimGoods, deliver } from './pages/claim-goods'
import { browserOf, buy } from './pages/site'
import { makePayable, runBank } from './selling/bank-run'
import { expect, test } from './test'

/** Who asks. A owns what is asked for; B is a member of the same kind who does not. */
const people = ['anon', 'buyerA', 'buyerB', 'sellerA', 'sellerB', 'suspended', 'operator'] as const
type Who = (typeof people)[number]

type Row = {
  path: string
  /** Who may see it (2xx); everybody else is led to sign in, refused or told that it is not there. */
  open: readonly Who[] | 'all'
  /** A stranger who is signed in gets this; unknown and foreign things look the same. */
  others?: 403 | 404
  /** Answers of another kind than a page. */
  skip?: string
}

const everybody = 'all' as const
const members = people.filter((who) => who !== 'anon')
const sellers = ['sellerA', 'sellerB', 'suspended'] as const

type Ids = {
  slug: string
  sellerSlug: string
  experienceSlug: string
  purchaseNo: string
  listingId: string
  sellerOrderNo: string
  sellerOrderId: string
  claimId: string
  stallId: string
  calendarToken: string
  tripNo: string
  requestNo: string
  askSlug: string
  stayId: string
  roomTypeId: string
  staySlug: string
  outingId: string
  batchNo: string
}

/** One row a route of the manifest; a route without a row fails the first test. */
const rows = (ids: Ids): Record<string, Row> => ({
  'routes/market/home.tsx': { path: '/', open: everybody },
  'routes/market/market.tsx': { path: '/market', open: everybody },
  'routes/market/product.tsx': { path: `/market/${ids.slug}`, open: everybody },
  'routes/market/search.tsx': { path: '/search?q=茶', open: everybody },
  'routes/market/farmer.tsx': { path: `/farmers/${ids.sellerSlug}`, open: everybody },
  'routes/market/season.tsx': { path: '/season/xiaoxue', open: everybody },
  'routes/stays/experiences.tsx': { path: '/experiences', open: everybody },
  'routes/stays/experience.tsx': { path: `/experiences/${ids.experienceSlug}`, open: everybody },
  'routes/stays/villages.tsx': { path: '/villages', open: everybody },
  'routes/stays/village.tsx': { path: '/villages/330502001005', open: everybody },
  'routes/stays/stays.tsx': { path: '/stays', open: everybody },
  'routes/stays/stay.tsx': { path: `/stays/${ids.staySlug}`, open: everybody },
  'routes/cart/cart.tsx': { path: '/cart', open: everybody },
  'routes/cart/checkout.tsx': { path: '/checkout', open: [], skip: 'an empty cart leads back to the cart; C and S02 tests cover it' },
  'routes/orders/pay.tsx': { path: `/pay/${ids.purchaseNo}`, open: ['buyerA'], others: 404 },
  'routes/orders/order.tsx': { path: `/orders/${ids.purchaseNo}`, open: ['buyerA'], others: 404 },
  'routes/orders/claim/claim.tsx': { path: `/orders/${ids.purchaseNo}/claim/${ids.sellerOrderId}`, open: ['buyerA'], others: 404 },
  'routes/orders/claim/return.tsx': { path: `/orders/${ids.purchaseNo}/return/${ids.sellerOrderId}`, open: ['buyerA'], others: 404 },
  'routes/orders/booking-calendar.ts': {
    path: `/orders/${ids.purchaseNo}/calendar/A`,
    open: [],
    others: 404,
    skip: 'goods have no calendar file; booked-order.test.ts asks for a room’s',
  },
  'routes/orders/find.tsx': { path: '/orders/find', open: everybody },
  'routes/me/login.tsx': { path: '/login', open: ['anon'], skip: 'a member is led on to where he came from' },
  'routes/me/reset-password.tsx': { path: '/login/reset', open: [], skip: 'without a link it leads to sign in' },
  'routes/me/logout.tsx': { path: '/logout', open: [], skip: 'POST only' },
  'routes/me/me.tsx': { path: '/me', open: members },
  'routes/me/my-orders.tsx': { path: '/me/orders', open: members },
  'routes/trips/my-trips.tsx': { path: '/me/trips', open: members },
  'routes/trips/trip.tsx': { path: `/me/trips/${ids.tripNo}`, open: ['buyerA'], others: 404 },
  'routes/trips/request.tsx': { path: `/requests/${ids.requestNo}`, open: ['buyerA'], others: 404 },
  'routes/trips/ask-stay.tsx': { path: `/stays/${ids.askSlug}/ask`, open: everybody },
  'routes/trips/sell-requests.tsx': { path: '/sell/requests', open: sellers },
  'routes/trips/coop-bookings.tsx': { path: '/coop/bookings', open: ['operator'], others: 403 },
  'routes/me/addresses.tsx': { path: '/me/addresses', open: members },
  'routes/me/account.tsx': { path: '/me/account', open: members },
  'routes/me/export.tsx': { path: '/me/export?format=json', open: members },
  'routes/me/notices.tsx': { path: '/notices', open: members },
  'routes/sell/today.tsx': { path: '/sell', open: sellers },
  'routes/sell/stall/open-stall.tsx': { path: '/sell/open', open: [], skip: 'leads sellers to their stall and guests to sign in' },
  'routes/sell/stall/stall.tsx': { path: '/sell/stall', open: sellers },
  'routes/sell/items/new-listing.tsx': { path: '/sell/new', open: sellers },
  'routes/sell/items/items.tsx': { path: '/sell/items', open: sellers },
  'routes/sell/items/item.tsx': { path: `/sell/items/${ids.listingId}`, open: ['sellerA'], others: 404 },
  'routes/sell/orders/orders.tsx': { path: '/sell/orders', open: sellers },
  'routes/sell/orders/packing-lists.tsx': { path: '/sell/orders/print', open: sellers },
  'routes/sell/orders/order.tsx': { path: `/sell/orders/${ids.sellerOrderNo}`, open: ['sellerA'], others: 404 },
  'routes/sell/claims/claims.tsx': { path: '/sell/claims', open: sellers },
  'routes/sell/claims/claim.tsx': { path: `/sell/claims/${ids.claimId}`, open: ['sellerA'], others: 404 },
  'routes/coop/claims/claims.tsx': { path: '/coop/claims', open: ['operator'], others: 403 },
  'routes/coop/claims/claim.tsx': { path: `/coop/claims/${ids.claimId}`, open: ['operator'], others: 403 },
  'routes/sell/calendar/calendar.tsx': { path: '/sell/calendar', open: sellers },
  'routes/sell/feeds/feeds.tsx': { path: '/sell/feeds', open: sellers },
  'routes/sell/occupancy/occupancy.tsx': { path: '/sell/occupancy', open: sellers },
  'routes/sell/income/income.tsx': { path: '/sell/income', open: sellers },
  'routes/sell/income/statement.tsx': { path: '/sell/income/statement', open: sellers },
  'routes/sell/income/statement-file.ts': { path: '/sell/income/file?format=csv', open: sellers },
  'routes/sell/income/account/account.tsx': { path: '/sell/income/account', open: sellers },
  'routes/sell/income/account/account-file.ts': { path: '/sell/income/account/file?as=xlsx', open: sellers },
  'routes/sell/payout/payout.tsx': { path: '/sell/payout', open: sellers },
  'routes/sell/sessions/sessions.tsx': { path: '/sell/sessions', open: sellers },
  'routes/sell/sessions/outing.tsx': { path: `/sell/sessions/${ids.outingId}`, open: ['sellerA'], others: 404 },
  'routes/sell/houses/rooms.tsx': { path: '/sell/rooms', open: sellers },
  'routes/sell/houses/room.tsx': { path: `/sell/rooms/${ids.roomTypeId}`, open: ['sellerA'], others: 404 },
  'routes/sell/houses/new-house.tsx': { path: '/sell/houses/new', open: sellers },
  'routes/sell/houses/house.tsx': { path: `/sell/houses/${ids.stayId}`, open: ['sellerA'], others: 404 },
  'routes/coop/today.tsx': { path: '/coop', open: ['operator'], others: 403 },
  'routes/coop/review.tsx': { path: '/coop/review', open: ['operator'], others: 403 },
  'routes/coop/review-stall.tsx': { path: `/coop/review/${ids.stallId}`, open: ['operator'], others: 403 },
  'routes/coop/books.tsx': { path: '/coop/books', open: ['operator'], others: 403 },
  'routes/coop/books-file.ts': { path: '/coop/books/file?as=csv', open: ['operator'], others: 403 },
  'routes/coop/accounts/accounts.tsx': { path: '/coop/books/accounts', open: ['operator'], others: 403 },
  'routes/coop/accounts/account.tsx': { path: `/coop/books/accounts/seller_held:CNY:${ids.stallId}`, open: ['operator'], others: 403 },
  'routes/coop/accounts/account-file.ts': {
    path: `/coop/books/accounts/seller_held:CNY:${ids.stallId}/file?as=xlsx`,
    open: ['operator'],
    others: 403,
  },
  'routes/coop/refunds.tsx': { path: '/coop/refunds', open: ['operator'], others: 403 },
  'routes/coop/fees/publish-fees.tsx': { path: '/coop/fees', open: ['operator'], others: 403 },
  'routes/coop/disputes.tsx': { path: '/coop/disputes', open: ['operator'], others: 403 },
  'routes/coop/payouts/payouts.tsx': { path: '/coop/payouts', open: ['operator'], others: 403 },
  'routes/coop/payouts/payout.tsx': { path: `/coop/payouts/${ids.batchNo}`, open: ['operator'], others: 403 },
  'routes/coop/payouts/payout-file.ts': { path: `/coop/payouts/${ids.batchNo}/file`, open: ['operator'], others: 403 },
  'routes/coop/payouts/try-answer.ts': { path: `/coop/payouts/${ids.batchNo}/answer`, open: ['operator'], others: 403 },
  'routes/coop/orders.tsx': { path: '/coop/orders', open: ['operator'], others: 403 },
  'routes/coop/order.tsx': { path: `/coop/orders/${ids.purchaseNo}`, open: ['operator'], others: 403 },
  'routes/pages/display.tsx': { path: '/display', open: everybody },
  'routes/pages/help.tsx': { path: '/help', open: everybody },
  'routes/pages/help-topic.tsx': { path: '/help/order', open: everybody },
  'routes/pages/contact.tsx': { path: '/contact', open: everybody },
  'routes/pages/about.tsx': { path: '/about', open: everybody },
  'routes/pages/rules.tsx': { path: '/rules', open: everybody },
  'routes/pages/fees.tsx': { path: '/rules/fees', open: everybody },
  'routes/pages/privacy.tsx': { path: '/privacy', open: everybody },
  'routes/pages/licence.tsx': { path: '/licence', open: everybody },
  'routes/pages/offline.tsx': { path: '/offline', open: everybody },
  'routes/pages/mailbox.tsx': { path: '/dev/mailbox', open: everybody },
  'routes/pages/not-found.tsx': { path: '/nothing-here', open: [], others: 404, skip: 'nobody sees a page that is not there' },
  'routes/api/suggest.ts': { path: '/api/suggest?q=茶', open: everybody },
  'routes/api/divisions.ts': { path: '/api/divisions?parent=330000', open: everybody },
  'routes/api/auth.ts': { path: '/api/auth/get-session', open: [], skip: 'S18–S21 cover sign-in' },
  'routes/sell/payout/provider.ts': {
    path: '/sell/payout/provider',
    open: [],
    skip: 'leads on to the provider: app/settlement/payees/onboard.test.ts',
  },
  'routes/webhooks/stripe-connect.ts': { path: '/webhooks/stripe-connect', open: [], skip: 'POST with a signature only: S08' },
  'routes/webhooks/stripe.ts': { path: '/webhooks/stripe', open: [], skip: 'POST with a signature only: S08' },
  'routes/api/sitemap.ts': { path: '/sitemap.xml', open: everybody },
  'routes/api/robots.ts': { path: '/robots.txt', open: everybody },
  'routes/api/share-picture.ts': { path: `/share/listing/${ids.slug}.png`, open: everybody },
  'routes/api/calendar.ts': { path: `/calendar/${ids.calendarToken}.ics`, open: everybody },
  'routes/api/upload.ts': { path: `/uploads/${'0'.repeat(32)}/320.webp`, open: [], skip: 'S15–S17 cover files' },
})

const noIds: Ids = {
  ...{
    slug: '',
    sellerSlug: '',
    experienceSlug: '',
    purchaseNo: '',
    listingId: '',
    sellerOrderNo: '',
    sellerOrderId: '',
    claimId: '',
    stallId: '',
  },
  ...{ calendarToken: '', staySlug: '', stayId: '', roomTypeId: '', tripNo: '', requestNo: '', askSlug: '', outingId: '', batchNo: '' },
}

async function ask(request: APIRequestContext, url: string, cookie: string | undefined, form?: Record<string, string>) {
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const answer = form
    ? await request.post(url, {
        headers: { ...headers, origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' },
        form,
        maxRedirects: 0,
      })
    : await request.get(url, { headers, maxRedirects: 0 })
  return { status: answer.status(), location: answer.headers().location ?? '', body: await answer.text() }
}

test('S01 every route of the manifest has a row in the access matrix', () => {
  const files = new Set((routeConfig as { file: string }[]).map((entry) => entry.file))
  expect([...files].filter((file) => !(file in rows(noIds)))).toEqual([])
  expect(Object.keys(rows(noIds)).filter((file) => !files.has(file))).toEqual([])
})

test('S01 nobody sees or changes what belongs to somebody else', async ({ market, playwright }, info) => {
  test.skip(info.project.name !== 'desktop', 'answers do not depend on the size of a screen')
  test.slow()
  const { db, url } = market
  const request = await playwright.request.newContext()
  const buyerA = await signInAs(db)
  const sellerA = await signInAs(db)
  const sellerB = await signInAs(db)
  const suspended = await signInAs(db)
  const stallA = await makeSeller(db, { ownerId: sellerA.userId })
  await makeSeller(db, { ownerId: sellerB.userId })
  await makeSeller(db, { ownerId: suspended.userId, status: 'suspended' })
  const product = await makeProduct(db, { sellerId: stallA.sellerId })
  const no = await buy(market, await browserOf(market, buyerA.cookie), [product.offerId])
  const [placed] = await db.select({ no: purchases.no, purchaseId: purchases.id }).from(purchases).where(eq(purchases.no, no))
  if (!placed) throw new Error('the purchase of A is not there')
  const order = await db.query.sellerOrders.findFirst({ where: eq(sellerOrders.purchaseId, placed.purchaseId) })
  const cookies: Record<Who, string | undefined> = {
    anon: undefined,
    buyerA: buyerA.cookie,
    buyerB: (await signInAs(db)).cookie,
    sellerA: sellerA.cookie,
    sellerB: sellerB.cookie,
    suspended: suspended.cookie,
    operator: (await signInAs(db, { role: 'operator' })).cookie,
  }
  const outing = await makeExperience(db, { sellerId: stallA.sellerId })
  const house = await makeStay(db, { sellerId: stallA.sellerId })
  const unitId = house.rooms[0].unitIds[0] ?? ''
  const { token: calendarToken } = await renewAddress(db, stallA, unitId)
  const guestA = await browserOf(market, buyerA.cookie)
  const trip = await bookTrip(market, guestA, { roomTypeId: house.rooms[0].roomTypeId, from: 20, nights: 2 })
  const spoiledNo = await buy(market, guestA, [product.offerId])
  const spoiled = await db.query.purchases.findFirst({ where: eq(purchases.no, spoiledNo) })
  const spoiledOrder = await db.query.sellerOrders.findFirst({ where: eq(sellerOrders.purchaseId, spoiled?.id ?? '') })
  if (!spoiledOrder) throw new Error('the order to claim is not there')
  await deliver(market, spoiledOrder)
  const claimId = await claimGoods(market, guestA, spoiledNo, spoiledOrder)
  const asked = await makeStay(db, { sellerId: stallA.sellerId, bookingKind: 'request' })
  const requestNo = await askHouse(market, guestA, asked.slug, { roomTypeId: asked.rooms[0].roomTypeId, from: 20, nights: 2 })
  await makePayable(market, await buy(market, guestA, [product.offerId]))
  const batchNo = await runBank(market, stallA.sellerId, 'exported')
  const matrix = rows({
    batchNo,
    tripNo: trip.no,
    requestNo,
    askSlug: asked.slug,
    slug: product.slug,
    sellerSlug: stallA.slug,
    experienceSlug: outing.slug,
    purchaseNo: placed.no,
    listingId: product.listingId,
    sellerOrderNo: order?.no ?? '',
    sellerOrderId: order?.id ?? '',
    claimId,
    stallId: stallA.sellerId,
    calendarToken,
    stayId: house.stayId,
    roomTypeId: house.rooms[0].roomTypeId,
    staySlug: house.slug,
    outingId: outing.experienceId,
  })
  const wrong: string[] = []
  for (const [file, row] of Object.entries(matrix)) {
    if (row.skip) continue
    for (const who of people) {
      const { status, location } = await ask(request, url + row.path, cookies[who])
      const allowed = row.open === 'all' || row.open.includes(who)
      const isShown = status >= 200 && status < 300
      if (isShown !== allowed) wrong.push(`${who} GET ${file}: ${status} ${location}`)
      const isLedToOwnStall = status === 302 && location.endsWith('/sell/open')
      if (!allowed && who !== 'anon' && row.others && status !== row.others && !isLedToOwnStall)
        wrong.push(`${who} GET ${file}: ${status}, not ${row.others}`)
    }
  }
  expect(wrong).toEqual([])

  const foreign = await ask(request, `${url}/orders/${placed.no}`, cookies.buyerB)
  const unknown = await ask(request, `${url}/orders/HS000000-AAAAAA`, cookies.buyerB)
  const bare = (body: string) =>
    body
      .replace(/nonce="[^"]*"/g, '')
      .replaceAll(placed.no, 'HS000000-AAAAAA')
      .replace(/[\w-]{20,}/g, '')
  expect(bare(foreign.body), 'somebody else’s order looks as if it were not there').toBe(bare(unknown.body))

  const [address] = await db
    .insert(addresses)
    .values({
      id: order?.id ?? '',
      userId: buyerA.userId,
      name: '陈小满',
      phone: '13800138000',
      divisionCode: '330502001',
      province: '浙江省',
      city: '湖州市',
      district: '吴兴区',
      town: '月河街道',
      detail: '红旗路 18 号',
    })
    .returning()
  const tripOrder = await db.query.sellerOrders.findFirst({ where: eq(sellerOrders.no, trip.no) })
  const askedFor = await db.query.bookings.findFirst({ where: (t, { eq: is }) => is(t.requestNo, requestNo) })
  const acts: [path: string, form: Record<string, string>][] = [
    [`/orders/${placed.no}`, { intent: 'cancel', sellerOrderId: order?.id ?? '' }],
    [`/orders/${placed.no}`, { intent: 'receive', sellerOrderId: order?.id ?? '' }],
    [`/orders/${placed.no}/claim/${order?.id}`, { intent: 'send', key: order?.id ?? '', seenTotal: '1' }],
    [`/orders/${placed.no}/return/${order?.id}`, { key: order?.id ?? '' }],
    [`/orders/${placed.no}`, { intent: 'claim-take', orderId: order?.id ?? '', claimId: order?.id ?? '' }],
    ...(['accept', 'offer', 'refuse'] as const).map((intent): [string, Record<string, string>] => [
      `/sell/claims/${claimId}`,
      { intent, amount: '1', words: 'not mine' },
    ]),
    [`/coop/claims/${claimId}`, { amount: '1', bearer: 'house', reason: 'no reason at all' }],
    [`/pay/${placed.no}`, { intent: 'cancel' }],
    [`/sell/orders/${order?.no}`, { intent: 'pack' }],
    [`/sell/orders/${order?.no}`, { intent: 'cancel', reason: 'not mine' }],
    ['/sell/items', { intent: 'withdraw', listingId: product.listingId }],
    ['/sell/items', { intent: 'sold-out', offerId: product.offerId, listingId: product.listingId }],
    [`/sell/items/${product.listingId}`, { intent: 'new-way', price: '1', unit: '斤', count: '1' }],
    [
      '/sell/calendar',
      { intent: 'price', roomTypeId: house.rooms[0].roomTypeId, firstNight: '2030-01-01', lastNight: '2030-01-03', price: '1' },
    ],
    [
      '/sell/calendar',
      { intent: 'block', roomTypeId: house.rooms[0].roomTypeId, unitId, firstNight: '2030-01-01', lastNight: '2030-01-03' },
    ],
    [`/sell/houses/${house.stayId}`, { intent: 'set-discount', discountKind: 'length', days: '7', percent: '10' }],
    [`/sell/rooms/${house.rooms[0].roomTypeId}`, { intent: 'add-unit', name: '别人的' }],
    ['/sell/rooms', { intent: 'hide', stayId: house.stayId }],
    [
      `/sell/sessions/${outing.experienceId}`,
      { intent: 'call-off', sessionId: outing.sessionIds[0] ?? '', cause: 'weather', reason: '别人的' },
    ],
    ['/sell/feeds', { intent: 'add', unitId, url: 'https://site.example/a.ics', title: '' }],
    ['/sell/feeds', { intent: 'renew', unitId }],
    [`/me/trips/${trip.no}`, { intent: 'cancel', seenRefund: '96000', seenState: 'confirmed' }],
    [`/me/trips/${trip.no}`, { intent: 'change', ...stayOf({ from: 30, nights: 1 }), room: house.rooms[0].roomTypeId, seen: '0' }],
    [`/requests/${requestNo}`, { intent: 'withdraw' }],
    ['/sell/requests', { intent: 'accept', bookingId: askedFor?.id ?? '', answer: '' }],
    ['/coop/bookings', { intent: 'cancel', orderId: tripOrder?.id ?? '', refund: 'all', reason: 'no reason at all' }],
    [
      '/coop/bookings',
      { intent: 'declare', countyCode: '330502', firstDay: '2030-01-01', lastDay: '2030-01-02', reason: 'no reason at all' },
    ],
    ['/me/addresses', { intent: 'delete', id: address?.id ?? '', addressId: address?.id ?? '' }],
    [`/coop/review/${stallA.sellerId}`, { intent: 'suspend', decision: 'suspend', reason: 'no reason at all' }],
    ['/coop/payouts', { intent: 'draft', currency: 'CNY', reason: 'no reason at all' }],
    [`/coop/payouts/${batchNo}`, { intent: 'import', reason: 'no reason at all', result: '' }],
    [`/coop/payouts/${batchNo}`, { intent: 'approve', reason: 'no reason at all' }],
    [`/coop/orders/${placed.no}`, { intent: 'refund', sellerOrderId: order?.id ?? '', reason: 'no reason at all' }],
  ]
  const picture = async () => {
    const claimed = await db.query.claims.findMany()
    const [trips, held, warnings, orders, listing, offer, seller, kept, stay, units, feeds, rates, discounts, nights, sessions] =
      await Promise.all([
        db.query.sellerOrders.findFirst({ where: eq(sellerOrders.no, trip.no) }),
        db.query.bookings.findMany({ where: (t, { eq: is }) => is(t.sellerId, stallA.sellerId), orderBy: (t) => t.id }),
        db.query.weatherWarnings.findMany(),
        db.query.sellerOrders.findMany({ where: eq(sellerOrders.purchaseId, placed.purchaseId) }),
        db.query.listings.findFirst({ where: (t, { eq: is }) => is(t.id, product.listingId) }),
        db.query.offers.findMany({ where: (t, { eq: is }) => is(t.listingId, product.listingId) }),
        db.query.sellers.findFirst({ where: (t, { eq: is }) => is(t.id, stallA.sellerId) }),
        db.query.addresses.findMany({ where: eq(addresses.userId, buyerA.userId) }),
        db.query.stays.findFirst({ where: (t, { eq: is }) => is(t.id, house.stayId) }),
        db.query.roomUnits.findMany({ where: (t, { eq: is }) => is(t.stayId, house.stayId) }),
        db.query.calendarFeeds.findMany({ where: (t, { eq: is }) => is(t.stayId, house.stayId) }),
        db.query.roomRates.findMany({ where: (t, { eq: is }) => is(t.roomTypeId, house.rooms[0].roomTypeId) }),
        db.query.stayDiscounts.findMany({ where: (t, { eq: is }) => is(t.stayId, house.stayId) }),
        db.query.unitNights.findMany({ where: (t, { eq: is }) => is(t.unitId, unitId) }),
        db.query.experienceSessions.findMany({ where: (t, { eq: is }) => is(t.experienceId, outing.experienceId) }),
      ])
    return JSON.stringify({
      claimed,
      trips,
      held,
      warnings,
      orders,
      listing,
      offer,
      seller,
      kept,
      stay,
      units,
      feeds,
      rates,
      discounts,
      nights,
      sessions,
    })
  }
  const before = await picture()
  for (const [path, form] of acts)
    for (const who of ['anon', 'buyerB', 'sellerB', 'suspended'] as const) await ask(request, url + path, cookies[who], form)
  expect(await picture(), 'nothing of A changed').toBe(before)
  await request.dispose()
})
