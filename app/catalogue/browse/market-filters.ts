import { parseYuan } from '#app/kernel/money'

export const sortOrders = ['default', 'newest', 'weight', 'name'] as const
export type SortOrder = (typeof sortOrders)[number]
export const sellerKindChoices = ['household', 'cooperative', 'company', 'collective'] as const
type SellerKindChoice = (typeof sellerKindChoices)[number]

/** What a visitor asked the market for. Prices in fen per 500 g. */
export type MarketFilters = {
  category?: string
  /** Six-digit county. */
  district?: string
  /** Nine-digit town or twelve-digit village. */
  village?: string
  minPerJin?: number
  maxPerJin?: number
  inSeason?: true
  /** Six-digit province the goods must travel to. */
  shipsTo?: string
  kinds?: SellerKindChoice[]
  inStock?: true
  sort: SortOrder
}

const code = (text: string | null, shape: RegExp) => (text && shape.test(text) ? text : undefined)
const yuan = (text: string | null) => (text ? (parseYuan(text) ?? undefined) : undefined)

/** Reads the query of a market page. What it does not understand it leaves out: an old or mistyped link still opens the market. */
export function readMarketFilters(query: URLSearchParams): MarketFilters {
  const sort = sortOrders.find((order) => order === query.get('sort')) ?? 'default'
  const kinds = sellerKindChoices.filter((kind) => query.getAll('kind').includes(kind))
  let minPerJin = yuan(query.get('min'))
  let maxPerJin = yuan(query.get('max'))
  if (minPerJin !== undefined && maxPerJin !== undefined && minPerJin > maxPerJin) [minPerJin, maxPerJin] = [maxPerJin, minPerJin]
  return {
    category: code(query.get('category'), /^\d{2}(\d{2})?$/),
    district: code(query.get('district'), /^\d{6}$/),
    village: code(query.get('village'), /^\d{9}(\d{3})?$/),
    minPerJin,
    maxPerJin,
    inSeason: query.get('season') === '1' || undefined,
    shipsTo: code(query.get('to'), /^\d{2}0000$/),
    kinds: kinds.length > 0 && kinds.length < sellerKindChoices.length ? kinds : undefined,
    inStock: query.get('stock') === '1' || undefined,
    sort,
  }
}

const asYuan = (fen: number | undefined) => (fen === undefined ? undefined : String(fen / 100))

/** The query that `readMarketFilters` reads back. Order is fixed, so that one choice has one address. */
export function marketQuery(filters: MarketFilters, page: { after?: string; before?: string } = {}): string {
  const query = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value !== undefined && query.append(name, value)
  set('category', filters.category)
  set('district', filters.district)
  set('village', filters.village)
  set('min', asYuan(filters.minPerJin))
  set('max', asYuan(filters.maxPerJin))
  set('season', filters.inSeason && '1')
  set('to', filters.shipsTo)
  for (const kind of filters.kinds ?? []) set('kind', kind)
  set('stock', filters.inStock && '1')
  set('sort', filters.sort === 'default' ? undefined : filters.sort)
  set('after', page.after)
  set('before', page.before)
  return query.toString()
}

/** The filters without one of them. */
export function withoutFilter(filters: MarketFilters, ...names: (keyof MarketFilters)[]): MarketFilters {
  const rest = { ...filters }
  for (const name of names) {
    if (name === 'sort') rest.sort = 'default'
    else delete rest[name]
  }
  return rest
}

/** How many conditions narrow the list; the order is not one. */
export function countFilters({ sort: _sort, minPerJin, maxPerJin, ...rest }: MarketFilters): number {
  return Object.values(rest).filter((value) => value !== undefined).length + (minPerJin !== undefined || maxPerJin !== undefined ? 1 : 0)
}
