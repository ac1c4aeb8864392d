import { type APIRequestContext, request } from '@playwright/test'
import { and, desc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { makeOffer, makeProduct } from '#app/catalogue/testing/make-product'
import { makePerson, openTestSession, signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { blockRoom } from '#app/stays/desk/block-room.server'
import { addExtra, setDiscount } from '#app/stays/keeping/keep-extras.server'
import { addSeason, setNights } from '#app/stays/keeping/set-nights.server'
import { type Host, walkIn } from '#app/stays/rooms/host-nights.server'
import { makeExperience } from '#app/stays/testing/make-experience'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { calendarFeeds } from '#db/schema/bookings'
import { purchases, sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { makePayable, runBank } from '../selling/bank-run'
import { expect, type Market } from '../test'
import { claimGoods, deliver } from './claim-goods'
import { fillDesk } from './desk-site'
import { type Trips, takeTrips } from './trips-site'

/** Who looks: `guest` has goods in the cart and orders, `newcomer` is a member without a stall. */
export type Who = 'stranger' | 'guest' | 'newcomer' | 'buyer' | 'seller' | 'operator'
type Cookie = Awaited<ReturnType<APIRequestContext['storageState']>>['cookies'][number]

export type Site = Trips & {
  slug: string
  otherSlug: string
  goneSlug: string
  stalls: readonly [slug: string, otherSlug: string]
  experienceSlug: string
  quietExperienceSlug: string
  fullSessionId: string
  paidNo: string
  unpaidNo: string
  boughtNo: string
  listingId: string
  photographedId: string
  toPackNo: string
  sentNo: string
  sentPurchaseNo: string
  sentOrderId: string
  paidOrderId: string
  claimedNo: string
  claimId: string
  /** Runs of bank payments: with the bank, and waiting for a second operator. */
  exportedBatchNo: string
  draftedBatchNo: string
  staySlug: string
  /** A house that is asked first. */
  askedSlug: string
  /** A day on which the house has rooms free. */
  freeOn: string
  stallId: string
  waitingId: string
  stayId: string
  roomTypeId: string
  outingId: string
  unitId: string
  blockedNight: string
  lastBlockedNight: string
  cookies: Record<Who, Cookie[]>
}

const story = '自家的竹林，不打药。\n冬笋当天挖，当天寄。'

function cookieAt(url: string, cookie: string): Cookie {
  const end = cookie.indexOf('=')
  const where = { domain: new URL(url).hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }
  return { name: cookie.slice(0, end), value: cookie.slice(end + 1), ...where }
}

/** A browser without pages, signed in by a session cookie. */
export const browserOf = ({ url }: Market, cookie?: string) =>
  request.newContext({ baseURL: url, storageState: { cookies: cookie ? [cookieAt(url, cookie)] : [], origins: [] } })

/** Checks out what is in the cart by plain forms. Where to pay, and the number of the purchase. */
export async function checkOut(
  { db, url: origin }: Market,
  shop: APIRequestContext,
  offerIds: readonly string[],
): Promise<{ payAt: string; no: string }> {
  const send = (path: string, form: Record<string, string>) => shop.post(path, { form, headers: { origin }, maxRedirects: 0 })
  for (const offerId of offerIds) expect((await send('/cart', { intent: 'add', offerId, quantity: '2' })).status()).toBe(303)
  const inputs = [...(await (await shop.get('/checkout')).text()).matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const filledIn = (name: string) =>
    inputs.flatMap((input) => (input.includes(`name="${name}"`) ? (/value="([^"]*)"/.exec(input)?.[1] ?? []) : []))[0] ?? ''
  const ticks = inputs.flatMap((input) => /name="(exempt-[^"]+)"/.exec(input)?.[1] ?? [])
  const answer = await send('/checkout', {
    intent: 'pay',
    key: filledIn('key'),
    seenTotal: filledIn('seenTotal'),
    name: '陈小满',
    phone: '13800138000',
    province: '330000',
    city: '330500',
    district: '330502',
    town: '330502001',
    detail: '红旗路 18 号 3 幢 502',
    ...Object.fromEntries(ticks.map((tick) => [tick, 'on'])),
  })
  const payAt = answer.headers().location ?? ''
  expect(payAt).toContain('/sandbox-pay/')
  const [newest] = await db.select({ no: purchases.no }).from(purchases).orderBy(desc(purchases.createdAt)).limit(1)
  return { payAt, no: newest?.no ?? '' }
}

/** Buys two of each by plain forms and pays at the sandbox. The number of the purchase. */
export async function buy(market: Market, shop: APIRequestContext, offerIds: readonly string[]): Promise<string> {
  const { payAt, no } = await checkOut(market, shop, offerIds)
  const { leftTo } = await payOnHostedPage(payAt)
  expect((await shop.get(leftTo ?? '')).status()).toBe(200)
  return no
}

/** A house with two rooms, a guest, a block, a season, an extra and a calendar it follows. */
async function keepHouse({ db }: Market, host: Host) {
  const house = await makeStay(db, { sellerId: host.sellerId, rooms: [{ units: 2 }, { titleZh: '双床房', titleEn: '' }] })
  const { roomTypeId, unitIds } = house.rooms[0]
  const [unitId = '', second = ''] = unitIds
  const day = (n: number) => addDays(dayOf(new Date()), n)
  const [blockedNight, lastBlockedNight] = [day(3), day(5)]
  await blockRoom(db, host, { roomTypeId, unitId }, { firstNight: blockedNight, lastNight: lastBlockedNight })
  for (const [from, to] of [
    [0, 2],
    [4, 6],
  ] as const)
    await walkIn(db, host, second, {
      ...{ checkIn: day(from), checkOut: day(to), adults: 2, children: 1 },
      ...{ contactName: '陈小满', contactPhone: '13800138000', totalMinor: 96_000 },
    })
  await setNights(db, host, roomTypeId, { firstNight: day(8), lastNight: day(9) }, { closed: true })
  const none = { weekendMinor: null, maxNights: null, noArrival: null, noDeparture: null, closed: false }
  await addSeason(db, host, roomTypeId, {
    ...none,
    title: '采茶季',
    firstNight: day(100),
    lastNight: day(130),
    priceMinor: 88_000,
    minNights: 2,
  })
  await addExtra(db, host, house.stayId, { titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2500, most: 10 })
  await setDiscount(db, host, house.stayId, { kind: 'length', days: 7, percent: 10 })
  await db.insert(calendarFeeds).values({
    ...{ id: newId(), unitId, stayId: house.stayId, sellerId: host.sellerId, url: 'https://site.example/a.ics', title: 'Airbnb' },
    ...{ nextAt: new Date(Date.now() + 86_400_000), lastError: JSON.stringify({ key: 'feed-slow' }), lastErrorAt: new Date(), failures: 2 },
  })
  return { stayId: house.stayId, roomTypeId, unitId, blockedNight, lastBlockedNight }
}

/** One of everything: a stall in two languages and one in Chinese only, orders unpaid, to pack and sent, everybody who looks at them. */
async function furnish(market: Market): Promise<Site> {
  const { db, url } = market
  const seller = await signInAs(db, { name: '沈阿姨' })
  const stall = await makeSeller(db, { ownerId: seller.userId, nameEn: 'The Shens’ plot' })
  const zhOnly = await makeSeller(db, {
    nameZh: '南浔荡边合作社',
    nameEn: '',
    kind: 'cooperative',
    excludedProvinces: ['540000', '650000'],
  })
  const waiting = await makeSeller(db, { status: 'review', nameEn: '' })
  const shoots = await makeProduct(db, {
    sellerId: stall.sellerId,
    storyZh: story,
    storyEn: 'From our own bamboo grove.',
    tag: 'dug-today',
    seasonMonths: [11, 12, 1],
    harvestFrom: '2026-11-01',
    harvestTo: '2027-01-20',
  })
  const roots = await makeProduct(db, {
    sellerId: zhOnly.sellerId,
    titleZh: '南浔莲藕 粉糯',
    titleEn: '',
    labelEn: '',
    storyZh: story,
    seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  })
  await makeOffer(db, { ...shoots, grams: 2500, labelZh: '五斤装', labelEn: 'Box of 2.5 kg', unitZh: '箱', unitEn: 'box', position: 1 })
  await makeOffer(db, { ...roots, grams: 2500, labelZh: '五斤装', labelEn: '', unitZh: '箱', unitEn: 'box', position: 1 })
  const gone = await makeProduct(db, { sellerId: stall.sellerId, titleZh: '乌镇红菱', titleEn: '', onHand: 0 })
  // The home page introduces her, with a row of goods that goes on past the edge of a phone.
  await db
    .update(sellers)
    .set({
      storyZh: `${story}\n我们一家在城边种了三十年菜，老人守着竹林，年轻人打包寄货。`,
      storyEn: 'Thirty years of greens at the edge of town.',
    })
    .where(eq(sellers.id, stall.sellerId))
  for (const titleZh of ['塘栖枇杷', '练市湖羊']) await makeProduct(db, { sellerId: stall.sellerId, titleZh, titleEn: 'Of the season' })

  const here = { sellerId: stall.sellerId, villageCode: '330502001005' }
  const tea = await makeExperience(db, {
    ...here,
    ageFrom: 6,
    seasonMonths: [11, 12, 1, 2, 3, 4],
    amenities: ['茶篓', '自家土灶'],
    storyZh: story,
    storyEn: 'Up the hill with the Shens.',
    meetZh: '村口老樟树下',
    bringZh: '防滑的鞋',
    safetyZh: '坡陡，慢走。',
    rainZh: '下雨改在屋里炒茶。',
    sessions: [{ minSeats: 4 }, { seats: 3 }, { childMinor: null }, { startsAt: new Date(Date.now() + 60 * 86_400_000) }],
  })
  const fans = await makeExperience(db, { sellerId: zhOnly.sellerId, titleZh: '做竹扇', titleEn: '', activities: ['做竹扇'], sessions: [] })
  const house = await makeStay(db, {
    sellerId: stall.sellerId,
    titleZh: '竹海听风',
    titleEn: 'Wind in the bamboo',
    storyZh: story,
    storyEn: 'From our own bamboo grove.',
    cleaningMinor: 8_000,
    depositMinor: 20_000,
    depositZh: '入住时付，离店查房后退。',
    depositEn: 'Paid on arrival, given back on leaving.',
    papers: { business: '92330502MA2BXXXX1Q' },
    amenities: ['wifi', '泳池(6-9月)', '无障碍房×1', '自家的石磨'],
    activities: ['挖冬笋(12-2月)', '摇船'],
    mealsIncluded: ['breakfast'],
    rooms: [{ units: 2 }, { titleZh: '家庭房', titleEn: '', adults: 3, baseMinor: 68_000 }],
  })
  const asked = await makeStay(db, {
    sellerId: zhOnly.sellerId,
    titleZh: '荡边人家',
    titleEn: '',
    lon: 120.31,
    lat: 30.76,
    countyCode: '330503',
    townCode: '330503100',
    bookingKind: 'request',
    kind: 'camp',
    rooms: [{ pricePer: 'person' }],
  })
  await makeSession(db, { sellerId: stall.sellerId })

  const guest = await browserOf(market)
  const sent = await buy(market, guest, [shoots.offerId])
  const paidNo = await buy(market, guest, [shoots.offerId, roots.offerId])
  const claimedNo = await buy(market, guest, [shoots.offerId])
  const { no: unpaidNo } = await checkOut(market, guest, [roots.offerId])
  for (const offerId of [shoots.offerId, roots.offerId])
    await guest.post('/cart', { form: { intent: 'add', offerId, quantity: '1' }, headers: { origin: url } })

  const stallOrder = async (purchaseNo: string) => {
    const [order] = await db
      .select({ id: sellerOrders.id, no: sellerOrders.no })
      .from(sellerOrders)
      .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
      .where(and(eq(purchases.no, purchaseNo), eq(sellerOrders.sellerId, stall.sellerId)))
    return order ?? { id: '', no: '' }
  }
  const { id: sentOrderId, no: sentNo } = await stallOrder(sent)
  const { id: paidOrderId, no: toPackNo } = await stallOrder(paidNo)
  await fillDesk(market, sent)
  const claimed = { ...(await stallOrder(claimedNo)), sellerId: stall.sellerId }
  await deliver(market, claimed)
  const claimId = await claimGoods(market, guest, claimedNo, claimed)
  const desk = await browserOf(market, seller.cookie)
  const forms: Record<string, string>[] = [{ intent: 'pack' }, { intent: 'ship', carrier: '顺丰速运', trackingNo: 'SF1234567890123' }]
  for (const form of forms)
    expect((await desk.post(`/sell/orders/${sentNo}`, { form, headers: { origin: url }, maxRedirects: 0 })).status()).toBe(303)
  for (const background of ['#557744', '#774455']) {
    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toBuffer()
    const multipart = { intent: 'photos', photos: { name: 'ling.jpg', mimeType: 'image/jpeg', buffer } }
    expect((await desk.post(`/sell/items/${gone.listingId}`, { multipart, headers: { origin: url }, maxRedirects: 0 })).status()).toBe(303)
  }
  await desk.dispose()

  const nextRun = async (upTo: 'exported' | 'drafted') => {
    const neighbour = await browserOf(market)
    await makePayable(market, await buy(market, neighbour, [shoots.offerId]))
    await neighbour.dispose()
    return runBank(market, stall.sellerId, upTo)
  }
  const exportedBatchNo = await nextRun('exported')
  const draftedBatchNo = await nextRun('drafted')
  const buyer = await signInAs(db, { name: '陈小满' })
  const home = await browserOf(market, buyer.cookie)
  const boughtNo = await buy(market, home, [shoots.offerId, roots.offerId])
  const trips = await takeTrips(market, home, { sellerId: stall.sellerId, villageCode: here.villageCode })
  await home.dispose()
  const newcomer = await openTestSession(db, (await makePerson(db, { name: '陆师傅' })).userId)
  const operator = await signInAs(db, { name: '合作社小沈', role: 'operator' })
  const site: Site = {
    ...trips,
    slug: shoots.slug,
    otherSlug: roots.slug,
    goneSlug: gone.slug,
    stalls: [stall.slug, zhOnly.slug],
    experienceSlug: tea.slug,
    outingId: tea.experienceId,
    quietExperienceSlug: fans.slug,
    fullSessionId: tea.sessionIds[1] ?? '',
    paidNo,
    unpaidNo,
    boughtNo,
    listingId: shoots.listingId,
    photographedId: gone.listingId,
    toPackNo,
    sentNo,
    sentPurchaseNo: sent,
    sentOrderId,
    paidOrderId,
    claimedNo,
    claimId,
    exportedBatchNo,
    draftedBatchNo,
    staySlug: house.slug,
    askedSlug: asked.slug,
    freeOn: addDays(dayOf(new Date()), 20),
    stallId: stall.sellerId,
    waitingId: waiting.sellerId,
    ...(await keepHouse(market, { userId: seller.userId, sellerId: stall.sellerId })),
    cookies: {
      stranger: [],
      guest: (await guest.storageState()).cookies,
      newcomer: [cookieAt(url, newcomer.cookie)],
      buyer: [cookieAt(url, buyer.cookie)],
      seller: [cookieAt(url, seller.cookie)],
      operator: [cookieAt(url, operator.cookie)],
    },
  }
  await guest.dispose()
  return site
}

const sites = new WeakMap<Market, Promise<Site>>()

/** The furnished market of this worker, made once. */
export function siteOf(market: Market): Promise<Site> {
  const site = sites.get(market) ?? furnish(market)
  sites.set(market, site)
  return site
}
