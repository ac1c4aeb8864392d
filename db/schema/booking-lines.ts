import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bookings } from './bookings'
import { minor } from './columns'
import { sessionBookings } from './experiences'
import { sellerOrders } from './orders'

export const bookingLineKinds = ['night', 'extra', 'cleaning', 'adult', 'child'] as const

/** What an order for a stay or a session is made of; the lines sum to its subtotal. Append-only. */
export const bookingLines = pgTable(
  'booking_lines',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    bookingId: uuid('booking_id'),
    sessionBookingId: uuid('session_booking_id'),
    kind: text('kind', { enum: bookingLineKinds }).notNull(),
    night: date('night', { mode: 'string' }),
    extraId: uuid('extra_id'),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    quantity: integer('quantity').notNull().default(1),
    unitMinor: minor('unit_minor').notNull(),
    lineMinor: minor('line_minor').notNull(),
    /** A night's price before its discount. */
    fullMinor: minor('full_minor'),
  },
  (t) => [
    index('booking_lines_order').on(t.sellerOrderId),
    index('booking_lines_booking').on(t.bookingId),
    index('booking_lines_session_booking').on(t.sessionBookingId),
    uniqueIndex('booking_lines_night_once').on(t.sellerOrderId, t.bookingId, t.night).where(sql`kind = 'night'`),
    foreignKey({
      columns: [t.sellerOrderId, t.sellerId],
      foreignColumns: [sellerOrders.id, sellerOrders.sellerId],
      name: 'booking_lines_order_of_seller',
    }),
    foreignKey({
      columns: [t.bookingId, t.sellerId],
      foreignColumns: [bookings.id, bookings.sellerId],
      name: 'booking_lines_booking_of_seller',
    }),
    foreignKey({
      columns: [t.sessionBookingId, t.sellerId],
      foreignColumns: [sessionBookings.id, sessionBookings.sellerId],
      name: 'booking_lines_session_of_seller',
    }),
    check('booking_lines_kind_known', sql`${t.kind} IN ('night','extra','cleaning','adult','child')`),
    check('booking_lines_of_one', sql`(${t.bookingId} IS NULL) <> (${t.sessionBookingId} IS NULL)`),
    check('booking_lines_kind_of', sql`(${t.sessionBookingId} IS NOT NULL) = (${t.kind} IN ('adult','child'))`),
    check('booking_lines_night', sql`(${t.kind} = 'night') = (${t.night} IS NOT NULL)`),
    check('booking_lines_quantity', sql`${t.quantity} BETWEEN 1 AND 100000`),
    check('booking_lines_unit', sql`${t.unitMinor} BETWEEN 0 AND 100000000000`),
    check('booking_lines_sum', sql`${t.lineMinor} = ${t.unitMinor} * ${t.quantity}`),
  ],
)
