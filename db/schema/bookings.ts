import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { currency, instant, minor } from './columns'
import { purchases, sellerOrders } from './orders'
import { users } from './people'
import { cancelTiers } from './place-to-visit'
import { sellers } from './sellers'
import { roomUnits } from './stays'

export const bookingSources = ['store', 'request', 'walk_in', 'ical', 'block'] as const
export const bookingStates = ['held', 'confirmed', 'conflict', 'released'] as const
export const requestStates = ['waiting', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const

/** A priced night: what the guest pays for it, and what it cost before the discount. Fen. */
export type QuotedNight = { night: string; minor: number; fullMinor: number; why: 'base' | 'weekend' | 'peak' | 'range' }
/** `quantity` units of `unitMinor` each; persons and nights are multiplied in already. Fen. */
export type QuotedExtra = {
  extraId: string
  titleZh: string
  titleEn: string
  per: 'stay' | 'night' | 'person' | 'person-night'
  quantity: number
  unitMinor: number
  lineMinor: number
}

/** A price as it was agreed, down to each night; nothing here is ever computed again. */
export type FrozenQuote = {
  titleZh: string
  titleEn: string
  roomZh: string
  roomEn: string
  currency: string
  arrival: string
  departure: string
  adults: number
  children: number
  extraBeds: number
  nights: QuotedNight[]
  discount: { kind: 'length' | 'early' | 'last-minute'; days: number; percent: number } | null
  roomMinor: number
  extras: QuotedExtra[]
  extrasMinor: number
  cleaningMinor: number
  totalMinor: number
  /** Paid at the house and given back there; not in the total. */
  depositMinor: number
  stayVersion: number
}

/** Whatever takes nights of a unit: a guest of ours, a walk-in, another site's guest, the host's own block. Nights are [checkIn, checkOut). */
export const bookings = pgTable(
  'bookings',
  {
    id: uuid('id').primaryKey(),
    unitId: uuid('unit_id').notNull(),
    stayId: uuid('stay_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    source: text('source', { enum: bookingSources }).notNull(),
    state: text('state', { enum: bookingStates }).notNull(),
    checkIn: date('check_in', { mode: 'string' }).notNull(),
    checkOut: date('check_out', { mode: 'string' }).notNull(),
    /** Whether people sleep there; the gap between parties counts only these. False for blocks and other sites' closed windows. */
    occupied: boolean('occupied').notNull().default(true),
    /** When held nights are let go, by the database's clock. */
    expiresAt: instant('expires_at'),
    purchaseId: uuid('purchase_id').references(() => purchases.id),
    sellerOrderId: uuid('seller_order_id'),
    adults: smallint('adults').notNull().default(0),
    children: smallint('children').notNull().default(0),
    currency: currency(),
    /** Frozen; null where nothing is paid through us. */
    quote: jsonb('quote').$type<FrozenQuote>(),
    /** The whole price; what the host noted for a walk-in; 0 for blocks and other sites. */
    totalMinor: minor('total_minor').notNull().default(0),
    /** The refund rule as agreed: its key, its sentence in both languages, the zone and hour it counts from. */
    cancelTier: text('cancel_tier', { enum: cancelTiers }),
    cancelZh: text('cancel_zh').notNull().default(''),
    cancelEn: text('cancel_en').notNull().default(''),
    zone: text('zone').notNull().default('Asia/Shanghai'),
    arrivalFrom: text('arrival_from').notNull().default('14:00'),
    /** Of a request and a walk-in; a purchase knows its own buyer. */
    buyerId: uuid('buyer_id').references(() => users.id),
    visitorId: uuid('visitor_id'),
    contactName: text('contact_name').notNull().default(''),
    contactPhone: text('contact_phone').notNull().default(''),
    note: text('note').notNull().default(''),
    /** Of a request: its number as people read it, the asker's mail address and language. */
    requestNo: text('request_no').unique(),
    email: text('email'),
    locale: text('locale', { enum: ['zh', 'en'] })
      .notNull()
      .default('zh'),
    requestState: text('request_state', { enum: requestStates }),
    answer: text('answer').notNull().default(''),
    answeredAt: instant('answered_at'),
    feedId: uuid('feed_id').references(() => calendarFeeds.id),
    icalUid: text('ical_uid'),
    /** Registered at arrival: done and when, nothing more. */
    checkedInAt: instant('checked_in_at'),
    checkedOutAt: instant('checked_out_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    unique('bookings_id_unit').on(t.id, t.unitId),
    unique('bookings_id_seller').on(t.id, t.sellerId),
    uniqueIndex('bookings_ical_once').on(t.unitId, t.icalUid).where(sql`source = 'ical' AND state <> 'released'`),
    uniqueIndex('bookings_order_once').on(t.sellerOrderId).where(sql`state <> 'released'`),
    index('bookings_unit').on(t.unitId, t.checkIn),
    index('bookings_stay').on(t.stayId, t.checkIn),
    index('bookings_seller').on(t.sellerId, t.checkIn),
    index('bookings_purchase').on(t.purchaseId),
    index('bookings_seller_order').on(t.sellerOrderId),
    index('bookings_buyer').on(t.buyerId),
    index('bookings_feed').on(t.feedId),
    index('bookings_held').on(t.expiresAt).where(sql`state = 'held'`),
    index('bookings_conflict').on(t.sellerId).where(sql`state = 'conflict'`),
    foreignKey({
      columns: [t.unitId, t.stayId, t.sellerId],
      foreignColumns: [roomUnits.id, roomUnits.stayId, roomUnits.sellerId],
      name: 'bookings_unit_of_stay',
    }),
    foreignKey({
      columns: [t.sellerOrderId, t.sellerId],
      foreignColumns: [sellerOrders.id, sellerOrders.sellerId],
      name: 'bookings_order_of_seller',
    }),
    check('bookings_source_known', sql`${t.source} IN ('store','request','walk_in','ical','block')`),
    check('bookings_state_known', sql`${t.state} IN ('held','confirmed','conflict','released')`),
    check('bookings_nights', sql`${t.checkOut} > ${t.checkIn} AND ${t.checkOut} - ${t.checkIn} <= 365`),
    check('bookings_store_paid_here', sql`${t.source} <> 'store' OR ${t.purchaseId} IS NOT NULL`),
    check('bookings_others_not', sql`${t.source} IN ('store','request') OR ${t.purchaseId} IS NULL`),
    check('bookings_order_of_purchase', sql`(${t.purchaseId} IS NULL) = (${t.sellerOrderId} IS NULL)`),
    check('bookings_conflict_from_outside', sql`${t.state} <> 'conflict' OR ${t.source} = 'ical'`),
    check('bookings_held_until', sql`(${t.state} = 'held') = (${t.expiresAt} IS NOT NULL)`),
    check('bookings_feed', sql`(${t.source} = 'ical') = (${t.icalUid} IS NOT NULL) AND (${t.feedId} IS NULL OR ${t.source} = 'ical')`),
    check('bookings_request', sql`(${t.source} = 'request') = (${t.requestState} IS NOT NULL)`),
    check(
      'bookings_request_known',
      sql`${t.requestState} IS NULL OR ${t.requestState} IN ('waiting','accepted','declined','lapsed','withdrawn')`,
    ),
    check(
      'bookings_guests',
      sql`${t.children} BETWEEN 0 AND 100 AND ${t.adults} BETWEEN 0 AND 100 AND (${t.source} NOT IN ('store','request') OR ${t.adults} >= 1)`,
    ),
    check(
      'bookings_agreed',
      sql`${t.source} NOT IN ('store','request') OR (${t.quote} IS NOT NULL AND ${t.cancelTier} IS NOT NULL AND ${t.cancelZh} <> '' AND ${t.cancelEn} <> '')`,
    ),
    check(
      'bookings_tier_known',
      sql`${t.cancelTier} IS NULL OR ${t.cancelTier} IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')`,
    ),
    check(
      'bookings_total',
      sql`${t.totalMinor} BETWEEN 0 AND 100000000000 AND (${t.quote} IS NULL OR (${t.quote} ->> 'totalMinor')::bigint = ${t.totalMinor})`,
    ),
    check(
      'bookings_lengths',
      sql`length(${t.contactName}) <= 40 AND length(${t.contactPhone}) <= 20 AND length(${t.note}) <= 500 AND length(${t.answer}) <= 500 AND length(${t.icalUid}) <= 1000 AND length(${t.email}) <= 254`,
    ),
  ],
)

/** The only truth about who sleeps where: one row per unit and taken night. */
export const unitNights = pgTable(
  'unit_nights',
  {
    unitId: uuid('unit_id').notNull(),
    night: date('night', { mode: 'string' }).notNull(),
    bookingId: uuid('booking_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.night] }),
    index('unit_nights_booking').on(t.bookingId),
    index('unit_nights_night').on(t.night, t.unitId),
    foreignKey({ columns: [t.bookingId, t.unitId], foreignColumns: [bookings.id, bookings.unitId], name: 'unit_nights_booking_of_unit' }),
  ],
)

/** A calendar of another site that a unit follows. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: uuid('id').primaryKey(),
    unitId: uuid('unit_id').notNull(),
    stayId: uuid('stay_id').notNull(),
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => sellers.id),
    title: text('title').notNull().default(''),
    url: text('url').notNull(),
    active: boolean('active').notNull().default(true),
    etag: text('etag').notNull().default(''),
    lastModified: text('last_modified').notNull().default(''),
    nextAt: instant('next_at').notNull().defaultNow(),
    lastTriedAt: instant('last_tried_at'),
    lastSuccessAt: instant('last_success_at'),
    /** A key of the words for feeds, with what it needs; empty after a success. */
    lastError: text('last_error').notNull().default(''),
    lastErrorAt: instant('last_error_at'),
    failures: integer('failures').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('calendar_feeds_once').on(t.unitId, t.url),
    index('calendar_feeds_seller').on(t.sellerId),
    index('calendar_feeds_due').on(t.nextAt).where(sql`active`),
    foreignKey({
      columns: [t.unitId, t.stayId, t.sellerId],
      foreignColumns: [roomUnits.id, roomUnits.stayId, roomUnits.sellerId],
      name: 'calendar_feeds_unit_of_stay',
    }),
    check(
      'calendar_feeds_lengths',
      sql`length(${t.url}) BETWEEN 8 AND 2000 AND length(${t.title}) <= 40 AND length(${t.lastError}) <= 500`,
    ),
    check('calendar_feeds_failures', sql`${t.failures} >= 0`),
  ],
)
