import { randomInt } from 'node:crypto'
import { plan } from '#app/stripe-sandbox/state/due-tasks'
import type { DeliveryRecord, DeliveryTry } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { deliveryId } from './emit-event'
import { sentEvent } from './event-queries'
import { postWebhook } from './webhook-post'
import type { WebhookRule } from './webhook-rules'

const MINUTE_MS = 60_000
/** Test mode tries three times more over a few hours. */
const RETRY_AFTER_MS = [5 * MINUTE_MS, 60 * MINUTE_MS, 180 * MINUTE_MS]

/** Brings events to endpoints: at least once, shuffled by default, again later when refused. */
export class WebhookCourier {
  private underWay = new Set<Promise<void>>()
  private inOrder: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(private readonly sandbox: Sandbox) {}

  /** Sends what one piece of work emitted; to be called once that is committed. */
  dispatch(events: Array<{ id: string }>): void {
    if (events.length === 0) return
    const deliveries = events.flatMap((event) => this.deliveriesOf(event))
    if (deliveries.length > 0) this.sendAll(deliveries)
  }

  /** After a start: whatever was waiting when the last process ended. */
  resume(): void {
    const planned = new Set(
      [...this.sandbox.tables.tasks.oldestFirst()].filter((task) => task.kind === 'retry-delivery').map((task) => task.ref),
    )
    this.sendAll(
      [...this.sandbox.tables.deliveries.oldestFirst()].filter((delivery) => delivery.state === 'waiting' && !planned.has(delivery.id)),
    )
  }

  /** Sends everything held back. */
  release(): number {
    const held = [...this.sandbox.tables.deliveries.oldestFirst()].filter((delivery) => delivery.state === 'held')
    const waiting = held.map((delivery) => this.sandbox.tables.deliveries.replace({ ...delivery, state: 'waiting' }))
    this.sendAll(waiting, true)
    return held.length
  }

  /** Sends an event to every endpoint that once was to get it, whatever became of that. */
  resend(event: string): number {
    const again = [...this.sandbox.tables.deliveries.oldestFirst()].filter((delivery) => delivery.event === event)
    this.sendAll(again, true)
    return again.length
  }

  retry(id: string): void {
    const delivery = this.sandbox.tables.deliveries.get(id)
    if (delivery?.state === 'waiting') this.sendAll([delivery])
  }

  /** Resolves when no delivery is on its way. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay)
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.idle()
  }

  private deliveriesOf(event: { id: string }): DeliveryRecord[] {
    const found: DeliveryRecord[] = []
    for (const endpoint of this.sandbox.tables.endpoints.oldestFirst()) {
      const delivery = this.sandbox.tables.deliveries.get(deliveryId(event.id, endpoint.id))
      if (delivery) found.push(delivery)
    }
    return found
  }

  private sendAll(deliveries: DeliveryRecord[], unspoilt = false): void {
    if (this.stopped) return
    const { order } = this.sandbox.options.webhookRules
    if (order === 'shuffled') {
      for (const delivery of shuffled(deliveries)) this.track(this.send(delivery, unspoilt))
      return
    }
    const line = order === 'reversed' ? [...deliveries].reverse() : deliveries
    this.inOrder = line.reduce((before, delivery) => before.then(() => this.send(delivery, unspoilt)), this.inOrder)
    this.track(this.inOrder)
  }

  private track(work: Promise<void>): void {
    this.underWay.add(work)
    void work.finally(() => this.underWay.delete(work))
  }

  private async send(delivery: DeliveryRecord, unspoilt: boolean): Promise<void> {
    const event = sentEvent(this.sandbox, delivery.event)
    const endpoint = this.sandbox.tables.endpoints.get(delivery.endpoint)
    if (!event || !endpoint || endpoint.object.status !== 'enabled') return
    const rule = unspoilt ? undefined : this.sandbox.options.webhookRules.take(event.type)
    if (rule && this.putsOff(rule, delivery)) return
    if (rule?.action === 'drop') return this.note(delivery.id, { outcome: 'dropped', status: null })
    const payload = JSON.stringify(event)
    const copies = rule?.action === 'duplicate' ? (rule.copies ?? 2) : 1
    await Promise.all(
      Array.from({ length: copies }, async () => this.note(delivery.id, await postWebhook(endpoint, payload, rule?.action))),
    )
  }

  private putsOff(rule: WebhookRule, delivery: DeliveryRecord): boolean {
    if (rule.action !== 'hold' && rule.action !== 'delay') return false
    this.sandbox.tables.deliveries.replace({ ...delivery, state: 'held' })
    if (rule.action === 'delay') plan(this.sandbox, 'retry-delivery', delivery.id, this.sandbox.clock.nowMs() + (rule.delayMs ?? 1000))
    this.store()
    return true
  }

  /** A delayed delivery comes out of the task list as `held` and is sent whatever the rules say. */
  sendDelayed(id: string): void {
    const delivery = this.sandbox.tables.deliveries.get(id)
    if (delivery?.state === 'held') this.sendAll([this.sandbox.tables.deliveries.replace({ ...delivery, state: 'waiting' })], true)
    else this.retry(id)
  }

  private note(id: string, outcome: Omit<DeliveryTry, 'at'>): void {
    const delivery = this.sandbox.tables.deliveries.get(id)
    if (!delivery) return
    const tries = [...delivery.tries, { ...outcome, at: this.sandbox.clock.now() }]
    const isDelivered = outcome.outcome === 'delivered' || delivery.state === 'delivered'
    const wait = RETRY_AFTER_MS[tries.length - 1]
    const state = isDelivered ? 'delivered' : wait === undefined ? 'given-up' : 'waiting'
    this.sandbox.tables.deliveries.replace({ ...delivery, tries, state })
    if (state === 'waiting' && wait !== undefined) plan(this.sandbox, 'retry-delivery', id, this.sandbox.clock.nowMs() + wait)
    this.store()
  }

  /** A lost note only means one delivery more after a restart, so nothing waits for it. */
  private store(): void {
    this.sandbox.committed().catch(() => {})
  }
}

function shuffled<T>(items: T[]): T[] {
  const mixed = [...items]
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1)
    ;[mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T]
  }
  return mixed
}
