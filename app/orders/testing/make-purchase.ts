import { randomUUID } from 'node:crypto'
import { priceWishes } from '#app/cart/bookings/price-wishes.server'
import { type CartOwner, readCart } from '#app/cart/cart-lines.server'
import { priceCart } from '#app/cart/price-cart'
import { makeCart, type TestCartLine, type TestWish, wishFor } from '#app/cart/testing/make-cart'
import { type PlacedPurchase, type PurchaseRequest, placePurchase } from '#app/orders/placing/place-purchase.server'
import { exemptLines } from '#app/orders/placing/quote'
import type { Db } from '#db/client.server'
import type { DeliveryAddress, PurchaseContact } from '#db/schema/orders'

export const testAddress: DeliveryAddress = {
  name: '陈小满',
  phone: '13800138000',
  divisionCode: '330502001',
  province: '浙江省',
  city: '湖州市',
  district: '吴兴区',
  town: '月河街道',
  detail: '红旗路 18 号 3 幢 502',
}

/** What a buyer who looked at this cart would send: today's total, every return rule ticked, a key of its own. */
export async function requestFor(db: Db, visitorId: string, over: Partial<PurchaseRequest> = {}): Promise<PurchaseRequest> {
  const buyerId = over.buyerId ?? null
  const owner: CartOwner = buyerId ? { userId: buyerId, cartId: visitorId } : { userId: null, cartId: visitorId }
  const { lines, wishes } = await readCart(db, owner)
  const cart = priceCart(lines, await priceWishes(db, owner, wishes))
  return {
    visitorId,
    buyerId,
    address: testAddress,
    email: null,
    notes: {},
    invoices: {},
    exemptAcknowledged: exemptLines(cart).map((line) => line.offerId),
    seenTotalMinor: cart.totalMinor,
    idempotencyKey: randomUUID(),
    locale: 'zh',
    ...over,
  }
}

/** Who wants rooms and sessions alone: no place is asked. */
export const testContact: PurchaseContact = { name: testAddress.name, phone: testAddress.phone }

/** A purchase waiting for its payment, of a cart of its own: goods, and what is wished for in `wishes`. */
export async function makePurchase(
  db: Db,
  lines: readonly TestCartLine[],
  { wishes = [], ...over }: Partial<PurchaseRequest> & { wishes?: readonly TestWish[] } = {},
): Promise<PlacedPurchase & { visitorId: string }> {
  const visitorId = over.visitorId ?? (await makeCart(db, lines, over.buyerId ?? null))
  await wishFor(db, visitorId, wishes)
  return { ...(await placePurchase(db, await requestFor(db, visitorId, over))), visitorId }
}
