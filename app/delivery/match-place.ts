import type { DivisionChoice } from './divisions-queries.server'

export type PlaceRow = { code: string; parent: string | null; level: string; name: string }
export type MatchedPlace = DivisionChoice & {
  /** City and district in words, where the rows know none below the province. */ place?: string
  rest: string
}

const PROVINCE_TAIL = /(?:特别行政区|省|市|维吾尔自治区|壮族自治区|回族自治区|自治区)$/
const CITY_TAIL = /(?:市|地区|盟|(?:[\p{Script=Han}]族)*自治州|林区)$/u
const COUNTY_TAIL = /(?:新区|自治县|自治旗|区|县|市|旗)$/
/** 九龙油尖旺区, 台北市大安区: up to two steps that end like a division. */
const TYPED_PLACE = /^(?:[\p{Script=Han}]{1,4}?[市县縣])?(?:[\p{Script=Han}]{1,7}?[区區镇鎮乡鄉])?/u
const MADE_UP = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

const shortOf = (name: string, tail: RegExp) => {
  const short = name.replace(tail, '')
  return short.length >= 2 ? short : name
}

/** How many characters at the start of `text` name this division; 0 when they do not. */
function named(text: string, row: PlaceRow, city?: PlaceRow): number {
  if (MADE_UP.test(row.name)) return 0
  if (text.startsWith(row.name)) return row.name.length
  const tail = row.level === 'province' ? PROVINCE_TAIL : row.level === 'city' ? CITY_TAIL : COUNTY_TAIL
  // 苏州工业园区 is written 苏州市工业园区.
  const inner = city ? row.name.replace(shortOf(city.name, CITY_TAIL), '') : row.name
  if (inner !== row.name && inner.length >= 2 && text.startsWith(inner)) return inner.length
  const short = shortOf(row.name, tail)
  // 「南京路」 is a road, not the city.
  if (!text.startsWith(short) || /^[东西南北中]?[路街道大]/.test(text.slice(short.length))) return 0
  return short.length
}

function best(text: string, rows: readonly PlaceRow[], city?: PlaceRow): { row: PlaceRow; length: number } | null {
  let found: { row: PlaceRow; length: number; ties: number } | null = null
  for (const row of rows) {
    const length = named(text, row, city)
    if (length === 0) continue
    if (!found || length > found.length) found = { row, length, ties: 0 }
    else if (length === found.length) found.ties += 1
  }
  return found && found.ties === 0 ? found : null
}

/**
 * Reads the divisions at the start of an address, down to district; names may be short (湖州吴兴…) or left out from the top.
 * @param rows provinces, cities and counties of the reference data
 */
export function matchPlace(place: string, rows: readonly PlaceRow[]): MatchedPlace {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const below = (parent: PlaceRow | undefined, level: string) =>
    rows.filter((row) => row.level === level && (!parent || row.parent === parent.code))
  let text = place
    .replace(/\s+/g, '')
    .replace(/^(?:中华人民共和国|中国)/, '')
    .replace(/^[台臺][湾灣]/, '台湾')
    .replace(/^澳門/, '澳门')
  const take = (found: { row: PlaceRow; length: number } | null) => {
    if (found) text = text.slice(found.length)
    return found?.row
  }
  let province = take(best(text, below(undefined, 'province')))
  // 上海市上海市浦东新区: shops often write a municipality twice.
  if (province && text.startsWith(province.name)) text = text.slice(province.name.length)
  const sole = province ? below(province, 'city') : []
  if (province && sole.every((row) => MADE_UP.test(row.name))) text = text.replace(/^(?:市辖区|县)/, '')
  if (province && sole.length === 0) {
    const typed = TYPED_PLACE.exec(text)?.[0] ?? ''
    return { province: province.code, place: typed, rest: text.slice(typed.length) }
  }
  let city = take(best(text, below(province, 'city')))
  text = text.replace(/^(?:市辖区|省直辖县级行政区划|自治区直辖县级行政区划)/, '')
  const counties = city
    ? below(city, 'county')
    : rows.filter((row) => row.level === 'county' && (!province || row.code.slice(0, 2) === province.code.slice(0, 2)))
  const district = take(best(text, counties, city))
  city ??= district?.parent ? byCode.get(district.parent) : undefined
  province ??= city?.parent ? byCode.get(city.parent) : undefined
  return { province: province?.code, city: city?.code, district: district?.code, rest: text }
}

/** The town an address goes on with; a town that became a 街道 (or the other way) is still found. */
export function matchTown(rest: string, towns: readonly PlaceRow[]): { town?: string; rest: string } {
  const byLength = [...towns].sort((a, b) => b.name.length - a.name.length)
  const whole = byLength.find((row) => rest.startsWith(row.name))
  if (whole) return { town: whole.code, rest: rest.slice(whole.name.length) }
  for (const row of byLength) {
    const stem = row.name.replace(/(?:街道|镇|乡)$/, '')
    const suffix = stem.length >= 2 && rest.startsWith(stem) ? /^(?:街道|镇|乡)/.exec(rest.slice(stem.length))?.[0] : undefined
    if (suffix) return { town: row.code, rest: rest.slice(stem.length + suffix.length) }
  }
  return { rest }
}
