import type { WebhookRules } from '#app/stripe-sandbox/events/webhook-rules'
import { ChangeLog } from './change-log'
import { Clock } from './clock'
import type {
  AccountLinkRecord,
  AccountRecord,
  BalanceSettingsRecord,
  PayoutRecord,
  ReversalRecord,
  ThinEvent,
  ThinEventRecord,
  TransferRecord,
  VisitRecord,
} from './connect-records'
import { Journal } from './journal'
import type {
  AnswerRecord,
  ApiEvent,
  ChargeRecord,
  CustomerRecord,
  DeliveryRecord,
  DisputeRecord,
  EndpointRecord,
  EventRecord,
  IntentRecord,
  MethodRecord,
  RefundRecord,
  SessionRecord,
  SettingsRecord,
  TaskRecord,
  TransactionRecord,
} from './records'
import type { Storage, StoredRow } from './storage'
import { Table } from './table'

/** How far the platform's balance may go below zero before refunds wait, in minor units of any currency. */
const DEFAULT_OVERDRAFT = 100_000_000

class Tables {
  readonly sessions: Table<SessionRecord>
  readonly intents: Table<IntentRecord>
  readonly methods: Table<MethodRecord>
  readonly charges: Table<ChargeRecord>
  readonly refunds: Table<RefundRecord>
  readonly transactions: Table<TransactionRecord>
  readonly customers: Table<CustomerRecord>
  readonly endpoints: Table<EndpointRecord>
  readonly events: Table<EventRecord>
  readonly deliveries: Table<DeliveryRecord>
  readonly tasks: Table<TaskRecord>
  readonly answers: Table<AnswerRecord>
  readonly settings: Table<SettingsRecord>
  readonly accounts: Table<AccountRecord>
  readonly accountLinks: Table<AccountLinkRecord>
  readonly visits: Table<VisitRecord>
  readonly thinEvents: Table<ThinEventRecord>
  readonly payouts: Table<PayoutRecord>
  readonly balanceSettings: Table<BalanceSettingsRecord>
  readonly disputes: Table<DisputeRecord>
  readonly transfers: Table<TransferRecord>
  readonly reversals: Table<ReversalRecord>

  constructor(changes: ChangeLog) {
    this.sessions = new Table('session', changes)
    this.intents = new Table('payment_intent', changes)
    this.methods = new Table('payment_method', changes)
    this.charges = new Table('charge', changes)
    this.refunds = new Table('refund', changes)
    this.transactions = new Table('balance_transaction', changes)
    this.customers = new Table('customer', changes)
    this.endpoints = new Table('webhook_endpoint', changes)
    this.events = new Table('event', changes)
    this.deliveries = new Table('delivery', changes)
    this.tasks = new Table('task', changes)
    this.answers = new Table('idempotent_answer', changes)
    this.settings = new Table('settings', changes)
    this.accounts = new Table('account', changes)
    this.accountLinks = new Table('account_link', changes)
    this.visits = new Table('seller_visit', changes)
    this.thinEvents = new Table('thin_event', changes)
    this.payouts = new Table('payout', changes)
    this.balanceSettings = new Table('balance_settings', changes)
    this.disputes = new Table('dispute', changes)
    this.transfers = new Table('transfer', changes)
    this.reversals = new Table('transfer_reversal', changes)
  }

  all(): Array<Table<{ id: string }>> {
    return Object.values(this) as Array<Table<{ id: string }>>
  }
}

export type SandboxOptions = { publicBase: string; testMode: boolean; storage: Storage; webhookRules: WebhookRules }

export type CurrentRequest = { id: string | null; idempotencyKey: string | null; account: string | undefined }
export const NO_REQUEST: CurrentRequest = { id: null, idempotencyKey: null, account: undefined }

/** The whole state of one sandbox. Handlers change it synchronously; `committed()` makes the change durable. */
export class Sandbox {
  readonly clock = new Clock()
  readonly changes = new ChangeLog()
  readonly tables = new Tables(this.changes)
  readonly journal: Journal
  /** Emitted by the work under way. */
  newEvents: Array<ApiEvent | ThinEvent> = []
  /** The request that is being handled, for `event.request`. */
  currentRequest: CurrentRequest = NO_REQUEST
  publicBase: string

  constructor(readonly options: SandboxOptions) {
    this.publicBase = options.publicBase
    this.journal = new Journal(this.changes, options.storage)
  }

  /** The connected account that the request speaks for; undefined is the platform. */
  get currentAccount(): string | undefined {
    return this.currentRequest.account
  }

  async start(): Promise<void> {
    this.take(await this.options.storage.load())
    this.clock.offsetMs = this.settings.clockOffsetMs
  }

  get settings(): SettingsRecord {
    return this.tables.settings.get('settings') ?? { id: 'settings', clockOffsetMs: 0, overdraft: DEFAULT_OVERDRAFT }
  }

  changeSettings(change: Partial<Omit<SettingsRecord, 'id'>>): void {
    this.tables.settings.replace({ ...this.settings, ...change })
    this.clock.offsetMs = this.settings.clockOffsetMs
  }

  /** What the work just done has emitted; to be taken before anything else runs. */
  takeNewEvents(): Array<ApiEvent | ThinEvent> {
    const events = this.newEvents
    this.newEvents = []
    return events
  }

  committed(): Promise<void> {
    return this.journal.committed()
  }

  rows(): StoredRow[] {
    return this.tables
      .all()
      .flatMap((table) => table.rows().map((row) => ({ kind: table.kind, seq: row.seq, record: row.record })))
      .sort((left, right) => left.seq - right.seq)
  }

  /** Replaces the whole state, stored state included. */
  async become(rows: StoredRow[]): Promise<void> {
    await this.committed()
    await this.options.storage.overwrite(rows)
    this.take(rows)
    this.clock.offsetMs = this.settings.clockOffsetMs
  }

  private take(rows: StoredRow[]): void {
    const byKind = groupByKind(rows)
    for (const table of this.tables.all()) table.load(byKind.get(table.kind) ?? [])
    this.changes.continueAfter(rows.at(-1)?.seq ?? 0)
  }
}

function groupByKind(rows: StoredRow[]): Map<string, StoredRow[]> {
  const groups = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const group = groups.get(row.kind)
    if (group) group.push(row)
    else groups.set(row.kind, [row])
  }
  return groups
}
