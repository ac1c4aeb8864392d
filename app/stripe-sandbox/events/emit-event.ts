import type { ThinEvent } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { ApiEvent, ApiObject } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { API_VERSION } from './api-version'

/**
 * Records that something happened to `object` and a waiting delivery for each endpoint that asked for it. What happened to
 * a connected account goes to the Connect endpoints alone, and carries its id.
 */
export function emit(sandbox: Sandbox, type: string, object: ApiObject, previous?: Record<string, unknown>, account?: string): void {
  const id = newId('evt')
  const event: ApiEvent = {
    id,
    object: 'event',
    ...(account && { account }),
    api_version: API_VERSION,
    created: sandbox.clock.now(),
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: sandbox.currentRequest.id, idempotency_key: sandbox.currentRequest.idempotencyKey },
    type,
  }
  sandbox.tables.events.add({ id, object: event })
  awaitDelivery(sandbox, event, account !== undefined)
}

/** One waiting delivery for each endpoint of that kind which wants this type. */
export function awaitDelivery(sandbox: Sandbox, event: ApiEvent | ThinEvent, isConnect: boolean): void {
  const { id, type } = event
  for (const endpoint of sandbox.tables.endpoints.oldestFirst()) {
    const { enabled_events: wanted, status } = endpoint.object
    if (endpoint.isConnect !== isConnect || status !== 'enabled' || !(wanted.includes('*') || wanted.includes(type))) continue
    sandbox.tables.deliveries.add({ id: deliveryId(id, endpoint.id), event: id, endpoint: endpoint.id, state: 'waiting', tries: [] })
  }
  sandbox.newEvents.push(event)
}

export const deliveryId = (event: string, endpoint: string): string => `${event}:${endpoint}`
