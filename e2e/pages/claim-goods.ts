import type { APIRequestContext } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { newId } from '#app/kernel/new-id'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { claims } from '#db/schema/claims'
import { orderLines } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { expect, type Market } from '../test'

type Order = { id: string; sellerId: string }

/** As if the seller had packed and sent an order, and it had come. */
export async function deliver({ db }: Market, { id: sellerOrderId, sellerId }: Order): Promise<void> {
  const [stall] = await db.select({ ownerId: sellers.ownerId }).from(sellers).where(eq(sellers.id, sellerId))
  const seller = { kind: 'seller', id: stall?.ownerId ?? '', sellerId } as const
  await packOrder(db, seller, { sellerOrderId })
  await shipOrder(db, seller, { sellerOrderId, carrier: '顺丰速运', trackingNo: `SF${sellerOrderId.slice(0, 12)}` })
  await recordDelivery(db, seller, { sellerOrderId })
}

/** A photo as a phone sends it. */
export const photo = (background: string) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** Claims all of an order's first line by the form of its page, with two photos. The claim's id. */
export async function claimGoods(market: Market, buyer: APIRequestContext, purchaseNo: string, { id }: Order): Promise<string> {
  const { db, url: origin } = market
  const [line] = await db.select().from(orderLines).where(eq(orderLines.sellerOrderId, id)).orderBy(sql`id`).limit(1)
  const file = async (name: string, background: string) => ({ name, mimeType: 'image/jpeg', buffer: await photo(background) })
  const path = `/orders/${purchaseNo}/claim/${id}`
  const wish = { key: newId(), [`amount-${line?.id}`]: '100', [`kind-${line?.id}`]: 'spoiled', words: '到的时候已经烂了，有味道。' }
  const counted = await buyer.post(path, {
    multipart: { ...wish, intent: 'count', parcel: await file('parcel.jpg', '#8a6d4b'), damage: await file('damage.jpg', '#5a3a2a') },
    headers: { origin },
  })
  const page = await counted.text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const kept = Object.fromEntries(['seenTotal', 'parcelKeys', 'damageKeys'].map((name) => [name, hidden(name)]))
  const sent = await buyer.post(path, { multipart: { ...wish, ...kept, intent: 'send' }, headers: { origin }, maxRedirects: 0 })
  expect([sent.status(), kept.seenTotal !== '']).toEqual([303, true])
  const [claim] = await db.select({ id: claims.id }).from(claims).where(eq(claims.sellerOrderId, id))
  return claim?.id ?? ''
}
