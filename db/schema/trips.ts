import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bookings, type FrozenQuote } from './bookings'
import { instant, minor } from './columns'
import { sessionBookings } from './experiences'
import { actorKinds, purchases, sellerOrders } from './orders'
import { users } from './people'
import { roomTypes, roomUnits } from './stays'

/** Why a paid booking was given up. */
export const cancelCauses = ['guest', 'house', 'weather', 'crop', 'too-few', 'operator', 'change-failed'] as const
export const changeStates = ['waiting', 'done', 'void'] as const

/** A paid booking that was given up, and what comes back of it as decided at that moment. One for each order. Append-only. */
export const bookingCancellations = pgTable(
  'booking_cancellations',
  {
    sellerOrderId: uuid('seller_order_id')
      .primaryKey()
      .references(() => sellerOrders.id),
    bookingId: uuid('booking_id').references(() => bookings.id),
    sessionBookingId: uuid('session_booking_id').references(() => sessionBookings.id),
    cause: text('cause', { enum: cancelCauses }).notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    actorId: uuid('actor_id').references(() => users.id),
    reason: text('reason').notNull().default(''),
    /** What was paid for the trip and had not come back before. Fen. */
    paidMinor: minor('paid_minor').notNull(),
    refundMinor: minor('refund_minor').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    index('booking_cancellations_booking').on(t.bookingId),
    index('booking_cancellations_session_booking').on(t.sessionBookingId),
    index('booking_cancellations_actor').on(t.actorId),
    check('booking_cancellations_cause_known', sql`${t.cause} IN ('guest','house','weather','crop','too-few','operator','change-failed')`),
    check('booking_cancellations_of_one', sql`(${t.bookingId} IS NULL) <> (${t.sessionBookingId} IS NULL)`),
    check('booking_cancellations_money', sql`${t.refundMinor} BETWEEN 0 AND ${t.paidMinor}`),
    check('booking_cancellations_reason', sql`length(${t.reason}) <= 500`),
  ],
)

/**
 * A change of dates or room of a paid booking. A dearer one waits for a purchase of its own, and its nights are held by a booking of that
 * purchase (`holdId`) until they are moved onto the booking itself.
 */
export const bookingChanges = pgTable(
  'booking_changes',
  {
    id: uuid('id').primaryKey(),
    bookingId: uuid('booking_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    state: text('state', { enum: changeStates }).notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    actorId: uuid('actor_id').references(() => users.id),
    fromUnitId: uuid('from_unit_id')
      .notNull()
      .references(() => roomUnits.id),
    fromCheckIn: date('from_check_in', { mode: 'string' }).notNull(),
    fromCheckOut: date('from_check_out', { mode: 'string' }).notNull(),
    toRoomTypeId: uuid('to_room_type_id')
      .notNull()
      .references(() => roomTypes.id),
    toCheckIn: date('to_check_in', { mode: 'string' }).notNull(),
    toCheckOut: date('to_check_out', { mode: 'string' }).notNull(),
    /** The whole price after the change. */
    quote: jsonb('quote').$type<FrozenQuote>().notNull(),
    /** New price less old; negative when it is cheaper. */
    differenceMinor: minor('difference_minor').notNull(),
    /** What comes back of a cheaper change, and what the refund rule keeps of it. */
    refundMinor: minor('refund_minor').notNull().default(0),
    forfeitMinor: minor('forfeit_minor').notNull().default(0),
    /** What would have been kept had the guest cancelled then: a later cancellation gives back no more for having changed. */
    floorMinor: minor('floor_minor').notNull().default(0),
    holdId: uuid('hold_id').references(() => bookings.id),
    purchaseId: uuid('purchase_id').references(() => purchases.id),
    sellerOrderId: uuid('seller_order_id').references(() => sellerOrders.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('booking_changes_booking').on(t.bookingId),
    index('booking_changes_actor').on(t.actorId),
    index('booking_changes_from_unit').on(t.fromUnitId),
    index('booking_changes_to_room').on(t.toRoomTypeId),
    uniqueIndex('booking_changes_waiting_once').on(t.bookingId).where(sql`state = 'waiting'`),
    unique('booking_changes_hold').on(t.holdId),
    unique('booking_changes_purchase').on(t.purchaseId),
    unique('booking_changes_order').on(t.sellerOrderId),
    foreignKey({
      columns: [t.bookingId, t.sellerId],
      foreignColumns: [bookings.id, bookings.sellerId],
      name: 'booking_changes_booking_of_seller',
    }),
    check('booking_changes_state_known', sql`${t.state} IN ('waiting','done','void')`),
    check('booking_changes_done_at', sql`(${t.state} = 'done') = (${t.doneAt} IS NOT NULL)`),
    check('booking_changes_nights', sql`${t.toCheckOut} > ${t.toCheckIn} AND ${t.fromCheckOut} > ${t.fromCheckIn}`),
    check(
      'booking_changes_money',
      sql`${t.refundMinor} >= 0 AND ${t.forfeitMinor} >= 0 AND ${t.floorMinor} >= 0 AND ${t.refundMinor} + ${t.forfeitMinor} = greatest(0, -${t.differenceMinor})`,
    ),
    check(
      'booking_changes_paid_apart',
      sql`(${t.differenceMinor} > 0) = (${t.purchaseId} IS NOT NULL) AND (${t.purchaseId} IS NULL) = (${t.sellerOrderId} IS NULL) AND (${t.purchaseId} IS NULL) = (${t.holdId} IS NULL)`,
    ),
    check('booking_changes_waits_for_money', sql`${t.state} = 'done' OR ${t.purchaseId} IS NOT NULL`),
  ],
)

/** Days on which the weather service warns for a county; declared by an operator. Who arrives there then may cancel or move without loss. */
export const weatherWarnings = pgTable(
  'weather_warnings',
  {
    id: uuid('id').primaryKey(),
    countyCode: text('county_code').notNull(),
    firstDay: date('first_day', { mode: 'string' }).notNull(),
    lastDay: date('last_day', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    declaredBy: uuid('declared_by')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by').references(() => users.id),
  },
  (t) => [
    index('weather_warnings_days').on(t.countyCode, t.lastDay).where(sql`lifted_at IS NULL`),
    index('weather_warnings_declared_by').on(t.declaredBy),
    index('weather_warnings_lifted_by').on(t.liftedBy),
    check('weather_warnings_days_order', sql`${t.lastDay} >= ${t.firstDay} AND ${t.lastDay} - ${t.firstDay} <= 60`),
    check('weather_warnings_reason', sql`length(${t.reason}) BETWEEN 1 AND 300`),
    check('weather_warnings_lifted', sql`(${t.liftedAt} IS NULL) = (${t.liftedBy} IS NULL)`),
  ],
)
