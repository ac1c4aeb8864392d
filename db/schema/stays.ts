import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, minor } from './columns'
import { placeToVisit } from './place-to-visit'

export const stayKinds = ['homestay', 'farmstay', 'whole-house', 'camp'] as const

/** Numbers of licences a house shows: business licence, homestay filing or special-trade permit, fire, hygiene, food when it cooks. */
export type StayPapers = { business?: string; filing?: string; fire?: string; hygiene?: string; food?: string }

/** A house that takes guests: an inn, a farmhouse, a whole house, a camp. */
export const stays = pgTable(
  'stays',
  {
    ...placeToVisit(),
    kind: text('kind', { enum: stayKinds }).notNull(),
    /** How to get there. */
    wayZh: text('way_zh').notNull().default(''),
    wayEn: text('way_en').notNull().default(''),
    mealsIncluded: text('meals_included').array().notNull().default(sql`'{}'`),
    pets: text('pets', { enum: ['yes', 'no', 'ask'] })
      .notNull()
      .default('no'),
    smoking: text('smoking', { enum: ['no', 'outside', 'yes'] })
      .notNull()
      .default('no'),
    children: boolean('children').notNull().default(true),
    rulesZh: text('rules_zh').notNull().default(''),
    rulesEn: text('rules_en').notNull().default(''),
    /** Hours as 'HH:MM' of the house's zone. */
    arrivalFrom: text('arrival_from').notNull().default('14:00'),
    arrivalUntil: text('arrival_until'),
    departureBy: text('departure_by').notNull().default('12:00'),
    papers: jsonb('papers').$type<StayPapers>().notNull().default({}),
    bookingKind: text('booking_kind', { enum: ['instant', 'request'] })
      .notNull()
      .default('instant'),
    /** Paid at the house and given back there; never part of a total. */
    depositMinor: minor('deposit_minor').notNull().default(0),
    depositZh: text('deposit_zh').notNull().default(''),
    depositEn: text('deposit_en').notNull().default(''),
    /** Once a stay. */
    cleaningMinor: minor('cleaning_minor').notNull().default(0),
  },
  (t) => [
    unique('stays_id_seller').on(t.id, t.sellerId),
    index('stays_seller').on(t.sellerId),
    index('stays_town').on(t.townCode, t.shuffle, t.id),
    index('stays_village').on(t.villageCode),
    index('stays_county').on(t.countyCode, t.shuffle, t.id).where(sql`status = 'live'`),
    index('stays_search_grams').using('gin', t.searchGrams),
    index('stays_shuffle').on(t.shuffle, t.id).where(sql`status = 'live'`),
    check('stays_kind_known', sql`${t.kind} IN ('homestay','farmstay','whole-house','camp')`),
    check('stays_status_known', sql`${t.status} IN ('draft','live','hidden','withdrawn')`),
    check(
      'stays_tier_known',
      sql`${t.cancelTier} IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')`,
    ),
    check('stays_booking_kind_known', sql`${t.bookingKind} IN ('instant','request')`),
    check('stays_rules_known', sql`${t.pets} IN ('yes','no','ask') AND ${t.smoking} IN ('no','outside','yes')`),
    check(
      'stays_hours',
      sql`${t.arrivalFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ${t.departureBy} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        AND (${t.arrivalUntil} IS NULL OR ${t.arrivalUntil} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')`,
    ),
    check('stays_money', sql`${t.depositMinor} BETWEEN 0 AND 10000000 AND ${t.cleaningMinor} BETWEEN 0 AND 10000000`),
    // E-Commerce Law art. 21: a deposit states how it comes back.
    check('stays_deposit_said', sql`${t.depositMinor} = 0 OR (${t.depositZh} <> '' AND ${t.depositEn} <> '')`),
    check(
      'stays_lengths',
      sql`length(${t.titleZh}) BETWEEN 1 AND 60 AND length(${t.titleEn}) <= 120 AND length(${t.storyZh}) <= 4000 AND length(${t.storyEn}) <= 8000
        AND length(${t.rulesZh}) <= 1000 AND length(${t.rulesEn}) <= 2000 AND length(${t.wayZh}) <= 1000 AND length(${t.wayEn}) <= 2000`,
    ),
    check('stays_place', sql`${t.lon} BETWEEN -180 AND 180 AND ${t.lat} BETWEEN -90 AND 90`),
  ],
)

