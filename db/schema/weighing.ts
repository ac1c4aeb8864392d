import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minor } from './columns'
import { orderLines } from './orders'
import { payments } from './payments'
import { users } from './people'

/** What a scale said of a line that is priced by it: the last one counts. Append-only. */
export const weighings = pgTable(
  'weighings',
  {
    id: uuid('id').primaryKey(),
    orderLineId: uuid('order_line_id').notNull(),
    sellerOrderId: uuid('seller_order_id').notNull(),
    grams: integer('grams').notNull(),
    /** A picture of the scale, behind the uploads boundary. */
    photoKey: text('photo_key').unique(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    index('weighings_line').on(t.orderLineId, t.at),
    index('weighings_actor').on(t.actorId),
    foreignKey({
      columns: [t.orderLineId, t.sellerOrderId],
      foreignColumns: [orderLines.id, orderLines.sellerOrderId],
      name: 'weighings_line_of_order',
    }),
    check('weighings_grams', sql`${t.grams} BETWEEN 1 AND 10000000`),
  ],
)

/**
 * A card that is held and not yet charged: the purchase counts as paid, its money has not come. Charged once, with what is left of the
 * payment's balance; what is not charged is refunded by `hold`. Charging nothing lets the card go.
 */
export const paymentHolds = pgTable(
  'payment_holds',
  {
    paymentId: uuid('payment_id')
      .primaryKey()
      .references(() => payments.id),
    /** When the bank lets the card go by itself. */
    expiresAt: instant('expires_at').notNull(),
    /** What is not weighed by then is cancelled. */
    weighBy: instant('weigh_by').notNull(),
    remindedAt: instant('reminded_at'),
    /** How much is charged, in minor units; written before the provider is asked. */
    chargeMinor: minor('charge_minor'),
    askedAt: instant('asked_at'),
    chargedAt: instant('charged_at'),
    /** The bank or somebody else let the card go before it was charged. */
    lostAt: instant('lost_at'),
  },
  (t) => [
    index('payment_holds_open').on(t.weighBy).where(sql`charged_at IS NULL AND lost_at IS NULL`),
    check('payment_holds_deadline', sql`${t.weighBy} < ${t.expiresAt}`),
    check('payment_holds_asked', sql`(${t.chargeMinor} IS NULL) = (${t.askedAt} IS NULL) AND ${t.chargeMinor} >= 0`),
    check(
      'payment_holds_end',
      sql`num_nonnulls(${t.chargedAt}, ${t.lostAt}) <= 1 AND (${t.chargedAt} IS NULL OR ${t.askedAt} IS NOT NULL)`,
    ),
  ],
)
