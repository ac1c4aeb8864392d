import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bookingLines } from './booking-lines'
import { instant, minor } from './columns'
import { orderKinds, orderLines, sellerOrders } from './orders'
import { users } from './people'
import { sellerKinds } from './sellers'

/** A published list of fee rates. Append-only: a change is a new version, and every version stays to be read. */
export const feeTariffs = pgTable(
  'fee_tariffs',
  {
    version: integer('version').primaryKey(),
    id: uuid('id').notNull().unique(),
    /** From when purchases are placed under it; the latest that has begun is in force. */
    validFrom: instant('valid_from').notNull(),
    /** Null for the one the market opened with. */
    publishedBy: uuid('published_by').references(() => users.id),
    publishedAt: instant('published_at').notNull().defaultNow(),
    note: text('note').notNull().default(''),
  },
  (t) => [index('fee_tariffs_published_by').on(t.publishedBy), check('fee_tariffs_version', sql`${t.version} >= 1`)],
)

/** The rates of a tariff in order: the first that matches a line is the one. An empty column matches everything. Append-only. */
export const feeRates = pgTable(
  'fee_rates',
  {
    tariff: integer('tariff')
      .notNull()
      .references(() => feeTariffs.version),
    position: integer('position').notNull(),
    orderKind: text('order_kind', { enum: orderKinds }),
    sellerKind: text('seller_kind', { enum: sellerKinds }),
    /** A category or one above it: 10 matches 1001 too. Only goods have one. */
    categoryCode: text('category_code'),
    /** Hundredths of a percent of the line, freight not counted. */
    rateBps: integer('rate_bps').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tariff, t.position] }),
    check('fee_rates_position', sql`${t.position} >= 1`),
    check('fee_rates_rate', sql`${t.rateBps} BETWEEN 0 AND 10000`),
    check('fee_rates_order_kind_known', sql`${t.orderKind} IN ('goods','stay','session')`),
    check('fee_rates_seller_kind_known', sql`${t.sellerKind} IN ('household','cooperative','company','collective')`),
    check('fee_rates_category', sql`length(${t.categoryCode}) BETWEEN 1 AND 20`),
  ],
)

/** The fee of a line, frozen by the database when the line is written. Lines from before there was a tariff have none and bear nothing. */
export const lineFees = pgTable(
  'line_fees',
  {
    orderLineId: uuid('order_line_id').references(() => orderLines.id),
    bookingLineId: uuid('booking_line_id').references(() => bookingLines.id),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    /** The rate that matched. No foreign key: every line would lock the same row, and rates are never taken away. */
    tariff: integer('tariff'),
    position: integer('position'),
    rateBps: integer('rate_bps').notNull(),
    baseMinor: minor('base_minor').notNull(),
    feeMinor: minor('fee_minor').notNull(),
  },
  (t) => [
    unique('line_fees_order_line').on(t.orderLineId),
    unique('line_fees_booking_line').on(t.bookingLineId),
    index('line_fees_seller_order').on(t.sellerOrderId),
    check('line_fees_of_one', sql`(${t.orderLineId} IS NULL) <> (${t.bookingLineId} IS NULL)`),
    check('line_fees_bounds', sql`${t.feeMinor} BETWEEN 0 AND ${t.baseMinor}`),
  ],
)
