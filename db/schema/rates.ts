import { sql } from 'drizzle-orm'
import { boolean, check, date, index, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, minor } from './columns'
import { roomTypes, stays } from './stays'

export const extraBases = ['stay', 'night', 'person', 'person-night'] as const
export const discountKinds = ['length', 'early', 'last-minute'] as const

/** What differs on the nights of a range; null leaves the room type's own. Where ranges meet, the shorter wins, then the newer. */
export const roomRates = pgTable(
  'room_rates',
  {
    id: uuid('id').primaryKey(),
    roomTypeId: uuid('room_type_id')
      .notNull()
      .references(() => roomTypes.id),
    title: text('title').notNull().default(''),
    /** Both nights included. */
    firstNight: date('first_night', { mode: 'string' }).notNull(),
    lastNight: date('last_night', { mode: 'string' }).notNull(),
    priceMinor: minor('price_minor'),
    /** Friday and Saturday nights of the range; `priceMinor` when null. */
    weekendMinor: minor('weekend_minor'),
    /** Decided by the day of arrival. */
    minNights: smallint('min_nights'),
    maxNights: smallint('max_nights'),
    /** Of days of the range; null leaves the weekday's rule, false lifts it. */
    noArrival: boolean('no_arrival'),
    noDeparture: boolean('no_departure'),
    /** Nobody sleeps here on these nights. */
    closed: boolean('closed').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('room_rates_type').on(t.roomTypeId, t.lastNight),
    index('room_rates_priced').on(t.firstNight, t.lastNight).where(sql`price_minor IS NOT NULL`),
    check('room_rates_range', sql`${t.lastNight} >= ${t.firstNight} AND ${t.lastNight} - ${t.firstNight} <= 730`),
    check(
      'room_rates_prices',
      sql`(${t.priceMinor} IS NULL OR ${t.priceMinor} BETWEEN 1 AND 100000000) AND (${t.weekendMinor} IS NULL OR (${t.priceMinor} IS NOT NULL AND ${t.weekendMinor} BETWEEN 1 AND 100000000))`,
    ),
    check(
      'room_rates_limits',
      sql`(${t.minNights} IS NULL OR ${t.minNights} BETWEEN 1 AND 365) AND (${t.maxNights} IS NULL OR ${t.maxNights} BETWEEN 1 AND 365)`,
    ),
    check('room_rates_title', sql`length(${t.title}) <= 40`),
  ],
)

/** A part of the nights' price left off; of several that fit, the largest one counts, never two. */
export const stayDiscounts = pgTable(
  'stay_discounts',
  {
    id: uuid('id').primaryKey(),
    stayId: uuid('stay_id')
      .notNull()
      .references(() => stays.id),
    kind: text('kind', { enum: discountKinds }).notNull(),
    /** Nights at least (length), days before arrival at least (early) or at most (last-minute). */
    days: smallint('days').notNull(),
    percent: smallint('percent').notNull(),
  },
  (t) => [
    unique('stay_discounts_once').on(t.stayId, t.kind, t.days),
    index('stay_discounts_fit').on(t.kind, t.days, t.stayId, t.percent),
    check('stay_discounts_kind_known', sql`${t.kind} IN ('length','early','last-minute')`),
    check('stay_discounts_size', sql`${t.percent} BETWEEN 1 AND 90 AND ${t.days} BETWEEN 0 AND 365`),
  ],
)

/** What guests may add: breakfast, a ride from the station, a cot. */
export const stayExtras = pgTable(
  'stay_extras',
  {
    id: uuid('id').primaryKey(),
    stayId: uuid('stay_id')
      .notNull()
      .references(() => stays.id),
    position: smallint('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull().default(''),
    per: text('per', { enum: extraBases }).notNull(),
    priceMinor: minor('price_minor').notNull(),
    /** How many of it one booking may take at most; counts persons when it is per person. */
    most: smallint('most').notNull().default(20),
  },
  (t) => [
    index('stay_extras_stay').on(t.stayId),
    check('stay_extras_per_known', sql`${t.per} IN ('stay','night','person','person-night')`),
    check('stay_extras_price', sql`${t.priceMinor} BETWEEN 0 AND 10000000 AND ${t.most} BETWEEN 1 AND 100`),
    check('stay_extras_lengths', sql`length(${t.titleZh}) BETWEEN 1 AND 60 AND length(${t.titleEn}) <= 120`),
  ],
)
