import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { currency, instant, minor } from './columns'
import { purchases, sellerOrders } from './orders'
import { users } from './people'
import { cancelTiers, placeToVisit } from './place-to-visit'

export const experienceKinds = ['picking', 'study-tour', 'experience'] as const
export const sessionStates = ['open', 'sure', 'cancelled', 'done'] as const
export const seatBookingStates = ['held', 'confirmed', 'released'] as const

/** Something to do on a farm: tea picking, digging shoots, a day of study. */
export const experiences = pgTable(
  'experiences',
  {
    ...placeToVisit(),
    kind: text('kind', { enum: experienceKinds }).notNull(),
    meetZh: text('meet_zh').notNull().default(''),
    meetEn: text('meet_en').notNull().default(''),
    /** Months in which it makes sense; empty for the whole year. */
    seasonMonths: smallint('season_months').array().notNull().default(sql`'{}'`),
    ageFrom: smallint('age_from').notNull().default(0),
    /** Under this age one pays and sits as a child. */
    childUnder: smallint('child_under').notNull().default(14),
    bringZh: text('bring_zh').notNull().default(''),
    bringEn: text('bring_en').notNull().default(''),
    safetyZh: text('safety_zh').notNull().default(''),
    safetyEn: text('safety_en').notNull().default(''),
    rainZh: text('rain_zh').notNull().default(''),
    rainEn: text('rain_en').notNull().default(''),
  },
  (t) => [
    unique('experiences_id_seller').on(t.id, t.sellerId),
    index('experiences_seller').on(t.sellerId),
    index('experiences_town').on(t.townCode, t.shuffle, t.id),
    index('experiences_village').on(t.villageCode),
    index('experiences_county').on(t.countyCode, t.shuffle, t.id).where(sql`status = 'live'`),
    index('experiences_search_grams').using('gin', t.searchGrams),
    check('experiences_kind_known', sql`${t.kind} IN ('picking','study-tour','experience')`),
    check('experiences_status_known', sql`${t.status} IN ('draft','live','hidden','withdrawn')`),
    check(
      'experiences_tier_known',
      sql`${t.cancelTier} IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')`,
    ),
    check('experiences_ages', sql`${t.ageFrom} BETWEEN 0 AND 99 AND ${t.childUnder} BETWEEN 0 AND 18`),
    check(
      'experiences_lengths',
      sql`length(${t.titleZh}) BETWEEN 1 AND 60 AND length(${t.titleEn}) <= 120 AND length(${t.storyZh}) <= 4000 AND length(${t.storyEn}) <= 8000`,
    ),
    check('experiences_place', sql`${t.lon} BETWEEN -180 AND 180 AND ${t.lat} BETWEEN -90 AND 90`),
  ],
)

/** One time an experience takes place, with its seats and prices. */
export const experienceSessions = pgTable(
  'experience_sessions',
  {
    id: uuid('id').primaryKey(),
    experienceId: uuid('experience_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    state: text('state', { enum: sessionStates }).notNull().default('open'),
    startsAt: instant('starts_at').notNull(),
    minutes: smallint('minutes').notNull(),
    seats: smallint('seats').notNull(),
    /** Seats of unpaid purchases. */
    held: smallint('held').notNull().default(0),
    taken: smallint('taken').notNull().default(0),
    /** Seats one adult and one child take; a babe in arms takes none. */
    adultSeats: smallint('adult_seats').notNull().default(1),
    childSeats: smallint('child_seats').notNull().default(1),
    adultMinor: minor('adult_minor').notNull(),
    /** Null where children cannot come. */
    childMinor: minor('child_minor'),
    /** Seats that must be taken by `decidesAt`, or everybody is told and refunded; 0 = it takes place anyway. */
    minSeats: smallint('min_seats').notNull().default(0),
    decidesAt: instant('decides_at').notNull(),
    cancelReason: text('cancel_reason').notNull().default(''),
    /** Why it was called off; the house's own reason when null. */
    cancelCause: text('cancel_cause', { enum: ['house', 'weather', 'crop', 'too-few'] }),
    /** The session to which guests of one called off are taken, as far as its seats go. */
    movedToId: uuid('moved_to_id'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.movedToId], foreignColumns: [t.id], name: 'experience_sessions_moved_to' }),
    index('experience_sessions_moved_to').on(t.movedToId),
    unique('experience_sessions_start').on(t.experienceId, t.startsAt),
    unique('experience_sessions_id_seller').on(t.id, t.sellerId),
    index('experience_sessions_starts').on(t.startsAt).where(sql`state IN ('open','sure')`),
    index('experience_sessions_decides').on(t.decidesAt).where(sql`state = 'open'`),
    foreignKey({
      columns: [t.experienceId, t.sellerId],
      foreignColumns: [experiences.id, experiences.sellerId],
      name: 'experience_sessions_experience_of_seller',
    }),
    check('experience_sessions_state_known', sql`${t.state} IN ('open','sure','cancelled','done')`),
    check('experience_sessions_cause_known', sql`${t.cancelCause} IS NULL OR ${t.cancelCause} IN ('house','weather','crop','too-few')`),
    check('experience_sessions_cause_of', sql`${t.state} = 'cancelled' OR (${t.cancelCause} IS NULL AND ${t.movedToId} IS NULL)`),
    check('experience_sessions_minutes', sql`${t.minutes} BETWEEN 15 AND 2880`),
    check(
      'experience_sessions_seats',
      sql`${t.seats} BETWEEN 1 AND 1000 AND ${t.held} >= 0 AND ${t.taken} >= 0 AND ${t.held} + ${t.taken} <= ${t.seats}`,
    ),
    check('experience_sessions_weights', sql`${t.adultSeats} BETWEEN 1 AND 10 AND ${t.childSeats} BETWEEN 0 AND 10`),
    check(
      'experience_sessions_prices',
      sql`${t.adultMinor} BETWEEN 0 AND 100000000 AND (${t.childMinor} IS NULL OR ${t.childMinor} BETWEEN 0 AND 100000000)`,
    ),
    check('experience_sessions_minimum', sql`${t.minSeats} BETWEEN 0 AND ${t.seats} AND ${t.decidesAt} <= ${t.startsAt}`),
  ],
)

