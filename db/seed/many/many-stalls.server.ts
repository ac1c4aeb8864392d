import { sql } from 'drizzle-orm'
import { placeholderEmail } from '#app/identity/sign-in/sign-in-by-code.server'
import { newId } from '#app/kernel/new-id'
import { slugOf } from '#app/kernel/slug'
import { nameSkeleton } from '#app/sellers/opening/name-skeleton'
import { stallSpelling } from '#app/sellers/stall/stall-spelling'
import type { Db } from '#db/client.server'
import { Chance } from '#db/seed/random'

export type ManyStall = { sellerId: string; ownerId: string; place: string; placeNames: string[]; lon: number | null; lat: number | null }

type Village = {
  code: string
  name: string
  nameEn: string
  town: string
  townEn: string
  county: string
  countyEn: string
  lon: number | null
  lat: number | null
}

const surnames = [...'沈陈钱吴陆朱章潘费姚凌施徐俞许']
const relations = ['阿姨', '师傅', '大姐', '大伯', '阿婆']
const SLUG_MARK = 'cun'

/** Villages of all counties in turn, so that a small number of stalls is spread as well as a large one. */
async function villages(db: Db, wanted: number): Promise<Village[]> {
  const { rows } = await db.execute<Village>(sql`
    SELECT v.code, v.display_name AS name, v.name_en AS "nameEn", t.display_name AS town, t.name_en AS "townEn", c.display_name AS county, c.name_en AS "countyEn", t.lon, t.lat
    FROM (SELECT *, row_number() OVER (PARTITION BY substr(code, 1, 6) ORDER BY reverse(code), code) AS turn FROM divisions WHERE level = 'village' AND code LIKE '3305%') v
    JOIN divisions t ON t.code = v.parent JOIN divisions c ON c.code = t.parent
    ORDER BY v.turn, v.code LIMIT ${wanted}`)
  return rows
}

const slugMark = (village: Village) => `${slugOf(village.name)}-${SLUG_MARK}-${village.code.slice(4)}`

function rowOf(village: Village, serial: number) {
  const chance = new Chance(`many-stall/${village.code}`)
  const surname = chance.pick(surnames)
  const contactZh = surname + chance.pick(relations)
  const nameZh = `${village.town.replace(/(街道|镇|乡)$/, '')}${village.name}${surname}家`
  const ownerId = newId()
  const nameEn = `The ${slugOf(surname).replace(/^./, (c) => c.toUpperCase())} family, ${village.townEn}`
  return {
    id: newId(),
    ownerId,
    nameZh,
    nameEn,
    contactZh,
    email: placeholderEmail(ownerId),
    phone: `1389${String(serial).padStart(7, '0')}`,
    slug: slugMark(village),
    skeleton: nameSkeleton(nameZh),
    place: village.code,
    lon: village.lon,
    lat: village.lat,
    ...stallSpelling([
      nameZh,
      nameEn,
      contactZh,
      village.name,
      `${village.county} ${village.town}`,
      [village.townEn, village.countyEn].join(', '),
    ]),
  }
}

/** Open stalls in that many villages of Huzhou at most, each with its owner. Those of an earlier run are used again. */
export async function openManyStalls(db: Db, wanted: number): Promise<ManyStall[]> {
  const places = await villages(db, wanted)
  const rows = places.map(rowOf)
  const of = (value: (row: (typeof rows)[number]) => unknown) => sql.param(rows.map(value))
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      WITH asked AS (
        SELECT * FROM unnest(${of((r) => r.id)}::uuid[], ${of((r) => r.ownerId)}::uuid[], ${of((r) => r.slug)}::text[], ${of((r) => r.nameZh)}::text[], ${of((r) => r.nameEn)}::text[], ${of((r) => r.skeleton)}::text[],
          ${of((r) => r.contactZh)}::text[], ${of((r) => r.phone)}::text[], ${of((r) => r.email)}::text[], ${of((r) => r.place)}::text[], ${of((r) => r.lon)}::float8[], ${of((r) => r.lat)}::float8[],
          ${of((r) => r.searchText)}::text[], ${of((r) => r.searchGrams.join(' '))}::text[]) AS a (id, owner_id, slug, name_zh, name_en, skeleton, contact, phone, email, place, lon, lat, words, grams)
      ), fresh AS (
        SELECT * FROM asked WHERE NOT EXISTS (SELECT 1 FROM sellers s WHERE s.slug = asked.slug OR s.name_skeleton = asked.skeleton) AND NOT EXISTS (SELECT 1 FROM users u WHERE u.phone_number = asked.phone)
      ), owners AS (
        INSERT INTO users (id, name, email, phone_number, phone_number_verified) SELECT owner_id, contact, email, phone, true FROM fresh RETURNING id
      ), opened AS (
        INSERT INTO sellers (id, owner_id, slug, kind, status, name_zh, name_en, name_skeleton, contact_zh, phone, town_code, village_code, lon, lat, payout_name, exemption_accepted_at, search_text, search_grams, opened_at)
        SELECT id, owner_id, slug, 'household', 'active', name_zh, name_en, skeleton, contact, phone, substr(place, 1, 9), place, lon, lat, contact, now(), words, string_to_array(grams, ' '), now() FROM fresh
        RETURNING id
      )
      INSERT INTO delivery_terms (seller_id, flat_minor, free_from_minor) SELECT id, 1000, 9900 FROM opened`)
  })
  const { rows: open } = await db.execute<{ id: string; ownerId: string; slug: string }>(sql`
    SELECT id, owner_id AS "ownerId", slug FROM sellers WHERE status = 'active' AND slug = ANY(${of((r) => r.slug)}::text[])`)
  const bySlug = new Map(open.map((stall) => [stall.slug, stall]))
  return places.flatMap((village) => {
    const stall = bySlug.get(slugMark(village))
    if (!stall) return []
    const placeNames = [village.name, village.nameEn, village.town, village.townEn, village.county, village.countyEn].filter(Boolean)
    return [{ sellerId: stall.id, ownerId: stall.ownerId, place: village.code, placeNames, lon: village.lon, lat: village.lat }]
  })
}
