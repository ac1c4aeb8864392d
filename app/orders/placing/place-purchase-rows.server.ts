import { sql } from 'drizzle-orm'
import type { PricedCart, PricedLine } from '#app/cart/price-cart'
import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { firstOrderState } from '#app/orders/moving/order-states'
import type { Tx } from '#db/client.server'
import { type DeliveryAddress, orderLines, orderMoves, purchases, sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { holdLastsMinutes } from './hold-time'
import { sellerOrderNo } from './purchase-no'

/** When goods are let go: the payment session and its grace, counted by the database's clock. */
export const holdEnd = sql`now() + make_interval(mins => ${holdLastsMinutes})`

export type PurchaseFacts = {
  purchaseId: string
  no: string
  visitorId: string
  buyerId: string | null
  idempotencyKey: string
  locale: Locale
  address: DeliveryAddress
  email: string | null
  guestTokenHash: string
  /** By seller id. */
  notes: Readonly<Record<string, string>>
  invoices: Readonly<Record<string, { title: string; taxNo: string }>>
}

const lineRow = (line: PricedLine, sellerOrderId: string) => ({
  id: newId(),
  sellerOrderId,
  sellerId: line.sellerId,
  offerId: line.offerId,
  listingId: line.listingId,
  quantity: line.quantity,
  unitMinor: line.priceMinor,
  lineMinor: line.lineMinor,
  offerVersion: line.offerVersion,
  titleZh: line.titleZh,
  titleEn: line.titleEn,
  labelZh: line.labelZh,
  labelEn: line.labelEn,
  netGrams: line.netGrams,
  categoryCode: line.categoryCode,
  returnExempt: isReturnExempt(line),
})

function orderRow(group: PricedCart['groups'][number], index: number, facts: PurchaseFacts) {
  const invoice = facts.invoices[group.sellerId]
  return {
    id: newId(),
    no: sellerOrderNo(facts.no, index),
    purchaseId: facts.purchaseId,
    sellerId: group.sellerId,
    state: firstOrderState,
    subtotalMinor: group.subtotalMinor,
    freightMinor: group.freightMinor,
    totalMinor: group.totalMinor,
    note: facts.notes[group.sellerId] ?? '',
    ...(invoice ? { invoiceState: 'wanted' as const, invoiceTitle: invoice.title, invoiceTaxNo: invoice.taxNo } : {}),
  }
}

/** Writes the frozen purchase in one statement: purchase, an order per seller, lines, first moves, and the first payment attempt. */
export async function writePurchase(tx: Tx, facts: PurchaseFacts, cart: PricedCart): Promise<void> {
  const { purchaseId, no, visitorId, buyerId, idempotencyKey, locale, address, email, guestTokenHash } = facts
  const currency = cart.currency ?? 'CNY'
  const orders = cart.groups.map((group, index) => ({ group, row: orderRow(group, index, facts) }))
  const purchase = tx.$with('purchase').as(
    tx
      .insert(purchases)
      .values({
        id: purchaseId,
        no,
        visitorId,
        buyerId,
        idempotencyKey,
        locale,
        address,
        email,
        guestTokenHash,
        currency,
        phone: address.phone,
        status: 'pending',
        totalMinor: cart.totalMinor,
        expiresAt: holdEnd,
      })
      .returning({ id: purchases.id }),
  )
  const ordersOf = tx.$with('orders_of').as(
    tx
      .insert(sellerOrders)
      .values(orders.map(({ row }) => row))
      .returning({ id: sellerOrders.id }),
  )
  const lines = tx.$with('lines').as(
    tx
      .insert(orderLines)
      .values(orders.flatMap(({ group, row }) => group.lines.map((line) => lineRow(line, row.id))))
      .returning({ id: orderLines.id }),
  )
  const payment = tx
    .$with('payment')
    .as(
      tx
        .insert(payments)
        .values({ id: newId(), purchaseId, attempt: 1, amountMinor: cart.totalMinor, currency, state: 'created' })
        .returning({ id: payments.id }),
    )
  await tx
    .with(purchase, ordersOf, lines, payment)
    .insert(orderMoves)
    .values(
      orders.map(({ row }) => ({
        id: newId(),
        sellerOrderId: row.id,
        fromState: null,
        toState: firstOrderState,
        actorKind: 'buyer' as const,
        actorId: buyerId,
      })),
    )
}
