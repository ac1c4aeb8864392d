import { type SQL, sql } from 'drizzle-orm'
import type { CardFacts, CardTag } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf, isWeightUnit, ripeIn } from '#app/catalogue/cards/card-rows.server'
import { categoriesWithin, placeLabel, referenceData, shortName } from '#app/catalogue/listings/reference-data.server'
import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import type { Locale } from '#app/kernel/money'
import type { WeighTerms } from '#app/kernel/weighed-price'
import type { Db } from '#db/client.server'
import { fixedPart } from '#db/fixed-part'

type ProductOffer = {
  id: string
  label: string
  unit: string
  grams: number | null
  byWeight: boolean
  minor: number
  currency: string
  left: number
  /** Paid by weight; `minor` is what one is expected to cost. */
  weigh: WeighTerms | null
}
type ProductPhoto = { key: string; width: number; height: number; alt: string }

type OfferRow = {
  id: string
  labelZh: string
  labelEn: string
  unitZh: string
  unitEn: string
  grams: number | null
  minor: number
  currency: string
  left: number
  weigh: WeighTerms | null
}
type PhotoRow = { key: string; width: number; height: number; altZh: string; altEn: string }

type ProductRow = {
  id: string
  slug: string
  status: 'draft' | 'live' | 'hidden' | 'withdrawn'
  onShow: boolean
  titleZh: string
  titleEn: string
  storyZh: string
  storyEn: string
  category: string
  origin: string
  county: string
  storage: 'ambient' | 'chilled' | 'frozen' | 'live'
  months: number[]
  harvestFrom: string | null
  harvestTo: string | null
  shipsWithinDays: number
  tag: CardTag | null
  catchPermit: string | null
  produce: string | null
  sellerId: string
  sellerSlug: string
  sellerKind: 'household' | 'cooperative' | 'company' | 'collective'
  sellerNameZh: string
  sellerNameEn: string
  contactZh: string
  contactEn: string
  sellerTown: string
  portrait: string | null
  flatMinor: number
  freeFromMinor: number | null
  excluded: string[]
  packsOnWeekends: boolean
  offers: OfferRow[] | null
  photos: PhotoRow[] | null
}

/** Everything a product's page shows, in one language. `gone` was withdrawn for good; null is not to be seen. */
export type ProductPage = {
  slug: string
  title: string
  printName: string
  story: string
  category: { code: string; name: string; parent: { code: string; name: string } | null }
  place: string
  county: { code: string; name: string }
  storage: ProductRow['storage']
  months: number[]
  harvestFrom: string | null
  harvestTo: string | null
  shipsWithinDays: number
  packsOnWeekends: boolean
  tag: CardTag | null
  catchPermit: string | null
  returnExempt: boolean
  inStock: boolean
  seller: { slug: string; kind: ProductRow['sellerKind']; name: string; contact: string; place: string; portrait: string | null }
  delivery: { flatMinor: number; freeFromMinor: number | null; excluded: string[] }
  offers: ProductOffer[]
  photos: ProductPhoto[]
  similar: CardFacts[]
}

/** Written into the statement, like the candidates: a plan made for any number would expect thousands. */
const SIMILAR_GOODS = sql`6`
/** How many goods each category offers to the choice. */
const SIMILAR_CANDIDATES = sql`40`

const ofCategory = (
  code: SQL,
) => sql`(SELECT g.id, g.in_stock, g.county_code, g.season_months, g.shuffle FROM listings g WHERE g.category_code = ${code} AND g.on_show
    ORDER BY g.in_stock DESC NULLS LAST, g.shuffle, g.id LIMIT ${SIMILAR_CANDIDATES}) l`
const likest = sql`l.in_stock DESC, (l.county_code = this.county) DESC, ${ripeIn(sql`this.month`)} DESC, l.shuffle, l.id LIMIT ${SIMILAR_GOODS}`
const SAME_CATEGORY = fixedPart(sql`SELECT ${cardColumns(sql`this.month`)} FROM this CROSS JOIN LATERAL (
  (SELECT l.id FROM ${ofCategory(sql`this.category`)} WHERE l.id <> this.id ORDER BY ${likest})`)
const SISTERS = fixedPart(sql`AS sister(code) CROSS JOIN LATERAL ${ofCategory(sql`sister.code`)} ORDER BY ${likest})
  LIMIT ${SIMILAR_GOODS}) similar_goods
  JOIN listings l ON l.id = similar_goods.id
  JOIN sellers s ON s.id = l.seller_id
  ORDER BY (l.category_code = this.category) DESC, ${likest}`)

