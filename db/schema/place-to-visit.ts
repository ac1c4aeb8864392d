import { sql } from 'drizzle-orm'
import { doublePrecision, integer, text, uuid } from 'drizzle-orm/pg-core'
import { currency, instant } from './columns'
import { divisions } from './places'
import { sellers } from './sellers'

export const placeStatuses = ['draft', 'live', 'hidden', 'withdrawn'] as const
/** Tiers of stays.csv, and Airbnb's four of October 2025 as templates. */
export const cancelTiers = [
  'flexible',
  'early',
  'strict',
  'weather',
  'group',
  'airbnb-flexible',
  'airbnb-moderate',
  'airbnb-limited',
  'airbnb-firm',
] as const

/** What houses and things to do have alike: whose they are, their words, where they lie, how one cancels, and how they are found. */
export const placeToVisit = () => ({
  id: uuid('id').primaryKey(),
  sellerId: uuid('seller_id')
    .notNull()
    .references(() => sellers.id),
  slug: text('slug').notNull().unique(),
  status: text('status', { enum: placeStatuses }).notNull().default('live'),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull().default(''),
  storyZh: text('story_zh').notNull().default(''),
  storyEn: text('story_en').notNull().default(''),
  townCode: text('town_code')
    .notNull()
    .references(() => divisions.code),
  villageCode: text('village_code').references(() => divisions.code),
  /** Six-digit county, kept for filters. */
  countyCode: text('county_code').notNull(),
  lon: doublePrecision('lon').notNull(),
  lat: doublePrecision('lat').notNull(),
  /** IANA name of the zone in which every day, hour and penalty of this place is counted. */
  zone: text('zone').notNull().default('Asia/Shanghai'),
  amenities: text('amenities').array().notNull().default(sql`'{}'`),
  activities: text('activities').array().notNull().default(sql`'{}'`),
  cancelTier: text('cancel_tier', { enum: cancelTiers }).notNull(),
  currency: currency(),
  /** Grows with each change of price, rule or extra; what is quoted says which one it saw. */
  version: integer('version').notNull().default(1),
  shuffle: integer('shuffle').notNull().default(0),
  publishedAt: instant('published_at').notNull().defaultNow(),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  searchText: text('search_text').notNull().default(''),
  searchGrams: text('search_grams').array().notNull().default(sql`'{}'`),
})
