import { type SQL, sql } from 'drizzle-orm'
import { placeLabel, type ReferenceData } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { CardFacts, CardTag } from './card-facts'

/** Whether a listing, `l` unless said otherwise, is in season in a month. */
export const ripeIn = (month: number | SQL, listing = sql`l`): SQL =>
  sql`(cardinality(${listing}.season_months) < 12 AND ${month}::smallint = ANY(${listing}.season_months))`

/** What a query of cards selects for a month: listing `l`, seller `s`. */
export const cardColumns = (
  month: number | SQL,
): SQL => sql`l.id, l.slug, l.title_zh AS "titleZh", l.title_en AS "titleEn", l.category_code AS category, l.origin_code AS origin, ${ripeIn(month)} AS ripe,
  l.in_stock AS "inStock", l.from_minor AS minor, l.offer_count AS offers, l.card_grams AS grams, l.card_unit_zh AS "unitZh", l.card_unit_en AS "unitEn", l.photo_key AS photo, l.tag,
  s.contact_zh AS "sellerZh", s.contact_en AS "sellerEn"`

export type CardRow = {
  id: string
  slug: string
  titleZh: string
  titleEn: string
  category: string
  origin: string
  ripe: boolean
  inStock: boolean
  minor: number
  offers: number
  grams: number | null
  unitZh: string
  unitEn: string
  photo: string | null
  tag: CardTag | null
  sellerZh: string
  sellerEn: string
}

/** A card in one language, without what it does not show: it travels with every page. */
export function cardOf(row: CardRow, data: ReferenceData, locale: Locale): CardFacts {
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh)
  const place = placeLabel(data, row.origin)
  const card: CardFacts = {
    slug: row.slug,
    title: pick(row.titleZh, row.titleEn),
    category: row.category,
    minor: row.minor,
    unit: pick(row.unitZh, row.unitEn),
    place: pick(place.zh, place.en),
    seller: pick(row.sellerZh, row.sellerEn),
  }
  if (locale === 'en') card.printName = row.titleZh
  if (row.grams) card.grams = row.grams
  if (isWeightUnit(row.unitZh)) card.byWeight = true
  if (row.offers > 1) card.from = true
  if (!row.inStock) card.soldOut = true
  const tag = row.tag ?? (row.ripe ? 'in-season' : undefined)
  if (tag) card.tag = tag
  if (row.photo) card.photo = row.photo
  return card
}

/** Sold by weight itself, not by the pack. */
export const isWeightUnit = (unitZh: string) => unitZh === '斤' || unitZh === '公斤' || unitZh === '千克'
