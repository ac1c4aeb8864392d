import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { priceWishes } from '#app/cart/bookings/price-wishes.server'
import { readCart } from '#app/cart/cart-lines.server'
import { priceCart } from '#app/cart/price-cart'
import { type PurchaseRequest, placePurchase } from '#app/orders/placing/place-purchase.server'
import { exemptLines } from '#app/orders/placing/quote'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { settle } from '#app/payments/settling/settle.server'
import { payOnHostedPage, payWithAlipay, payWithWechat } from '#app/stripe-sandbox/hosted-visitor'
import type { Db } from '#db/client.server'
import { carts } from '#db/schema/cart'
import type { DeliveryAddress } from '#db/schema/orders'

export type DemoBuyer = { userId: string; address: DeliveryAddress }

const pay = { card: payOnHostedPage, alipay: payWithAlipay, wechat: payWithWechat }

type Paying = Partial<Pick<PurchaseRequest, 'notes' | 'invoices' | 'locale'>> & {
  by: keyof typeof pay
  /** Where the hosted pages answer. */
  sandboxUrl: string
}

/** Buys all that is in a person's cart: to the checkout, through the hosted payment page, until it is paid. */
export async function payCart(
  db: Db,
  { userId, address }: DemoBuyer,
  { by, sandboxUrl, notes = {}, invoices = {}, locale = 'zh' }: Paying,
): Promise<string> {
  const owner = { userId, cartId: null }
  const [kept] = await db.select({ id: carts.id }).from(carts).where(eq(carts.userId, userId))
  if (!kept) throw new Error('a demo buyer wants to pay for nothing')
  const { lines, wishes } = await readCart(db, owner)
  const cart = priceCart(lines, await priceWishes(db, owner, wishes))
  const { purchaseId } = await placePurchase(db, {
    visitorId: kept.id,
    buyerId: userId,
    // Rooms and seats alone need no place.
    address: lines.length > 0 ? address : { name: address.name, phone: address.phone },
    email: null,
    notes,
    invoices,
    exemptAcknowledged: exemptLines(cart).map((line) => line.offerId),
    seenTotalMinor: cart.totalMinor,
    idempotencyKey: randomUUID(),
    locale,
  })
  const { url } = await startPayment(db, purchaseId)
  await pay[by](url, { via: sandboxUrl })
  const status = await settle(db, purchaseId)
  if (status !== 'paid') throw new Error(`the demo purchase ${purchaseId} is ${status}, not paid`)
  return purchaseId
}
