import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import { divisions } from '#db/schema/places'

export type DivisionOption = { code: string; name: string; nameEn: string }
/** What the four selects of an address offer; an empty list where nothing above it was chosen. */
export type DivisionLists = { provinces: DivisionOption[]; cities: DivisionOption[]; districts: DivisionOption[]; towns: DivisionOption[] }
export type DivisionChoice = { province?: string; city?: string; district?: string; town?: string }
/** A chain of names as written on a parcel, and the code of the deepest division chosen. */
export type DivisionNames = { divisionCode: string; province: string; city: string; district: string; town: string }

const shown = { code: divisions.code, name: divisions.name, nameEn: divisions.nameEn, parent: divisions.parent, level: divisions.level }
const CODE = /^\d{6}(\d{3})?$/

/** The divisions right below one, for the next select; villages are left to the line for street and house. */
export async function divisionsBelow(db: Db, parent: string | null): Promise<(DivisionOption & { level: string })[]> {
  if (parent !== null && !CODE.test(parent)) return []
  const rows = await db
    .select(shown)
    .from(divisions)
    .where(
      and(
        parent === null ? isNull(divisions.parent) : eq(divisions.parent, parent),
        inArray(divisions.level, ['province', 'city', 'county', 'town']),
      ),
    )
    .orderBy(asc(divisions.code))
  return rows.map(({ code, name, nameEn, level }) => ({ code, name, nameEn, level }))
}

/** All four lists in one query. Cities without districts (东莞, 中山, 儋州, 嘉峪关) offer their towns at once. */
export async function divisionLists(db: Db, choice: DivisionChoice): Promise<DivisionLists> {
  const parents = [choice.province, choice.city, choice.district].filter((code): code is string => Boolean(code && CODE.test(code)))
  const rows = await db
    .select(shown)
    .from(divisions)
    .where(
      and(
        parents.length > 0 ? or(isNull(divisions.parent), inArray(divisions.parent, parents)) : isNull(divisions.parent),
        inArray(divisions.level, ['province', 'city', 'county', 'town']),
      ),
    )
    .orderBy(asc(divisions.code))
  const below = (parent: string | undefined, level: string) =>
    parent ? rows.filter((row) => row.parent === parent && row.level === level) : []
  const options = (list: typeof rows) => list.map(({ code, name, nameEn }) => ({ code, name, nameEn }))
  const ofCity = below(choice.city, 'town')
  return {
    provinces: options(rows.filter((row) => row.level === 'province')),
    cities: options(below(choice.province, 'city')),
    districts: options(below(choice.city, 'county')),
    towns: options(ofCity.length > 0 ? ofCity : below(choice.district, 'town')),
  }
}

/**
 * The names of a chosen chain, taken from the reference data. Null when the codes are unknown, do not hang together,
 * or stop where a district or town is still to be chosen.
 */
export async function nameDivisions(db: Db | Tx, choice: DivisionChoice): Promise<DivisionNames | null> {
  const chain = [choice.province, choice.city, choice.district, choice.town].filter((code): code is string => Boolean(code))
  if (chain.length < 3 || !choice.province || !choice.city || chain.some((code) => !CODE.test(code))) return null
  const rows = await db.select(shown).from(divisions).where(inArray(divisions.code, chain))
  const found = new Map(rows.map((row) => [row.code, row]))
  let parent: string | null = null
  for (const code of chain) {
    if (!found.has(code) || found.get(code)?.parent !== parent) return null
    parent = code
  }
  const nameAt = (level: string) => chain.map((code) => found.get(code)).find((row) => row?.level === level)?.name ?? ''
  return {
    divisionCode: parent ?? '',
    province: nameAt('province'),
    city: nameAt('city'),
    district: nameAt('county'),
    town: nameAt('town'),
  }
}

/** The names of a place that was typed below a province without divisions; null while nothing is typed. */
export async function nameTyped(db: Db | Tx, province: string | undefined, place: string | undefined): Promise<DivisionNames | null> {
  if (!province || !place) return null
  const [row] = await db.select(shown).from(divisions).where(eq(divisions.code, province))
  return row ? { divisionCode: row.code, province: row.name, city: place, district: '', town: '' } : null
}

/** The chosen codes above and at a division, for putting a saved address back into the selects. */
export async function choiceOf(db: Db, divisionCode: string): Promise<DivisionChoice> {
  if (!CODE.test(divisionCode)) return {}
  const province = `${divisionCode.slice(0, 2)}0000`
  const candidates = [province, `${divisionCode.slice(0, 4)}00`, divisionCode.slice(0, 6), divisionCode]
  const rows = await db.select(shown).from(divisions).where(inArray(divisions.code, candidates))
  const at = (level: string) => rows.find((row) => row.level === level)?.code
  return { province: at('province'), city: at('city'), district: at('county'), town: at('town') }
}
