import fc from 'fast-check'
import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { orderLines, purchases, sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'

export type Goods = { sellerId: string; offerId: string; listingId: string }

const order = fc.record({
  freightMinor: fc.integer({ min: 0, max: 9_999 }),
  lines: fc.array(fc.record({ unitMinor: fc.integer({ min: 1, max: 999_999 }), quantity: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
})

export const randomPurchase = fc.record({
  currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
  rateBps: fc.oneof(fc.constantFrom(0, 1000, 10_000), fc.integer({ min: 1, max: 9_999 })),
  orders: fc.array(order, { minLength: 1, maxLength: 20 }),
})
export type RandomPurchase = typeof randomPurchase extends fc.Arbitrary<infer T> ? T : never

/** A purchase of these orders, one a seller, waiting for its payment; written as placing writes it, in any currency. */
export async function writeRandomPurchase(db: Db, goods: readonly Goods[], { currency, orders }: RandomPurchase) {
  const [purchaseId, paymentId] = [newId(), newId()]
  const parts = orders.map(({ freightMinor, lines }, n) => {
    const subtotalMinor = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0)
    const of = goods[n] as Goods
    return { id: newId(), of, lines, subtotalMinor, freightMinor, totalMinor: subtotalMinor + freightMinor }
  })
  const totalMinor = parts.reduce((sum, part) => sum + part.totalMinor, 0)
  const address = { name: '陈小满', phone: '13800138000' }
  await db.transaction(async (tx) => {
    await tx.insert(purchases).values({
      id: purchaseId,
      no: `L-${purchaseId}`,
      visitorId: newId(),
      currency,
      status: 'pending',
      totalMinor,
      expiresAt: new Date(Date.now() + 3_600_000),
      idempotencyKey: purchaseId,
      address,
      phone: address.phone,
      guestTokenHash: purchaseId,
    })
    await tx.insert(sellerOrders).values(
      parts.map(({ id, of, subtotalMinor, freightMinor, totalMinor }) => ({
        id,
        no: `L-${id}`,
        purchaseId,
        sellerId: of.sellerId,
        subtotalMinor,
        freightMinor,
        totalMinor,
      })),
    )
    await tx.insert(orderLines).values(
      parts.flatMap(({ id, of, lines }) =>
        lines.map(({ unitMinor, quantity }) => ({
          id: newId(),
          sellerOrderId: id,
          ...of,
          quantity,
          unitMinor,
          lineMinor: unitMinor * quantity,
          offerVersion: 1,
          titleZh: '货',
          titleEn: 'goods',
          labelZh: '散装',
          labelEn: 'loose',
          categoryCode: '1001',
        })),
      ),
    )
    await tx
      .insert(payments)
      .values({ id: paymentId, purchaseId, providerRef: `cs_${paymentId}`, amountMinor: totalMinor, currency, state: 'processing' })
  })
  return { purchaseId, paymentId, totalMinor, orders: parts }
}
