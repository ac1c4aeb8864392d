import { eq } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { newId } from '#app/kernel/new-id'
import { deliver } from '../pages/claim-goods'
import { expect, type Market } from '../test'
import { type Fields, hiddenField, type Visitor } from './ask'
import type { Writer } from './fill-market'

type Order = { id: string; sellerId: string }
type Bought = { no: string; orders: Order[] }
type Sides = { buyer: Visitor; seller: Visitor }

async function act(web: Visitor, path: string, fields: Fields): Promise<void> {
  const { status, body } = await web.post(path, fields)
  expect([path, status, status === 303 ? '' : body.replace(/[\s\S]*<main/, '').slice(0, 1500)]).toEqual([path, 303, ''])
}

async function newestClaim({ db }: Market, orderId: string): Promise<string> {
  const claim = await db.query.claims.findFirst({ where: (t) => eq(t.sellerOrderId, orderId), orderBy: (t, { desc }) => desc(t.createdAt) })
  return claim?.id ?? ''
}

/** Claims that too little came of an order's first line, by the form of its page. The claim's id. */
export async function claimAll(market: Market, buyer: Visitor, { no, orders }: Bought, write: Writer): Promise<string> {
  const order = orders[0]
  const line = await market.db.query.orderLines.findFirst({ where: (t) => eq(t.sellerOrderId, order?.id ?? '') })
  const path = `/orders/${no}/claim/${order?.id}`
  const wish = { key: newId(), [`amount-${line?.id}`]: '100', [`kind-${line?.id}`]: 'short', words: write('what was wrong', 1000) }
  const counted = await buyer.post(path, { ...wish, intent: 'count' })
  await act(buyer, path, { ...wish, seenTotal: hiddenField(counted.body, 'seenTotal'), intent: 'send' })
  return newestClaim(market, order?.id ?? '')
}

/** A claim that both sides have said everything about, and which the cooperative decides. */
export async function disputeClaim(market: Market, { buyer, seller }: Sides, bought: Bought, write: Writer): Promise<string> {
  const [order] = bought.orders
  if (!order) throw new Error('nothing to claim')
  await deliver(market, order)
  const claimId = await claimAll(market, buyer, bought, write)
  await act(seller, `/sell/claims/${claimId}`, { intent: 'offer', amount: '1', words: write('why less is offered', 1000) })
  await act(buyer, `/orders/${bought.no}`, {
    intent: 'claim-ask',
    orderId: order.id,
    claimId,
    words: write('what the buyer answers', 1000),
  })
  return claimId
}

/** Goods that the law lets go back. */
export const makeKeepable = ({ db }: Market, sellerId: string) =>
  makeProduct(db, { sellerId, categoryCode: '9901', returnRule: 'no', storage: 'ambient', titleZh: '干笋', titleEn: 'Dried shoots' })

/** A return that the seller has agreed to, and whose goods are awaited. */
export async function askReturn(market: Market, { buyer, seller }: Sides, bought: Bought, write: Writer): Promise<string> {
  const [order] = bought.orders
  if (!order) throw new Error('nothing to return')
  await deliver(market, order)
  const line = await market.db.query.orderLines.findFirst({ where: (t) => eq(t.sellerOrderId, order.id) })
  const wish = { key: newId(), [`pieces-${line?.id}`]: '1', words: write('why it goes back', 1000) }
  await act(buyer, `/orders/${bought.no}/return/${order.id}`, wish)
  const claimId = await newestClaim(market, order.id)
  const { state } = (await market.db.query.claims.findFirst({ where: (t) => eq(t.id, claimId) })) ?? {}
  if (state === 'open') await act(seller, `/sell/claims/${claimId}`, { intent: 'accept' })
  return claimId
}
