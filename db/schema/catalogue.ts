import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { currency, instant, minor } from './columns'
import { users } from './people'
import { divisions } from './places'
import { sellers } from './sellers'

export const storageClasses = ['ambient', 'chilled', 'frozen', 'live'] as const
export const listingStatuses = ['draft', 'live', 'hidden', 'withdrawn'] as const
export const listingTags = ['mingqian', 'dug-today', 'pre-order', 'guyuqian', 'heritage'] as const
export const stockReasons = ['receive', 'adjust', 'sale', 'return'] as const

export const categories = pgTable('categories', {
  code: text('code').primaryKey(),
  parent: text('parent'),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  position: smallint('position').notNull(),
  defaultStorage: text('default_storage', { enum: storageClasses }).notNull(),
  /** Whether the seven-day return right is excluded by law for these goods (fresh and perishable). */
  returnExempt: text('return_exempt', { enum: ['yes', 'no', 'fresh only', 'short-life only'] }).notNull(),
  nyt3177: text('nyt3177').notNull().default(''),
  hs: text('hs').notNull().default(''),
})

/** UN/CEFACT Recommendation 20 and 21 codes. */
export const units = pgTable('units', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  symbol: text('symbol').notNull().default(''),
  kind: text('kind').notNull(),
})

/** Specialities of Huzhou and around: suggestions for sellers, season and spellings for buyers. */
export const produce = pgTable('produce', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  pinyin: text('pinyin').notNull(),
  initials: text('initials').notNull(),
  categoryCode: text('category_code')
    .notNull()
    .references(() => categories.code),
  countyCode: text('county_code').notNull(),
  seasonMonths: smallint('season_months').array().notNull(),
  unitZh: text('unit_zh').notNull(),
  unitCode: text('unit_code')
    .notNull()
    .references(() => units.code),
  spec: text('spec').notNull(),
  priceMinMinor: minor('price_min_minor').notNull(),
  priceMaxMinor: minor('price_max_minor').notNull(),
  pricePer: text('price_per', { enum: ['500 g', 'spec'] }).notNull(),
  storage: text('storage', { enum: storageClasses }).notNull(),
  shelfLifeDays: integer('shelf_life_days').notNull(),
})

export const listings = pgTable(
  'listings',
  {
    id: uuid('id').primaryKey(),
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => sellers.id),
    slug: text('slug').notNull().unique(),
    status: text('status', { enum: listingStatuses }).notNull().default('live'),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull().default(''),
    storyZh: text('story_zh').notNull().default(''),
    storyEn: text('story_en').notNull().default(''),
    categoryCode: text('category_code')
      .notNull()
      .references(() => categories.code),
    produceCode: text('produce_code').references(() => produce.code),
    originCode: text('origin_code')
      .notNull()
      .references(() => divisions.code),
    /** Six-digit county of the origin, kept for filters. */
    countyCode: text('county_code').notNull(),
    lon: doublePrecision('lon'),
    lat: doublePrecision('lat'),
    storage: text('storage', { enum: storageClasses }).notNull(),
    seasonMonths: smallint('season_months').array().notNull().default(sql`'{}'`),
    /** Harvest window of this batch. */
    harvestFrom: date('harvest_from', { mode: 'string' }),
    harvestTo: date('harvest_to', { mode: 'string' }),
    /** Working days from payment to dispatch; for pre-orders counted from harvestFrom. */
    shipsWithinDays: smallint('ships_within_days').notNull().default(2),
    tag: text('tag', { enum: listingTags }),
    /** Permit or farm record that listings of Lake Tai catch must show. */
    catchPermit: text('catch_permit'),
    version: integer('version').notNull().default(1),
    publishedAt: instant('published_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),

    // What a card and its filters need, derived from offers, stock, photos and seller by refreshCards.
    onShow: boolean('on_show').notNull().default(false),
    inStock: boolean('in_stock').notNull().default(false),
    fromMinor: minor('from_minor').notNull().default(0),
    offerCount: smallint('offer_count').notNull().default(0),
    /** Fen per 500 g of the cheapest offer by weight; null when nothing is sold by weight. */
    perJinMinor: minor('per_jin_minor'),
    cardGrams: integer('card_grams'),
    cardUnitZh: text('card_unit_zh').notNull().default(''),
    cardUnitEn: text('card_unit_en').notNull().default(''),
    photoKey: text('photo_key'),
    /** Stable mixing key of the default order: no seller is favoured, nobody is profiled. */
    shuffle: integer('shuffle').notNull().default(0),

    searchText: text('search_text').notNull().default(''),
    searchGrams: text('search_grams').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    unique('listings_id_seller').on(t.id, t.sellerId),
    index('listings_seller').on(t.sellerId),
    // The last two are read from it, not looked up by it: goods like others are chosen without a look at the goods.
    index('listings_category').on(t.categoryCode, t.onShow, t.inStock.desc(), t.shuffle, t.id, t.countyCode, t.seasonMonths),
    index('listings_origin').on(t.originCode),
    index('listings_produce').on(t.produceCode),
    index('listings_newest').on(t.onShow, t.publishedAt.desc(), t.id.desc()),
    index('listings_default').on(t.onShow, t.inStock.desc(), t.shuffle, t.id),
    index('listings_per_jin').on(t.onShow, t.perJinMinor, t.id),
    index('listings_name_zh').on(t.onShow, sql`${t.titleZh} COLLATE "zh-x-icu"`, t.id),
    index('listings_name_en').on(t.onShow, sql`(coalesce(nullif(${t.titleEn}, ''), ${t.titleZh}) COLLATE "en-x-icu")`, t.id),
    index('listings_search_grams').using('gin', t.searchGrams),
    check(
      'listings_lengths',
      sql`length(${t.titleZh}) BETWEEN 1 AND 60 AND length(${t.titleEn}) <= 120 AND length(${t.storyZh}) <= 4000 AND length(${t.storyEn}) <= 8000`,
    ),
    check('listings_status_known', sql`${t.status} IN ('draft','live','hidden','withdrawn')`),
    check('listings_harvest', sql`${t.harvestTo} IS NULL OR ${t.harvestFrom} <= ${t.harvestTo}`),
    check('listings_ships', sql`${t.shipsWithinDays} BETWEEN 0 AND 60`),
  ],
)

