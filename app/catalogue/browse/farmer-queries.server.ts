import { sql } from 'drizzle-orm'
import type { CardFacts } from '#app/catalogue/cards/card-facts'
import { type CardRow, cardColumns, cardOf } from '#app/catalogue/cards/card-rows.server'
import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'
import { cursorOf, type PageWish, segmentsOf, sortValue } from './keyset.server'
import { CARDS_A_PAGE, ONE_MORE } from './market-queries.server'

type SellerRow = {
  id: string
  slug: string
  kind: 'household' | 'cooperative' | 'company' | 'collective'
  nameZh: string
  nameEn: string
  contactZh: string
  contactEn: string
  storyZh: string
  storyEn: string
  grows: string
  at: string
  uscc: string | null
  portrait: string | null
  openedAt: Date | null
  flatMinor: number
  freeFromMinor: number | null
  excluded: string[]
}

export type FarmerPage = {
  slug: string
  kind: SellerRow['kind']
  name: string
  contact: string
  story: string
  grows: string
  place: string
  uscc: string | null
  portrait: string | null
  openedAt: string | null
  delivery: { flatMinor: number; freeFromMinor: number | null; excluded: string[] }
  cards: CardFacts[]
  next: string | null
  previous: string | null
}

/** A stall's page by its slug; null when it is not open. Two statements. */
export async function farmerPage(
  db: Db,
  slug: string,
  page: PageWish,
  { locale, month }: { locale: Locale; month: number },
): Promise<(FarmerPage & { stall: { sellerId: string; at: string } }) | null> {
  const data = await referenceData(db)
  const found = await db.execute<SellerRow>(sql`
    SELECT s.id, s.slug, s.kind, s.name_zh AS "nameZh", s.name_en AS "nameEn", s.contact_zh AS "contactZh", s.contact_en AS "contactEn", s.story_zh AS "storyZh", s.story_en AS "storyEn",
      s.grows, coalesce(s.village_code, s.town_code) AS at, s.uscc, s.portrait_key AS portrait, s.opened_at AS "openedAt",
      coalesce(d.flat_minor, 0) AS "flatMinor", d.free_from_minor AS "freeFromMinor", coalesce(d.excluded_provinces, '{}') AS excluded
    FROM sellers s LEFT JOIN delivery_terms d ON d.seller_id = s.id
    WHERE s.slug = ${slug} AND s.status = 'active'`)
  const [seller] = found.rows
  if (!seller) return null
  const selects = segmentsOf('default', locale, page).map(
    (
      segment,
    ) => sql`(SELECT ${cardColumns(month)}, ${sortValue('default', locale)} AS sort FROM listings l JOIN sellers s ON s.id = l.seller_id
      WHERE l.seller_id = ${seller.id} AND l.on_show AND ${segment.where} ORDER BY ${segment.orderBy} LIMIT ${ONE_MORE})`,
  )
  const { rows } = await db.execute<CardRow & { sort: number }>(
    selects.length === 1 ? sql.join(selects) : sql`${sql.join(selects, sql` UNION ALL `)} LIMIT ${ONE_MORE}`,
  )
  const hasMore = rows.length > CARDS_A_PAGE
  const shown = rows.slice(0, CARDS_A_PAGE)
  if (page.before) shown.reverse()
  const cursorAt = (row: (typeof shown)[number] | undefined) => (row ? cursorOf(row, 'default') : null)
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh)
  const place = placeLabel(data, seller.at)
  return {
    stall: { sellerId: seller.id, at: seller.at },
    slug: seller.slug,
    kind: seller.kind,
    name: pick(seller.nameZh, seller.nameEn),
    contact: pick(seller.contactZh, seller.contactEn),
    story: pick(seller.storyZh, seller.storyEn),
    grows: seller.grows,
    place: pick(place.zh, place.en),
    uscc: seller.uscc,
    portrait: seller.portrait,
    openedAt: seller.openedAt ? new Date(seller.openedAt).toISOString() : null,
    delivery: { flatMinor: seller.flatMinor, freeFromMinor: seller.freeFromMinor, excluded: seller.excluded },
    cards: shown.map((row) => cardOf(row, data, locale)),
    next: (page.before ? true : hasMore) ? cursorAt(shown.at(-1)) : null,
    previous: (page.before ? hasMore : Boolean(page.after)) ? cursorAt(shown[0]) : null,
  }
}
