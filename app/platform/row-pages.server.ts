import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'

/** Where a page begins: the instant a row is sorted by, in microseconds since 1970, and its id. Written `<at>.<id>` in an address. */
type RowMark = { at: number; id: string }
export type RowPage = { after?: RowMark; before?: RowMark }
export type CutPage<T> = { rows: T[]; next: string | null; previous: string | null }

function readMark(text: string | null): RowMark | undefined {
  const [, at, id] = /^(\d{1,16})\.(.{36})$/.exec(text ?? '') ?? []
  return at && isId(id) && Number.isSafeInteger(Number(at)) ? { at: Number(at), id } : undefined
}

/** The page an address asks for; the first one when it says nothing or nonsense. @param prefix tells lists of one page apart */
export function readRowPage(params: URLSearchParams, prefix = ''): RowPage {
  const after = readMark(params.get(`${prefix}after`))
  const before = after ? undefined : readMark(params.get(`${prefix}before`))
  return { after, before }
}

export const isFirstPage = (page: RowPage) => !page.after && !page.before

/** The column that carries a row's instant into the address of the next page. */
export const rowMark = (at: AnyColumn) => sql<number>`(extract(epoch FROM ${at}) * 1000000)::int8`.mapWith(Number)

/** How to walk rows sorted by an instant and their id, from where a page begins. */
export function walkRows(
  at: AnyColumn,
  id: AnyColumn,
  page: RowPage,
  order: 'newest' | 'oldest',
): { where: SQL | undefined; orderBy: SQL } {
  const down = (order === 'newest') !== Boolean(page.before)
  const orderBy = down ? sql`${at} DESC, ${id} DESC` : sql`${at} ASC, ${id} ASC`
  const mark = page.after ?? page.before
  if (!mark) return { where: undefined, orderBy }
  const instant = sql`(timestamptz 'epoch' + ${mark.at}::float8 * interval '1 microsecond')`
  return { where: sql`(${at}, ${id}) ${down ? sql`<` : sql`>`} (${instant}, ${mark.id}::uuid)`, orderBy }
}

/** One page out of `size + 1` rows read by `walkRows`, and the marks of its neighbours. */
export function cutPage<T extends { id: string; mark: number }>(found: T[], size: number, page: RowPage): CutPage<Omit<T, 'mark'>> {
  const shown = page.before ? found.slice(0, size).reverse() : found.slice(0, size)
  const markOf = (row: T | undefined) => (row ? `${row.mark}.${row.id}` : null)
  const more = found.length > size
  return {
    rows: shown.map(({ mark: _mark, ...row }) => row),
    next: page.before || more ? markOf(shown.at(-1)) : null,
    previous: (page.before ? more : page.after) ? markOf(shown[0]) : null,
  }
}
