import type Stripe from 'stripe'
import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import type { ThinEvent } from '#app/stripe-sandbox/state/connect-records'
import type { ApiEvent, EventRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { deliveryId } from './emit-event'

const KEPT_DAYS = 30
const DAY = 86_400

/** An event with the number of deliveries that have not succeeded yet. */
function currentEvent(sandbox: Sandbox, record: EventRecord): ApiEvent {
  let outstanding = 0
  for (const endpoint of sandbox.tables.endpoints.oldestFirst()) {
    const delivery = sandbox.tables.deliveries.get(deliveryId(record.id, endpoint.id))
    if (delivery && delivery.state !== 'delivered') outstanding += 1
  }
  return { ...record.object, pending_webhooks: outstanding }
}

export function retrieveEvent(sandbox: Sandbox, id: string): ApiEvent {
  const record = sandbox.tables.events.get(id)
  if (!record || record.object.account !== sandbox.currentAccount || isPastKeeping(sandbox, record)) throw missingObject('event', id)
  return currentEvent(sandbox, record)
}

export function listEvents(sandbox: Sandbox, params: Stripe.EventListParams): ListAnswer<ApiEvent> {
  const types = params.types ?? (params.type ? [params.type] : undefined)
  return pageOf(
    sandbox.tables.events,
    '/v1/events',
    params,
    (record) =>
      record.object.account === sandbox.currentAccount &&
      !isPastKeeping(sandbox, record) &&
      createdMatches(record.object.created, params.created) &&
      (!types || types.some((type) => typeMatches(record.object.type, type))) &&
      (params.delivery_success === undefined || params.delivery_success === (currentEvent(sandbox, record).pending_webhooks === 0)),
    (record) => currentEvent(sandbox, record),
  )
}

export function retrieveThinEvent(sandbox: Sandbox, id: string): object {
  const record = sandbox.tables.thinEvents.get(id)
  if (!record) throw missingObject('event', id)
  return { ...record.object, ...(record.data && { data: record.data }) }
}

/** An event as it is sent: whole, or thin. */
export function sentEvent(sandbox: Sandbox, id: string): ApiEvent | ThinEvent | undefined {
  const record = sandbox.tables.events.get(id)
  return record ? currentEvent(sandbox, record) : sandbox.tables.thinEvents.get(id)?.object
}

const typeMatches = (type: string, wanted: string): boolean =>
  wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted

const isPastKeeping = (sandbox: Sandbox, record: EventRecord): boolean => record.object.created < keptSince(sandbox)

const keptSince = (sandbox: Sandbox): number => sandbox.clock.now() - KEPT_DAYS * DAY

/** Forgets what is past keeping, and the notes of its deliveries. */
export function pruneEvents(sandbox: Sandbox): void {
  const gone = new Set<string>()
  for (const event of sandbox.tables.events.oldestFirst()) {
    if (!isPastKeeping(sandbox, event)) break
    gone.add(event.id)
    sandbox.tables.events.remove(event.id)
  }
  for (const event of sandbox.tables.thinEvents.oldestFirst()) {
    if (event.at >= keptSince(sandbox)) break
    gone.add(event.id)
    sandbox.tables.thinEvents.remove(event.id)
  }
  for (const delivery of gone.size > 0 ? sandbox.tables.deliveries.oldestFirst() : []) {
    if (gone.has(delivery.event)) sandbox.tables.deliveries.remove(delivery.id)
  }
}
