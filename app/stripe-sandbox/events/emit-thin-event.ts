import type { ThinEvent } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { awaitDelivery } from './emit-event'

/** Tells the Connect endpoints that a v2 account changed; what it is now they have to fetch. */
export function emitThin(sandbox: Sandbox, type: string, account: string | null, data: Record<string, unknown> | null = null): void {
  const id = newId('evt')
  const { id: request, idempotencyKey } = sandbox.currentRequest
  const event: ThinEvent = {
    id,
    object: 'v2.core.event',
    created: new Date(sandbox.clock.nowMs()).toISOString(),
    livemode: false,
    type,
    reason: request === null ? null : { type: 'request', request: { id: request, idempotency_key: idempotencyKey } },
    related_object: account === null ? null : { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
  }
  sandbox.tables.thinEvents.add({ id, object: event, data, at: sandbox.clock.now() })
  awaitDelivery(sandbox, event, true)
}
