import { sql } from 'drizzle-orm'
import { bookingsIn, type PricedBooking } from '#app/cart/bookings/booking-wish'
import type { PricedCart, PricedLine } from '#app/cart/price-cart'
import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { holdLastsMinutes } from '#app/orders/holding/hold-time'
import { firstOrderState } from '#app/orders/moving/order-states'
import { holdsCard } from '#app/orders/weighing/holds-card'
import type { Tx } from '#db/client.server'
import { type DeliveryAddress, orderLines, orderMoves, type PurchaseContact, purchases, sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
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
  address: PurchaseContact | DeliveryAddress
  email: string | null
  guestTokenHash: string
  /** By part: the seller's id for goods, the wish's id for a booking. */
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
  ...line.weigh,
  categoryCode: line.categoryCode,
  storage: line.storage,
  returnExempt: isReturnExempt(line),
})

type Part = Pick<typeof sellerOrders.$inferInsert, 'sellerId' | 'kind' | 'subtotalMinor' | 'freightMinor' | 'totalMinor'>

function orderRow(part: Part, partId: string, index: number, facts: PurchaseFacts) {
  const invoice = facts.invoices[partId]
  return {
    ...part,
    id: newId(),
    no: sellerOrderNo(facts.no, index),
    purchaseId: facts.purchaseId,
    state: firstOrderState,
    note: facts.notes[partId] ?? '',
    ...(invoice ? { invoiceState: 'wanted' as const, invoiceTitle: invoice.title, invoiceTaxNo: invoice.taxNo } : {}),
  }
}

/** A booking with the order it belongs to; still without nights or seats. */
export type BookingOrder = { booking: PricedBooking; sellerOrderId: string }

function ordersOf(cart: PricedCart, facts: PurchaseFacts) {
  const goods = cart.groups.map((group, index) => {
    const { sellerId, subtotalMinor, freightMinor, totalMinor } = group
    return { group, row: orderRow({ sellerId, kind: 'goods', subtotalMinor, freightMinor, totalMinor }, sellerId, index, facts) }
  })
  const wished = cart.bookings.flatMap((booking) => Array.from({ length: bookingsIn(booking) }, () => booking))
  const bookings = wished.map((booking, n) => {
    const { sellerId, kind, eachMinor, wishId } = booking
    const part = { sellerId, kind, subtotalMinor: eachMinor, freightMinor: 0, totalMinor: eachMinor }
    return { booking, row: orderRow(part, wishId, goods.length + n, facts) }
  })
  return { goods, bookings }
}

/**
 * Writes the frozen purchase in one statement: purchase, an order per seller's goods and per booking, lines, first moves, and the first
 * payment attempt.
 * @returns the orders whose nights and seats are still to be held
 */
export async function writePurchase(tx: Tx, facts: PurchaseFacts, cart: PricedCart): Promise<BookingOrder[]> {
  const { purchaseId, no, visitorId, buyerId, idempotencyKey, locale, address, email, guestTokenHash } = facts
  const currency = cart.currency ?? 'CNY'
  const { goods, bookings } = ordersOf(cart, facts)
  const orders = [...goods, ...bookings].map(({ row }) => row)
  const lines = goods.flatMap(({ group, row }) => group.lines.map((line) => lineRow(line, row.id)))
  const parts = [
    tx.$with('purchase').as(
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
          holdsCard: holdsCard(cart, new Date()),
          expiresAt: holdEnd,
        })
        .returning({ id: purchases.id }),
    ),
    tx.$with('orders_of').as(tx.insert(sellerOrders).values(orders).returning({ id: sellerOrders.id })),
    ...(lines.length > 0 ? [tx.$with('lines').as(tx.insert(orderLines).values(lines).returning({ id: orderLines.id }))] : []),
    tx
      .$with('payment')
      .as(
        tx
          .insert(payments)
          .values({ id: newId(), purchaseId, attempt: 1, amountMinor: cart.totalMinor, currency, state: 'created' })
          .returning({ id: payments.id }),
      ),
  ]
  await tx
    .with(...parts)
    .insert(orderMoves)
    .values(
      orders.map(({ id }) => ({
        id: newId(),
        sellerOrderId: id,
        fromState: null,
        toState: firstOrderState,
        actorKind: 'buyer' as const,
        actorId: buyerId,
      })),
    )
  return bookings.map(({ booking, row }) => ({ booking, sellerOrderId: row.id }))
}