/** A session's price as it was agreed. Fen. */
export type FrozenSeats = {
  titleZh: string
  titleEn: string
  currency: string
  startsAt: string
  adults: number
  children: number
  adultMinor: number
  childMinor: number
  totalMinor: number
}

/** Seats one party takes at a session. */
export const sessionBookings = pgTable(
  'session_bookings',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    source: text('source', { enum: ['store', 'walk_in'] }).notNull(),
    state: text('state', { enum: seatBookingStates }).notNull(),
    adults: smallint('adults').notNull(),
    children: smallint('children').notNull().default(0),
    /** By the weights of the session when it was booked. */
    seats: smallint('seats').notNull(),
    expiresAt: instant('expires_at'),
    purchaseId: uuid('purchase_id').references(() => purchases.id),
    sellerOrderId: uuid('seller_order_id'),
    currency: currency(),
    quote: jsonb('quote').$type<FrozenSeats>(),
    totalMinor: minor('total_minor').notNull().default(0),
    cancelTier: text('cancel_tier', { enum: cancelTiers }),
    cancelZh: text('cancel_zh').notNull().default(''),
    cancelEn: text('cancel_en').notNull().default(''),
    zone: text('zone').notNull().default('Asia/Shanghai'),
    buyerId: uuid('buyer_id').references(() => users.id),
    contactName: text('contact_name').notNull().default(''),
    contactPhone: text('contact_phone').notNull().default(''),
    note: text('note').notNull().default(''),
    /** The house moved it to another time: until that begins, everything comes back to a guest whom it does not suit. */
    freeToCancel: boolean('free_to_cancel').notNull().default(false),
    checkedInAt: instant('checked_in_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('session_bookings_id_seller').on(t.id, t.sellerId),
    uniqueIndex('session_bookings_order_once').on(t.sellerOrderId).where(sql`state <> 'released'`),
    index('session_bookings_session').on(t.sessionId),
    index('session_bookings_purchase').on(t.purchaseId),
    index('session_bookings_seller_order').on(t.sellerOrderId),
    index('session_bookings_buyer').on(t.buyerId),
    index('session_bookings_held').on(t.expiresAt).where(sql`state = 'held'`),
    foreignKey({
      columns: [t.sessionId, t.sellerId],
      foreignColumns: [experienceSessions.id, experienceSessions.sellerId],
      name: 'session_bookings_session_of_seller',
    }),
    foreignKey({
      columns: [t.sellerOrderId, t.sellerId],
      foreignColumns: [sellerOrders.id, sellerOrders.sellerId],
      name: 'session_bookings_order_of_seller',
    }),
    check('session_bookings_source_known', sql`${t.source} IN ('store','walk_in')`),
    check('session_bookings_state_known', sql`${t.state} IN ('held','confirmed','released')`),
    check('session_bookings_held_until', sql`(${t.state} = 'held') = (${t.expiresAt} IS NOT NULL)`),
    check('session_bookings_paid_here', sql`(${t.source} = 'store') = (${t.purchaseId} IS NOT NULL)`),
    check('session_bookings_order_of_purchase', sql`(${t.purchaseId} IS NULL) = (${t.sellerOrderId} IS NULL)`),
    check(
      'session_bookings_guests',
      sql`${t.adults} BETWEEN 0 AND 1000 AND ${t.children} BETWEEN 0 AND 1000 AND ${t.adults} + ${t.children} >= 1 AND ${t.seats} BETWEEN 1 AND 1000`,
    ),
    check(
      'session_bookings_agreed',
      sql`${t.source} <> 'store' OR (${t.quote} IS NOT NULL AND ${t.cancelTier} IS NOT NULL AND ${t.cancelZh} <> '' AND ${t.cancelEn} <> '')`,
    ),
    check(
      'session_bookings_total',
      sql`${t.totalMinor} BETWEEN 0 AND 100000000000 AND (${t.quote} IS NULL OR (${t.quote} ->> 'totalMinor')::bigint = ${t.totalMinor})`,
    ),
    check('session_bookings_lengths', sql`length(${t.contactName}) <= 40 AND length(${t.contactPhone}) <= 20 AND length(${t.note}) <= 500`),
  ],
)

/** Pictures of an experience; `key` as in `listing_photos`. */
export const experiencePhotos = pgTable(
  'experience_photos',
  {
    id: uuid('id').primaryKey(),
    experienceId: uuid('experience_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    key: text('key').notNull().unique(),
    position: smallint('position').notNull().default(0),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    altZh: text('alt_zh').notNull().default(''),
    altEn: text('alt_en').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('experience_photos_experience').on(t.experienceId),
    foreignKey({
      columns: [t.experienceId, t.sellerId],
      foreignColumns: [experiences.id, experiences.sellerId],
      name: 'experience_photos_experience_of_seller',
    }),
  ],
)