/** A kind of room, tent, hut or the whole house; what a visitor books. Guests of one are at most beds and extra beds. */
export const roomTypes = pgTable(
  'room_types',
  {
    id: uuid('id').primaryKey(),
    stayId: uuid('stay_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    position: smallint('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull().default(''),
    storyZh: text('story_zh').notNull().default(''),
    storyEn: text('story_en').notNull().default(''),
    bedsZh: text('beds_zh').notNull().default(''),
    bedsEn: text('beds_en').notNull().default(''),
    amenities: text('amenities').array().notNull().default(sql`'{}'`),
    adults: smallint('adults').notNull(),
    /** Children beside the adults; an adult's place serves a child too. */
    children: smallint('children').notNull().default(0),
    extraBeds: smallint('extra_beds').notNull().default(0),
    /** One extra bed, one night. */
    extraBedMinor: minor('extra_bed_minor').notNull().default(0),
    /** Whether the night's price is for the room or for each guest (full board). */
    pricePer: text('price_per', { enum: ['unit', 'person'] })
      .notNull()
      .default('unit'),
    /** What a child pays of a price per person. */
    childPercent: smallint('child_percent').notNull().default(100),
    baseMinor: minor('base_minor').notNull(),
    /** Friday and Saturday nights; the base when null. */
    weekendMinor: minor('weekend_minor'),
    /** Nights before a day off of an official holiday; the weekend's price when null. */
    peakMinor: minor('peak_minor'),
    minNights: smallint('min_nights').notNull().default(1),
    maxNights: smallint('max_nights').notNull().default(30),
    /** Booked at the latest this many days before arrival, by `noticeBy` ('HH:MM') of that day at the house. */
    noticeDays: smallint('notice_days').notNull().default(0),
    noticeBy: text('notice_by').notNull().default('18:00'),
    /** Arrival at most this many days ahead. */
    horizonDays: smallint('horizon_days').notNull().default(365),
    /** Nights a unit stays empty between two parties. */
    gapNights: smallint('gap_nights').notNull().default(0),
    /** ISO weekdays, 1 = Monday, on which nobody may arrive or depart. */
    noArrivalOn: smallint('no_arrival_on').array().notNull().default(sql`'{}'`),
    noDepartureOn: smallint('no_departure_on').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    unique('room_types_id_stay').on(t.id, t.stayId, t.sellerId),
    index('room_types_stay').on(t.stayId),
    foreignKey({ columns: [t.stayId, t.sellerId], foreignColumns: [stays.id, stays.sellerId], name: 'room_types_stay_of_seller' }),
    check('room_types_lengths', sql`length(${t.titleZh}) BETWEEN 1 AND 60 AND length(${t.titleEn}) <= 120`),
    check('room_types_capacity', sql`${t.adults} BETWEEN 1 AND 60 AND ${t.children} BETWEEN 0 AND 60 AND ${t.extraBeds} BETWEEN 0 AND 20`),
    check(
      'room_types_prices',
      sql`${t.baseMinor} BETWEEN 1 AND 100000000 AND ${t.extraBedMinor} BETWEEN 0 AND 100000000
        AND (${t.weekendMinor} IS NULL OR ${t.weekendMinor} BETWEEN 1 AND 100000000) AND (${t.peakMinor} IS NULL OR ${t.peakMinor} BETWEEN 1 AND 100000000)`,
    ),
    check('room_types_price_per', sql`${t.pricePer} IN ('unit','person') AND ${t.childPercent} BETWEEN 0 AND 100`),
    check(
      'room_types_limits',
      sql`${t.minNights} BETWEEN 1 AND 365 AND ${t.maxNights} BETWEEN ${t.minNights} AND 365 AND ${t.gapNights} BETWEEN 0 AND 14
        AND ${t.noticeDays} BETWEEN 0 AND 60 AND ${t.horizonDays} BETWEEN 1 AND 730 AND ${t.noticeBy} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    ),
    check(
      'room_types_weekdays',
      sql`${t.noArrivalOn} <@ ARRAY[1,2,3,4,5,6,7]::smallint[] AND ${t.noDepartureOn} <@ ARRAY[1,2,3,4,5,6,7]::smallint[]`,
    ),
  ],
)

/** One room, tent or house that one party sleeps in. */
export const roomUnits = pgTable(
  'room_units',
  {
    id: uuid('id').primaryKey(),
    roomTypeId: uuid('room_type_id').notNull(),
    stayId: uuid('stay_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    name: text('name').notNull(),
    position: smallint('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    /** Part of what signs the address of this unit's calendar; one more makes the old address void. */
    feedVersion: integer('feed_version').notNull().default(1),
  },
  (t) => [
    unique('room_units_id_stay').on(t.id, t.stayId, t.sellerId),
    unique('room_units_name').on(t.stayId, t.name),
    index('room_units_type').on(t.roomTypeId),
    foreignKey({
      columns: [t.roomTypeId, t.stayId, t.sellerId],
      foreignColumns: [roomTypes.id, roomTypes.stayId, roomTypes.sellerId],
      name: 'room_units_type_of_stay',
    }),
    check('room_units_name_length', sql`length(${t.name}) BETWEEN 1 AND 40`),
  ],
)

/** Pictures of a house or one of its room types; `key` as in `listing_photos`. */
export const stayPhotos = pgTable(
  'stay_photos',
  {
    id: uuid('id').primaryKey(),
    stayId: uuid('stay_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    roomTypeId: uuid('room_type_id'),
    key: text('key').notNull().unique(),
    position: smallint('position').notNull().default(0),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    altZh: text('alt_zh').notNull().default(''),
    altEn: text('alt_en').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('stay_photos_stay').on(t.stayId),
    index('stay_photos_room').on(t.roomTypeId),
    foreignKey({ columns: [t.stayId, t.sellerId], foreignColumns: [stays.id, stays.sellerId], name: 'stay_photos_stay_of_seller' }),
    foreignKey({
      columns: [t.roomTypeId, t.stayId, t.sellerId],
      foreignColumns: [roomTypes.id, roomTypes.stayId, roomTypes.sellerId],
      name: 'stay_photos_room_of_stay',
    }),
  ],
)
