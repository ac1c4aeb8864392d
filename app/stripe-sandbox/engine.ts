import { verifyAccount } from './accounts/submit-details'
import type { ApiContext } from './api/answer-api-request'
import { checkEvents } from './api/execute-operation'
import { pruneAnswers, RunningKeys } from './api/idempotency'
import { expireWhenOpen } from './checkout/sessions'
import { Conformance } from './control/conformance'
import { Faults } from './control/faults'
import { RequestLog } from './control/request-log'
import { letDisputeLapse } from './disputes/decide-dispute'
import { readEvidence } from './disputes/disputes'
import { pruneEvents } from './events/event-queries'
import { WebhookCourier } from './events/webhook-courier'
import { WebhookRules } from './events/webhook-rules'
import { settleDebit } from './payments/authorise-intent'
import { expireAuthorisation } from './payments/cancel-intent'
import { payOutDaily } from './payouts/automatic-payouts'
import { advancePayout } from './payouts/move-payout'
import { settleRefund } from './refunds/settle-refund'
import { plan, takeDue } from './state/due-tasks'
import type { TaskRecord } from './state/records'
import { Sandbox } from './state/sandbox'
import type { Storage, StoredRow } from './state/storage'

const TICK_MS = 250
const PRUNE_EVERY_MS = 3_600_000

export type EngineOptions = {
  publicBase: string
  testMode: boolean
  storage: Storage
  onStorageLost?: ((error: Error) => void) | undefined
}

/** The sandbox and everything that moves in it. */
export class Engine implements ApiContext {
  readonly rules = new WebhookRules()
  readonly faults = new Faults()
  readonly log = new RequestLog()
  readonly conformance = new Conformance()
  readonly running = new RunningKeys()
  readonly snapshots = new Map<string, StoredRow[]>()
  readonly sandbox: Sandbox
  readonly courier: WebhookCourier
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly options: EngineOptions) {
    this.sandbox = new Sandbox({ ...options, webhookRules: this.rules })
    this.courier = new WebhookCourier(this.sandbox)
  }

  async start(): Promise<void> {
    await this.sandbox.start()
    plan(this.sandbox, 'prune', 'all', this.sandbox.clock.nowMs() + PRUNE_EVERY_MS)
    await this.sandbox.committed()
    this.courier.resume()
    this.timer = setInterval(() => this.tick(), TICK_MS)
    this.timer.unref()
  }

  private tick(): void {
    const { failure } = this.sandbox.journal
    if (failure) {
      clearInterval(this.timer)
      this.options.onStorageLost?.(failure)
      return
    }
    this.runDue().catch(() => {})
  }

  /** Does what the clock has reached: expiries, refunds, debits, deliveries. */
  async runDue(): Promise<void> {
    const due = takeDue(this.sandbox)
    if (due.length === 0) return
    await this.change('due tasks', () => {
      for (const task of due) this.runTask(task)
    })
    for (const task of due) if (task.kind === 'retry-delivery') this.courier.sendDelayed(task.ref)
  }

  /** Any change outside the API: checked, made durable, told to the endpoints. */
  async change<T>(operation: string, work: () => T): Promise<T> {
    const result = work()
    const events = this.sandbox.takeNewEvents()
    if (this.options.testMode) checkEvents(this, operation, events)
    await this.sandbox.committed()
    this.courier.dispatch(events)
    return result
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.courier.stop()
    await this.sandbox.committed().catch(() => {})
    await this.options.storage.close()
  }

  private runTask(task: TaskRecord): void {
    const { sandbox } = this
    if (task.kind === 'expire-session') expireWhenOpen(sandbox, task.ref)
    else if (task.kind === 'settle-refund') settleRefund(sandbox, task.ref)
    else if (task.kind === 'settle-debit') settleDebit(sandbox, task.ref)
    else if (task.kind === 'expire-authorisation') expireAuthorisation(sandbox, task.ref)
    else if (task.kind === 'verify-account') verifyAccount(sandbox, task.ref)
    else if (task.kind === 'move-payout') advancePayout(sandbox, task.ref)
    else if (task.kind === 'automatic-payout') payOutDaily(sandbox, task.ref)
    else if (task.kind === 'dispute-due') letDisputeLapse(sandbox, task.ref)
    else if (task.kind === 'dispute-verdict') readEvidence(sandbox, task.ref)
    else if (task.kind === 'prune') this.prune()
  }

  private prune(): void {
    const { sandbox } = this
    pruneAnswers(sandbox)
    pruneEvents(sandbox)
    plan(sandbox, 'prune', 'all', sandbox.clock.nowMs() + PRUNE_EVERY_MS)
  }
}
