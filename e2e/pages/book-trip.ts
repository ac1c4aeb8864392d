import type { APIRequestContext } from '@playwright/test'
import { desc, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/kernel/day'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { purchases, sellerOrders } from '#db/schema/orders'
import { expect, type Market } from '../test'

type Nights = { roomTypeId: string; from: number; nights: number }

/** The value of a hidden field on a page. */
function hiddenIn(page: string, name: string): string {
  const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  return inputs.flatMap((input) => (input.includes(`name="${name}"`) ? (/value="([^"]*)"/.exec(input)?.[1] ?? []) : []))[0] ?? ''
}

/** Days from today as the forms want them. */
export const stayOf = ({ from, nights }: Omit<Nights, 'roomTypeId'>) => {
  const arrival = addDays(dayOf(new Date()), from)
  return { arrival, departure: addDays(arrival, nights) }
}

/** Books a room by plain forms and pays at the sandbox: the number of its order, and of the purchase. */
export async function bookTrip({ db, url: origin }: Market, shop: APIRequestContext, { roomTypeId, ...when }: Nights) {
  const send = (path: string, form: Record<string, string>) => shop.post(path, { form, headers: { origin }, maxRedirects: 0 })
  const wish = { ...stayOf(when), adults: '2', children: '0' }
  expect((await send('/cart', { intent: 'book-stay', roomTypeId, ...wish })).status()).toBe(303)
  const page = await (await shop.get('/checkout')).text()
  const contact = { contactOnly: 'on', name: '陈小满', phone: '13800138000' }
  const answer = await send('/checkout', { intent: 'pay', key: hiddenIn(page, 'key'), seenTotal: hiddenIn(page, 'seenTotal'), ...contact })
  const payAt = answer.headers().location ?? ''
  expect(payAt).toContain('/sandbox-pay/')
  const { leftTo } = await payOnHostedPage(payAt)
  expect((await shop.get(leftTo ?? '')).status()).toBe(200)
  const [order] = await db
    .select({ no: sellerOrders.no, purchaseNo: purchases.no, state: sellerOrders.state })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(eq(sellerOrders.kind, 'stay'))
    .orderBy(desc(purchases.createdAt))
    .limit(1)
  if (!order) throw new Error('nothing was booked')
  expect(order.state).toBe('confirmed')
  return order
}

/** Asks a house by its plain form. The number of the request. */
export async function askHouse(
  { url: origin }: Market,
  shop: APIRequestContext,
  slug: string,
  { roomTypeId, ...when }: Nights,
  phone = '13800138000',
): Promise<string> {
  const wish = { ...stayOf(when), adults: '2', children: '0', room: roomTypeId }
  const page = await (await shop.get(`/stays/${slug}/ask?${new URLSearchParams(wish)}`)).text()
  const form = { ...wish, seenTotal: hiddenIn(page, 'seenTotal'), key: hiddenIn(page, 'key'), name: '陈小满', phone }
  const answer = await shop.post(`/stays/${slug}/ask`, { form: { ...form, note: '带一只小狗' }, headers: { origin }, maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  return (answer.headers().location ?? '').split('/').at(-1) ?? ''
}