/** A way to buy a listing (规格): 5 斤装, 100 g 罐. */
export const offers = pgTable(
  'offers',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    position: smallint('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    labelZh: text('label_zh').notNull(),
    labelEn: text('label_en').notNull().default(''),
    /** The word after the price: 斤, 罐, 只. */
    unitZh: text('unit_zh').notNull(),
    unitEn: text('unit_en').notNull().default(''),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    /** Net weight of one, in grams; null for goods counted by the piece. */
    netGrams: integer('net_grams'),
    pieces: integer('pieces'),
    currency: currency(),
    priceMinor: minor('price_minor').notNull(),
    /** Ordered by the piece and priced by the scale: so many fen for so many grams, and how many percent above its net weight one may be. */
    weighMinor: minor('weigh_minor'),
    weighGrams: integer('weigh_grams'),
    tolerancePercent: smallint('tolerance_percent'),
    /** Grows with each change of price; a cart line remembers the one it saw. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('offers_id_seller').on(t.id, t.sellerId),
    index('offers_listing').on(t.listingId),
    foreignKey({ columns: [t.listingId, t.sellerId], foreignColumns: [listings.id, listings.sellerId], name: 'offers_listing_of_seller' }),
    check('offers_price', sql`${t.priceMinor} BETWEEN 1 AND 100000000000`),
    check('offers_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      'offers_weighed',
      sql`num_nonnulls(${t.weighMinor}, ${t.weighGrams}, ${t.tolerancePercent}) IN (0, 3) AND (${t.weighMinor} IS NULL OR
        (${t.netGrams} IS NOT NULL AND ${t.weighMinor} > 0 AND ${t.weighGrams} IN (500, 1000) AND ${t.tolerancePercent} BETWEEN 0 AND 30
        AND ${t.priceMinor} = round(${t.netGrams}::numeric * ${t.weighMinor} / ${t.weighGrams})))`,
    ),
    check('offers_grams', sql`${t.netGrams} IS NULL OR ${t.netGrams} BETWEEN 1 AND 1000000`),
    check('offers_pieces', sql`${t.pieces} IS NULL OR ${t.pieces} BETWEEN 1 AND 100000`),
  ],
)

export const stocks = pgTable(
  'stocks',
  {
    offerId: uuid('offer_id')
      .primaryKey()
      .references(() => offers.id),
    onHand: minor('on_hand').notNull(),
    held: minor('held').notNull().default(0),
    /** Grows with each edit by hand, so that two people do not overwrite each other. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    check('stocks_on_hand', sql`${t.onHand} BETWEEN 0 AND 10000000`),
    check('stocks_held', sql`${t.held} >= 0 AND ${t.held} <= ${t.onHand}`),
  ],
)

/** Every movement of stock. Append-only. */
export const stockLedger = pgTable(
  'stock_ledger',
  {
    id: uuid('id').primaryKey(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => stocks.offerId),
    delta: minor('delta').notNull(),
    reason: text('reason', { enum: stockReasons }).notNull(),
    /** The order line of a sale or return. */
    refId: uuid('ref_id'),
    actorId: uuid('actor_id').references(() => users.id),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    index('stock_ledger_offer').on(t.offerId),
    index('stock_ledger_actor').on(t.actorId),
    uniqueIndex('stock_ledger_once').on(t.refId, t.reason).where(sql`reason IN ('sale','return')`),
    check('stock_ledger_delta', sql`${t.delta} <> 0`),
    check('stock_ledger_reason_known', sql`${t.reason} IN ('receive','adjust','sale','return')`),
  ],
)

/** Photos of a listing; `key` names the folder of re-encoded files behind the uploads boundary. */
export const listingPhotos = pgTable(
  'listing_photos',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id').notNull(),
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
    index('listing_photos_listing').on(t.listingId),
    foreignKey({
      columns: [t.listingId, t.sellerId],
      foreignColumns: [listings.id, listings.sellerId],
      name: 'listing_photos_listing_of_seller',
    }),
  ],
)
