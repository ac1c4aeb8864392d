import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minor } from './columns'
import { users } from './people'
import { divisions } from './places'

export const sellerKinds = ['household', 'cooperative', 'company', 'collective'] as const
export const sellerStatuses = ['review', 'asked', 'refused', 'active', 'suspended'] as const

/** A stall: a household, cooperative, company or village collective that sells. */
export const sellers = pgTable(
  'sellers',
  {
    id: uuid('id').primaryKey(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    slug: text('slug').notNull().unique(),
    kind: text('kind', { enum: sellerKinds }).notNull(),
    status: text('status', { enum: sellerStatuses }).notNull().default('review'),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull().default(''),
    /** NFKC, lower case, look-alikes folded: two stalls may not share it. */
    nameSkeleton: text('name_skeleton').notNull().unique(),
    /** The person buyers see: 陈阿姨, 沈师傅. */
    contactZh: text('contact_zh').notNull(),
    contactEn: text('contact_en').notNull().default(''),
    phone: text('phone').notNull(),
    storyZh: text('story_zh').notNull().default(''),
    storyEn: text('story_en').notNull().default(''),
    grows: text('grows').notNull().default(''),
    townCode: text('town_code')
      .notNull()
      .references(() => divisions.code),
    villageCode: text('village_code').references(() => divisions.code),
    lon: doublePrecision('lon'),
    lat: doublePrecision('lat'),
    /** 统一社会信用代码 (GB 32100), for cooperatives, companies and collectives. */
    uscc: text('uscc'),
    payoutName: text('payout_name').notNull(),
    exemptionAcceptedAt: instant('exemption_accepted_at'),
    /** What the operator said last: a question, or why it was refused or suspended. */
    operatorNote: text('operator_note').notNull().default(''),
    portraitKey: text('portrait_key'),
    /** Spellings for the search box: names, pinyin, initials. */
    searchText: text('search_text').notNull().default(''),
    searchGrams: text('search_grams').array().notNull().default(sql`'{}'`),
    openedAt: instant('opened_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('sellers_owner').on(t.ownerId),
    index('sellers_status').on(t.status),
    index('sellers_town').on(t.townCode),
    index('sellers_village').on(t.villageCode),
    index('sellers_search_grams').using('gin', t.searchGrams),
    check('sellers_kind_known', sql`${t.kind} IN ('household','cooperative','company','collective')`),
    check('sellers_status_known', sql`${t.status} IN ('review','asked','refused','active','suspended')`),
    check('sellers_uscc', sql`${t.kind} = 'household' OR ${t.uscc} IS NOT NULL`),
    check('sellers_exemption', sql`${t.kind} <> 'household' OR ${t.exemptionAcceptedAt} IS NOT NULL`),
    check('sellers_lengths', sql`length(${t.nameZh}) <= 60 AND length(${t.storyZh}) <= 4000 AND length(${t.storyEn}) <= 8000`),
  ],
)

/** What a seller's delivery costs: one flat fee, free from an amount, and provinces it does not go to. */
export const deliveryTerms = pgTable(
  'delivery_terms',
  {
    sellerId: uuid('seller_id')
      .primaryKey()
      .references(() => sellers.id),
    flatMinor: minor('flat_minor').notNull(),
    /** Goods of this seller worth this much travel free; null = never. */
    freeFromMinor: minor('free_from_minor'),
    /** Six-digit province codes, GB/T 2260. Beyond the customs border (台湾, 香港, 澳门) a seller delivers only after saying so. */
    excludedProvinces: text('excluded_provinces').array().notNull().default(sql`'{710000,810000,820000}'`),
    packsOnWeekends: boolean('packs_on_weekends').notNull().default(true),
  },
  (t) => [
    check('delivery_terms_flat', sql`${t.flatMinor} BETWEEN 0 AND 100000`),
    check('delivery_terms_free', sql`${t.freeFromMinor} IS NULL OR ${t.freeFromMinor} BETWEEN 0 AND 10000000`),
  ],
)
