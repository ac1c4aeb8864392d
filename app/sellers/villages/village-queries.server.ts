import { and, asc, eq, inArray, like, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '#db/client.server'
import { divisions } from '#db/schema/places'

/** A village or town of Huzhou. `where` names what it lies in: 安吉县 天荒坪镇. */
export type Place = { code: string; name: string; nameEn: string; where: string; whereEn: string; level: 'village' | 'town' }

const HUZHOU = '3305'
const AT_MOST = 12
const parent = alias(divisions, 'parent')
const grandparent = alias(divisions, 'grandparent')

const columns = {
  code: divisions.code,
  name: divisions.displayName,
  nameEn: divisions.nameEn,
  pinyin: divisions.pinyin,
  level: divisions.level,
  parentName: parent.displayName,
  parentNameEn: parent.nameEn,
  grandName: grandparent.displayName,
  grandNameEn: grandparent.nameEn,
}

function selectPlaces(db: Db | Tx) {
  return db
    .select(columns)
    .from(divisions)
    .leftJoin(parent, eq(parent.code, divisions.parent))
    .leftJoin(grandparent, eq(grandparent.code, parent.parent))
}

const titled = (pinyin: string) => pinyin.charAt(0).toUpperCase() + pinyin.slice(1)

function toPlace(row: Awaited<ReturnType<typeof selectPlaces>>[number]): Place {
  const village = row.level === 'village'
  return {
    code: row.code,
    name: row.name,
    nameEn: row.nameEn || titled(row.pinyin),
    where: village ? `${row.grandName ?? ''} ${row.parentName ?? ''}`.trim() : (row.parentName ?? ''),
    whereEn: village ? [row.parentNameEn, row.grandNameEn].filter(Boolean).join(', ') : (row.parentNameEn ?? ''),
    level: village ? 'village' : 'town',
  }
}

const literal = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Villages and towns of Huzhou whose name holds these characters, or whose pinyin or initials begin with these letters; twelve at most, closest first. */
export async function findPlaces(db: Db, query: string): Promise<Place[]> {
  const text = query.normalize('NFKC').trim().toLowerCase().slice(0, 40)
  const letters = text.replace(/[^a-z]/g, '')
  const han = text.replace(/[^\p{Script=Han}]/gu, '').replace(/(村委会|居委会)$/, '')
  if (!letters && !han) return []
  const named = han
    ? [like(divisions.displayName, `%${literal(han)}%`)]
    : [like(divisions.pinyin, `${literal(letters)}%`), like(divisions.initials, `${literal(letters)}%`)]
  const rows = await selectPlaces(db)
    .where(and(like(divisions.code, `${HUZHOU}%`), inArray(divisions.level, ['village', 'town']), or(...named)))
    .orderBy(sql`length(${divisions.displayName})`, asc(divisions.code))
    .limit(AT_MOST)
  return rows.map(toPlace)
}

/** One village or town of Huzhou by its code; null for anything else. */
export async function placeOf(db: Db | Tx, code: string): Promise<Place | null> {
  if (!/^3305\d{5}(\d{3})?$/.test(code)) return null
  const [row] = await selectPlaces(db).where(and(eq(divisions.code, code), inArray(divisions.level, ['village', 'town'])))
  return row ? toPlace(row) : null
}
