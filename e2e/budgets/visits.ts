import { configureIdentity } from '#app/identity/identity-settings.server'
import { openTestSession, signInAs } from '#app/identity/testing/sign-in'
import type { Db } from '#db/client.server'
import { Buyer, type Shop } from '../bench/load/buyer'
import type { MarketUnderTest } from '../bench/market-under-test'

export type Visit = { path: string; cookie?: string; isPublic: boolean }

type Found = { slug: string; listingId: string; offerId: string; seller: string; ownerId: string }

async function findGoods(db: Db): Promise<Found[]> {
  const { rows } = await db.execute<Found>(
    `SELECT DISTINCT ON (s.id) l.slug, l.id AS "listingId", o.id AS "offerId", s.slug AS seller, s.owner_id AS "ownerId"
    FROM listings l JOIN offers o ON o.listing_id = l.id JOIN stocks k ON k.offer_id = o.id JOIN sellers s ON s.id = l.seller_id
    WHERE l.on_show AND o.active AND k.on_hand - k.held > 3 ORDER BY s.id, l.id, o.id LIMIT 2`,
  )
  return rows
}

async function findPlaces(db: Db) {
  const { rows } = await db.execute<{ stay: string; experience: string; village: string }>(
    `SELECT (SELECT slug FROM stays WHERE status = 'live' ORDER BY id LIMIT 1) AS stay, (SELECT slug FROM experiences WHERE status = 'live' ORDER BY id LIMIT 1) AS experience,
      (SELECT village_code FROM stays WHERE status = 'live' AND village_code IS NOT NULL ORDER BY id LIMIT 1) AS village`,
  )
  if (!rows[0]?.stay || !rows[0].experience || !rows[0].village) throw new Error('the demo market has no houses and outings')
  return rows[0]
}

/** Every page worth weighing, each with the cookie of somebody who may see it. */
export async function visitsOf(market: MarketUnderTest, db: Db, secret: string): Promise<Visit[]> {
  configureIdentity({ baseUrl: market.origin, secret })
  const [goods, others] = await findGoods(db)
  if (!goods || !others) throw new Error('the demo market has no goods of two sellers')
  const places = await findPlaces(db)
  const member = (await signInAs(db)).cookie
  const operator = (await signInAs(db, { role: 'operator' })).cookie
  const farmer = (await openTestSession(db, goods.ownerId)).cookie

  const shop: Shop = {
    origin: market.origin,
    port: market.port,
    host: '127.0.0.1',
    sandbox: { port: market.sandboxPort, host: '127.0.0.1' },
  }
  const lane = Buyer.lane(shop)
  const buyer = new Buyer(shop, lane.store, lane.sandbox)
  const fill = async () => {
    await buyer.add(goods.offerId)
    await buyer.add(others.offerId)
  }
  await fill()
  const { payAt } = await buyer.checkOut(await buyer.readCheckout())
  if (!payAt) throw new Error('the payment page did not open')
  const back = await buyer.pay(payAt)
  await buyer.look(back)
  await fill()
  const guest = buyer.cookie
  lane.close()
  const payPath = back.split('?')[0] ?? ''
  const no = payPath.split('/').at(-1) ?? ''

  const everybody = [
    '/',
    '/market',
    `/market/${goods.slug}`,
    '/search?q=茶',
    `/farmers/${goods.seller}`,
    '/season/xiaoxue',
    '/stays',
    `/stays/${places.stay}`,
    '/experiences',
    `/experiences/${places.experience}`,
    '/villages',
    `/villages/${places.village}`,
    '/cart',
    '/orders/find',
    '/login',
    '/display',
    '/help',
    '/contact',
    '/about',
    '/rules',
    '/privacy',
    '/licence',
    '/en',
    '/en/market',
    `/en/market/${goods.slug}`,
  ]
  const of = (cookie: string, paths: readonly string[]) => paths.map((path) => ({ path, cookie, isPublic: false }))
  return [
    ...everybody.map((path) => ({ path, isPublic: true })),
    ...['/cart', '/checkout', payPath, `/orders/${no}`].map((path) => ({ path, cookie: guest, isPublic: true })),
    ...of(member, ['/me', '/me/orders', '/me/trips', '/me/addresses', '/me/account', '/notices', '/sell/open']),
    ...of(farmer, ['/sell', '/sell/new', '/sell/items', `/sell/items/${goods.listingId}`, '/sell/orders', '/sell/stall']),
    ...of(operator, ['/coop', '/coop/review', '/coop/orders', `/coop/orders/${no}`]),
  ]
}
