import type { Table } from '#app/stripe-sandbox/state/table'
import { invalidRequest, missingObject } from './api-error'

export type PageParams = { limit?: number; starting_after?: string; ending_before?: string }
export type ListAnswer<T> = { object: 'list'; url: string; has_more: boolean; data: T[] }
type CreatedParam = number | { gt?: number; gte?: number; lt?: number; lte?: number } | undefined

const DEFAULT_LIMIT = 10
const MOST = 100

function limitOf(params: PageParams): number {
  const limit = params.limit ?? DEFAULT_LIMIT
  if (limit < 1 || limit > MOST) throw invalidRequest(`Invalid limit: must be between 1 and ${MOST}`, { param: 'limit' })
  if (params.starting_after && params.ending_before) {
    throw invalidRequest('You may only specify one of these parameters: starting_after, ending_before.', { param: 'ending_before' })
  }
  return limit
}

/** One page, newest first. `ending_before` answers the page just before the cursor. */
export function pageOf<R extends { id: string }, T>(
  table: Table<R>,
  url: string,
  params: PageParams,
  matches: (record: R) => boolean,
  show: (record: R) => T,
): ListAnswer<T> {
  const limit = limitOf(params)
  const cursor = params.starting_after ?? params.ending_before
  const position = cursor === undefined ? table.size : table.position(cursor)
  if (position < 0) {
    const param = params.starting_after ? 'starting_after' : 'ending_before'
    throw missingObject('object', cursor ?? '', param)
  }
  const step = params.ending_before ? 1 : -1
  const found: R[] = []
  for (let at = position + step; at >= 0 && at < table.size && found.length <= limit; at += step) {
    const record = table.at(at)
    if (record && matches(record)) found.push(record)
  }
  const page = found.slice(0, limit)
  if (step === 1) page.reverse()
  return { object: 'list', url, has_more: found.length > limit, data: page.map(show) }
}

/** The same over an array that is already in Stripe's order (line items of a session). */
export function pageOfArray<T extends { id: string }>(items: T[], url: string, params: PageParams): ListAnswer<T> {
  const limit = limitOf(params)
  const after = params.starting_after === undefined ? -1 : items.findIndex((item) => item.id === params.starting_after)
  const before = params.ending_before === undefined ? -1 : items.findIndex((item) => item.id === params.ending_before)
  if (before >= 0) {
    const start = Math.max(0, before - limit)
    return { object: 'list', url, has_more: start > 0, data: items.slice(start, before) }
  }
  const data = items.slice(after + 1, after + 1 + limit)
  return { object: 'list', url, has_more: after + 1 + limit < items.length, data }
}

export function createdMatches(created: number, param: CreatedParam): boolean {
  if (param === undefined) return true
  if (typeof param === 'number') return created === param
  return (
    (param.gt === undefined || created > param.gt) &&
    (param.gte === undefined || created >= param.gte) &&
    (param.lt === undefined || created < param.lt) &&
    (param.lte === undefined || created <= param.lte)
  )
}
