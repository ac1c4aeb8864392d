import { parseYuan } from '#app/kernel/money'
import type { stayKinds } from '#db/schema/stays'
import { type AmenityKey, searchedAmenities } from './amenities'

export const staySorts = ['default', 'price', 'price-down'] as const
type StaySort = (typeof staySorts)[number]
export const stayKindChoices = ['homestay', 'farmstay', 'whole-house', 'camp'] as const satisfies readonly (typeof stayKinds)[number][]

/** What a visitor asks of houses, beside place, dates and guests. Prices in fen a night, cleaning included where dates are given. */
export type StayFilters = {
  kinds?: (typeof stayKindChoices)[number][]
  amenities?: AmenityKey[]
  minNight?: number
  maxNight?: number
  /** A speciality (code of `produce`) that is ripe on the dates: houses of the district it grows in. */
  ripe?: string
  instant?: true
  pets?: true
  meals?: true
  /** All money back until the day before arrival. */
  freeCancel?: true
  sort: StaySort
}

const yuan = (text: string | null) => (text ? (parseYuan(text) ?? undefined) : undefined)
const ticked = (query: URLSearchParams, name: string) => (query.get(name) === '1' ? (true as const) : undefined)
const some = <T>(values: T[]) => (values.length > 0 ? values : undefined)

/** Reads the filters of an address. What it does not understand it leaves out: an old or mistyped link still searches. */
export function readStayFilters(query: URLSearchParams): StayFilters {
  let minNight = yuan(query.get('min'))
  let maxNight = yuan(query.get('max'))
  if (minNight !== undefined && maxNight !== undefined && minNight > maxNight) [minNight, maxNight] = [maxNight, minNight]
  const ripe = query.get('ripe')
  return {
    kinds: some(stayKindChoices.filter((kind) => query.getAll('kind').includes(kind))),
    amenities: some(searchedAmenities.filter((key) => query.getAll('with').includes(key))),
    minNight,
    maxNight,
    ripe: ripe && /^P\d{3}$/.test(ripe) ? ripe : undefined,
    instant: ticked(query, 'instant'),
    pets: ticked(query, 'pets'),
    meals: ticked(query, 'meals'),
    freeCancel: ticked(query, 'free'),
    sort: staySorts.find((sort) => sort === query.get('sort')) ?? 'default',
  }
}

const asYuan = (fen: number | undefined) => (fen === undefined ? undefined : String(fen / 100))

/** The query that `readStayFilters` reads back, behind what else the address holds. Order is fixed, so that one choice has one address. */
export function stayQuery(
  first: Record<string, string | undefined>,
  filters: StayFilters,
  page: { after?: string; before?: string } = {},
): string {
  const query = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value !== undefined && value !== '' && query.append(name, value)
  for (const [name, value] of Object.entries(first)) set(name, value)
  for (const kind of filters.kinds ?? []) set('kind', kind)
  for (const key of filters.amenities ?? []) set('with', key)
  set('min', asYuan(filters.minNight))
  set('max', asYuan(filters.maxNight))
  set('ripe', filters.ripe)
  set('instant', filters.instant && '1')
  set('pets', filters.pets && '1')
  set('meals', filters.meals && '1')
  set('free', filters.freeCancel && '1')
  set('sort', filters.sort === 'default' ? undefined : filters.sort)
  set('after', page.after)
  set('before', page.before)
  return query.toString()
}

/** The filters without some of them. */
export function withoutFilters(filters: StayFilters, ...names: (keyof StayFilters)[]): StayFilters {
  const rest = { ...filters }
  for (const name of names) {
    if (name === 'sort') rest.sort = 'default'
    else delete rest[name]
  }
  return rest
}

/** How many conditions narrow the list; the order is not one. */
export function countStayFilters({ sort: _sort, minNight, maxNight, ...rest }: StayFilters): number {
  return Object.values(rest).filter((value) => value !== undefined).length + (minNight !== undefined || maxNight !== undefined ? 1 : 0)
}
