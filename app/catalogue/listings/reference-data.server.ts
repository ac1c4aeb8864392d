import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

export type Category = { code: string; parent: string | null; zh: string; en: string; returnRule: string }
export type Place = { code: string; parent: string | null; level: string; zh: string; en: string; pinyin: string; initials: string }
/** A speciality as people look for it. */
type ProduceName = { code: string; zh: string; en: string; category: string; county: string; months: number[]; shelfLifeDays: number }

export type ReferenceData = {
  categories: Map<string, Category>
  /** Huzhou and everything in it, to the village. */
  places: Map<string, Place>
  produce: ProduceName[]
}

const kept = new WeakMap<Db, Promise<ReferenceData>>()

/** Categories, places of Huzhou and produce: one query in the life of a process, since they change with a release only. */
export function referenceData(db: Db): Promise<ReferenceData> {
  let found = kept.get(db)
  if (!found) {
    found = load(db)
    found.catch(() => kept.delete(db))
    kept.set(db, found)
  }
  return found
}

async function load(db: Db): Promise<ReferenceData> {
  const { rows } = await db.execute<{ categories: Category[] | null; places: Place[] | null; produce: ProduceName[] | null }>(sql`
    SELECT
      (SELECT json_agg(json_build_object('code', code, 'parent', parent, 'zh', name_zh, 'en', name_en, 'returnRule', return_exempt) ORDER BY position) FROM categories) AS categories,
      (SELECT json_agg(json_build_object('code', code, 'parent', parent, 'level', level, 'zh', display_name, 'en', name_en, 'pinyin', pinyin, 'initials', initials) ORDER BY code)
         FROM divisions WHERE code >= '330500' AND code < '330600') AS places,
      (SELECT json_agg(json_build_object('code', code, 'zh', name_zh, 'en', name_en, 'category', category_code, 'county', county_code, 'months', season_months, 'shelfLifeDays', shelf_life_days) ORDER BY code) FROM produce) AS produce`)
  const [row] = rows
  return {
    categories: new Map((row?.categories ?? []).map((category) => [category.code, category])),
    places: new Map((row?.places ?? []).map((place) => [place.code, place])),
    produce: row?.produce ?? [],
  }
}

/** A category and those below it. */
export function categoriesWithin(data: ReferenceData, code: string): string[] {
  return [...data.categories.values()]
    .filter((category) => category.code === code || category.parent === code)
    .map((category) => category.code)
}

/** 绿茶 for 绿茶（含安吉白茶）, as shown. */
export const shortName = (zh: string) => zh.replace(/（.*?）/g, '')

const withoutLevel = (zh: string) => (zh.length > 2 ? zh.replace(/(县|区|镇|乡|街道)$/, '') : zh)
const englishWithoutLevel = (en: string) => en.replace(/ (County|District|Town|Township|Subdistrict)$/, '')

type Label = { zh: string; en: string }

const labels = new WeakMap<ReferenceData, Map<string, Label>>()

/** 安吉·溪龙乡 / Xilong, Anji: the county and the town or village of a division's code. */
export function placeLabel(data: ReferenceData, code: string): Label {
  const known = labels.get(data) ?? new Map<string, Label>()
  labels.set(data, known)
  let label = known.get(code)
  if (!label) {
    label = labelOf(data, code)
    if (data.places.has(code)) known.set(code, label)
  }
  return label
}

function labelOf(data: ReferenceData, code: string): Label {
  const county = data.places.get(code.slice(0, 6))
  const town = data.places.get(code.slice(0, 9))
  const village = code.length === 12 ? data.places.get(code) : undefined
  const near = village?.en ? village : town
  return {
    zh: [county ? withoutLevel(county.zh) : '', (village ?? town)?.zh ?? ''].filter(Boolean).join('·'),
    en: [...new Set([near, county].flatMap((part) => (part ? [englishWithoutLevel(part.en)] : [])))].join(', '),
  }
}
