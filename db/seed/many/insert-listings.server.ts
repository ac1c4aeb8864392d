import { sql } from 'drizzle-orm'
import type { ListingInput } from '#app/catalogue/listings/listing-input'
import { newId } from '#app/kernel/new-id'
import type { Tx } from '#db/client.server'
import { cardOfOffers } from './card-of-offers'
import type { ManyStall } from './many-stalls.server'

export type ManyListing = {
  stall: ManyStall
  input: ListingInput
  slug: string
  shuffle: number
  publishedAt: string
  searchText: string
  /** Parted by spaces. */
  searchGrams: string
}

/** Writes listings with offers, stock and its ledger in four statements, as their commands would have left them. */
export async function insertListings(tx: Tx, planned: readonly ManyListing[]): Promise<void> {
  const rows = planned.map((listing) => ({ ...listing, id: newId(), card: cardOfOffers(listing.input.offers) }))
  const of = (value: (row: (typeof rows)[number]) => unknown) => sql.param(rows.map(value))
  await tx.execute(sql`
    INSERT INTO listings (id, seller_id, slug, title_zh, title_en, story_zh, story_en, category_code, produce_code, origin_code, county_code, lon, lat, storage, season_months, harvest_from, harvest_to,
      ships_within_days, tag, catch_permit, published_at, created_at, updated_at, shuffle, search_text, search_grams,
      on_show, in_stock, from_minor, offer_count, per_jin_minor, card_grams, card_unit_zh, card_unit_en)
    SELECT id, seller, slug, zh, en, story_zh, story_en, category, produce, origin, substr(origin, 1, 6), lon, lat, storage, months::int2[], harvest_from, harvest_to, ships, tag, permit, at, at, at, shuffle, words,
      string_to_array(grams, ' '), true, in_stock, from_minor, offers, per_jin, grams_each, unit_zh, unit_en
    FROM unnest(${of((r) => r.id)}::uuid[], ${of((r) => r.stall.sellerId)}::uuid[], ${of((r) => r.slug)}::text[], ${of((r) => r.input.titleZh)}::text[], ${of((r) => r.input.titleEn)}::text[],
      ${of((r) => r.input.storyZh)}::text[], ${of((r) => r.input.storyEn)}::text[], ${of((r) => r.input.categoryCode)}::text[], ${of((r) => r.input.produceCode)}::text[], ${of((r) => r.input.originCode)}::text[],
      ${of((r) => r.stall.lon)}::float8[], ${of((r) => r.stall.lat)}::float8[], ${of((r) => r.input.storage)}::text[], ${of((r) => `{${r.input.seasonMonths.join(',')}}`)}::text[],
      ${of((r) => r.input.harvestFrom)}::date[], ${of((r) => r.input.harvestTo)}::date[], ${of((r) => r.input.shipsWithinDays)}::int2[], ${of((r) => r.input.tag)}::text[], ${of((r) => r.input.catchPermit)}::text[],
      ${of((r) => r.publishedAt)}::timestamptz[], ${of((r) => r.shuffle)}::int4[], ${of((r) => r.searchText)}::text[], ${of((r) => r.searchGrams)}::text[],
      ${of((r) => r.card.inStock)}::bool[], ${of((r) => r.card.fromMinor)}::int8[], ${of((r) => r.card.offerCount)}::int2[], ${of((r) => r.card.perJinMinor)}::int8[], ${of((r) => r.card.cardGrams)}::int4[],
      ${of((r) => r.card.cardUnitZh)}::text[], ${of((r) => r.card.cardUnitEn)}::text[])
      AS l (id, seller, slug, zh, en, story_zh, story_en, category, produce, origin, lon, lat, storage, months, harvest_from, harvest_to, ships, tag, permit, at, shuffle, words, grams,
        in_stock, from_minor, offers, per_jin, grams_each, unit_zh, unit_en)`)
  await insertOffers(tx, rows)
}

async function insertOffers(tx: Tx, rows: readonly (ManyListing & { id: string })[]): Promise<void> {
  const offers = rows.flatMap(({ id, stall, input }) =>
    input.offers.map((offer, position) => ({
      ...offer,
      position,
      id: newId(),
      listingId: id,
      sellerId: stall.sellerId,
      actorId: stall.ownerId,
      ledgerId: newId(),
    })),
  )
  const of = (value: (row: (typeof offers)[number]) => unknown) => sql.param(offers.map(value))
  await tx.execute(sql`
    INSERT INTO offers (id, listing_id, seller_id, position, label_zh, label_en, unit_zh, unit_en, unit_code, net_grams, pieces, price_minor, weigh_minor, weigh_grams, tolerance_percent)
    SELECT * FROM unnest(${of((o) => o.id)}::uuid[], ${of((o) => o.listingId)}::uuid[], ${of((o) => o.sellerId)}::uuid[], ${of((o) => o.position)}::int2[], ${of((o) => o.labelZh)}::text[], ${of((o) => o.labelEn)}::text[],
      ${of((o) => o.unitZh)}::text[], ${of((o) => o.unitEn)}::text[], ${of((o) => o.unitCode)}::text[], ${of((o) => o.netGrams)}::int4[], ${of((o) => o.pieces)}::int4[], ${of((o) => o.priceMinor)}::int8[],
      ${of((o) => o.weigh?.weighMinor ?? null)}::int8[], ${of((o) => o.weigh?.weighGrams ?? null)}::int4[], ${of((o) => o.weigh?.tolerancePercent ?? null)}::int2[])`)
  await tx.execute(
    sql`INSERT INTO stocks (offer_id, on_hand) SELECT * FROM unnest(${of((o) => o.id)}::uuid[], ${of((o) => o.onHand)}::int8[])`,
  )
  await tx.execute(sql`
    INSERT INTO stock_ledger (id, offer_id, delta, reason, actor_id)
    SELECT id, offer_id, delta, 'receive', actor FROM unnest(${of((o) => o.ledgerId)}::uuid[], ${of((o) => o.id)}::uuid[], ${of((o) => o.onHand)}::int8[], ${of((o) => o.actorId)}::uuid[]) AS k (id, offer_id, delta, actor) WHERE delta > 0`)
}
