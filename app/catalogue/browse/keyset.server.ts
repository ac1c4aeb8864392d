import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '#app/kernel/money'
import { isId } from '#app/kernel/new-id'
import type { SortOrder } from './market-filters'

/** Where a page begins: the sort values of the card before it (or behind it), and its id. */
export type Cursor = { values: (string | number | boolean)[]; id: string }
export type PageWish = { after?: Cursor; before?: Cursor }

function writeCursor({ values, id }: Cursor): string {
  return Buffer.from(JSON.stringify([...values, id])).toString('base64url')
}

/** Reads a cursor; null when it is not one of ours for this order. */
export function readCursor(text: string | null, sort: SortOrder): Cursor | null {
  if (!text || text.length > 600) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts)) return null
    const id: unknown = parts.at(-1)
    const values = parts.slice(0, -1)
    const kinds = { default: ['boolean', 'number'], newest: ['string'], weight: ['number'], name: ['string'] }[sort]
    const fits =
      values.length === kinds.length &&
      values.every((value, i) => typeof value === kinds[i] && (typeof value !== 'number' || Number.isSafeInteger(value)))
    if (!fits || !isId(id)) return null
    if (sort === 'newest' && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(String(values[0]))) return null
    if (sort === 'default' && Math.abs(Number(values[1])) >= 2 ** 31) return null
    if (sort === 'name' && String(values[0]).includes('\0')) return null
    return { values, id }
  } catch {
    return null
  }
}

/** A part of an order that one index scan can deliver: its own condition, and how it is walked. */
type Segment = { where: SQL; orderBy: SQL }

/** The expression a list is sorted by in a language, as its index has it. */
const nameOf = (locale: Locale) =>
  locale === 'zh' ? sql`l.title_zh COLLATE "zh-x-icu"` : sql`(coalesce(nullif(l.title_en, ''), l.title_zh) COLLATE "en-x-icu")`

/** What a row is sorted by behind its stock, for the cursor. */
export function sortValue(sort: SortOrder, locale: Locale): SQL {
  if (sort === 'newest') return sql`l.published_at::text`
  if (sort === 'weight') return sql`l.per_jin_minor`
  if (sort === 'name') return nameOf(locale)
  return sql`l.shuffle`
}

/** The cursor at a row that was selected with its `sortValue`. */
export function cursorOf({ id, inStock, sort: value }: { id: string; inStock: boolean; sort: string | number }, sort: SortOrder): string {
  return writeCursor({ values: sort === 'default' ? [inStock, value] : [value], id })
}

function oneKey(key: SQL, descending: boolean, page: PageWish, cast: SQL): Segment[] {
  const cursor = page.after ?? page.before
  const down = descending !== Boolean(page.before)
  const order = down ? sql`DESC` : sql`ASC`
  // The indexes were built DESC NULLS LAST; walked backwards they are ASC NULLS FIRST.
  const nulls = descending ? (down ? sql`NULLS LAST` : sql`NULLS FIRST`) : sql``
  const orderBy = sql`${key} ${order} ${nulls}, l.id ${order} ${nulls}`
  if (!cursor) return [{ where: sql`true`, orderBy }]
  const value = cursor.values[0]
  return [
    {
      where: down
        ? sql`(${key}, l.id) < (${value}${cast}, ${cursor.id}::uuid)`
        : sql`(${key}, l.id) > (${value}${cast}, ${cursor.id}::uuid)`,
      orderBy,
    },
  ]
}

function defaultSegments(page: PageWish): Segment[] {
  const backwards = Boolean(page.before)
  const orderBy = backwards ? sql`l.in_stock ASC NULLS FIRST, l.shuffle DESC, l.id DESC` : sql`l.in_stock DESC NULLS LAST, l.shuffle, l.id`
  const cursor = page.after ?? page.before
  if (!cursor) return [{ where: sql`true`, orderBy }]
  const [inStock, shuffle] = cursor.values
  const beyond = backwards ? sql`<` : sql`>`
  const here = {
    where: sql`l.in_stock = ${inStock}::boolean AND (l.shuffle, l.id) ${beyond} (${shuffle}::integer, ${cursor.id}::uuid)`,
    orderBy,
  }
  // In-stock goods come first: forwards from there, or backwards from the sold out, the other kind follows.
  const more = inStock === !backwards
  return more ? [here, { where: sql`l.in_stock = ${backwards}::boolean`, orderBy }] : [here]
}

/** How to walk an order from a cursor. Each segment is one range of one index; their rows follow one another. */
export function segmentsOf(sort: SortOrder, locale: Locale, page: PageWish): Segment[] {
  if (sort === 'newest') return oneKey(sql`l.published_at`, true, page, sql`::timestamptz`)
  if (sort === 'weight') return oneKey(sql`l.per_jin_minor`, false, page, sql`::bigint`)
  if (sort === 'name') return oneKey(nameOf(locale), false, page, sql`::text`)
  return defaultSegments(page)
}