/** A product's page by its slug. Two statements. */
export async function productPage(
  db: Db,
  slug: string,
  { locale, month }: { locale: Locale; month: number },
): Promise<(ProductPage & { id: string; stall: { sellerId: string; at: string } }) | 'gone' | null> {
  const data = await referenceData(db)
  const { rows } = await db.execute<ProductRow>(sql`
    SELECT l.id, l.slug, l.status, l.on_show AS "onShow", l.title_zh AS "titleZh", l.title_en AS "titleEn", l.story_zh AS "storyZh", l.story_en AS "storyEn",
      l.category_code AS category, l.origin_code AS origin, l.county_code AS county, l.storage, l.season_months AS months, l.harvest_from AS "harvestFrom", l.harvest_to AS "harvestTo",
      l.ships_within_days AS "shipsWithinDays", l.tag, l.catch_permit AS "catchPermit", l.produce_code AS produce,
      s.id AS "sellerId", s.slug AS "sellerSlug", s.kind AS "sellerKind", s.name_zh AS "sellerNameZh", s.name_en AS "sellerNameEn", s.contact_zh AS "contactZh", s.contact_en AS "contactEn",
      coalesce(s.village_code, s.town_code) AS "sellerTown", s.portrait_key AS portrait,
      coalesce(d.flat_minor, 0) AS "flatMinor", d.free_from_minor AS "freeFromMinor", coalesce(d.excluded_provinces, '{}') AS excluded, coalesce(d.packs_on_weekends, true) AS "packsOnWeekends",
      (SELECT json_agg(json_build_object('id', o.id, 'labelZh', o.label_zh, 'labelEn', o.label_en, 'unitZh', o.unit_zh, 'unitEn', o.unit_en, 'grams', o.net_grams, 'minor', o.price_minor,
          'currency', o.currency, 'left', greatest(coalesce(k.on_hand - k.held, 0), 0),
          'weigh', CASE WHEN o.weigh_minor IS NOT NULL THEN json_build_object('weighMinor', o.weigh_minor, 'weighGrams', o.weigh_grams, 'tolerancePercent', o.tolerance_percent) END) ORDER BY o.position, o.price_minor, o.id)
        FROM offers o LEFT JOIN stocks k ON k.offer_id = o.id WHERE o.listing_id = l.id AND o.active) AS offers,
      (SELECT json_agg(json_build_object('key', h.key, 'width', h.width, 'height', h.height, 'altZh', h.alt_zh, 'altEn', h.alt_en) ORDER BY h.position, h.id)
        FROM listing_photos h WHERE h.listing_id = l.id) AS photos
    FROM listings l
    JOIN sellers s ON s.id = l.seller_id
    LEFT JOIN delivery_terms d ON d.seller_id = l.seller_id
    WHERE l.slug = ${slug}`)
  const [row] = rows
  if (!row) return null
  if (row.status === 'withdrawn') return 'gone'
  if (!row.onShow) return null

  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh)
  const categoryName = (code: string) => {
    const found = data.categories.get(code)
    return found ? pick(shortName(found.zh), found.en) : code
  }
  const parent = data.categories.get(row.category)?.parent
  const place = placeLabel(data, row.origin)
  const sellerPlace = placeLabel(data, row.sellerTown)
  const county = data.places.get(row.county)
  const offers = (row.offers ?? []).map((offer) => ({
    id: offer.id,
    label: pick(offer.labelZh, offer.labelEn),
    unit: pick(offer.unitZh, offer.unitEn),
    grams: offer.grams,
    byWeight: isWeightUnit(offer.unitZh),
    minor: offer.minor,
    currency: offer.currency,
    left: offer.left,
    weigh: offer.weigh,
  }))
  return {
    id: row.id,
    stall: { sellerId: row.sellerId, at: row.sellerTown },
    slug: row.slug,
    title: pick(row.titleZh, row.titleEn),
    printName: row.titleZh,
    story: pick(row.storyZh, row.storyEn),
    category: {
      code: row.category,
      name: categoryName(row.category),
      parent: parent ? { code: parent, name: categoryName(parent) } : null,
    },
    place: pick(place.zh, place.en),
    county: { code: row.county, name: county ? pick(county.zh, county.en) : row.county },
    storage: row.storage,
    months: row.months,
    harvestFrom: row.harvestFrom,
    harvestTo: row.harvestTo,
    shipsWithinDays: row.shipsWithinDays,
    packsOnWeekends: row.packsOnWeekends,
    tag: row.tag,
    catchPermit: row.catchPermit,
    returnExempt: isReturnExempt({
      returnRule: data.categories.get(row.category)?.returnRule ?? 'no',
      storage: row.storage,
      shelfLifeDays: data.produce.find(({ code }) => code === row.produce)?.shelfLifeDays ?? null,
    }),
    inStock: offers.some((offer) => offer.left > 0),
    seller: {
      slug: row.sellerSlug,
      kind: row.sellerKind,
      name: pick(row.sellerNameZh, row.sellerNameEn),
      contact: pick(row.contactZh, row.contactEn),
      place: pick(sellerPlace.zh, sellerPlace.en),
      portrait: row.portrait,
    },
    delivery: { flatMinor: row.flatMinor, freeFromMinor: row.freeFromMinor, excluded: row.excluded },
    offers,
    photos: (row.photos ?? []).map(({ key, width, height, altZh, altEn }) => ({ key, width, height, alt: pick(altZh, altEn) })),
    similar: await similarGoods(),
  }

  async function similarGoods(): Promise<CardFacts[]> {
    if (!row) return []
    const { id, category, county: here } = row
    const sisters = categoriesWithin(data, parent ?? category).filter((code) => code !== category)
    // The same category first, then its sisters, which are not read when that one has enough; those of the same district before others.
    // Each category offers a few goods in the market's own order, from the index alone, so that this costs the same in a market of any size.
    const found = await db.execute<CardRow>(sql`
      WITH this AS NOT MATERIALIZED (SELECT ${id}::uuid AS id, ${category}::text AS category, ${here}::text AS county, ${month}::smallint AS month)
      ${SAME_CATEGORY} UNION ALL
        (SELECT l.id FROM unnest(${sql.param(sisters)}::text[]) ${SISTERS}`)
    return found.rows.map((card) => cardOf(card, data, locale))
  }
}
