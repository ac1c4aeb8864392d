import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { currency, instant, minor } from './columns'
import { purchases, sellerOrders } from './orders'

export const paymentStates = ['created', 'processing', 'succeeded', 'surplus', 'failed', 'cancelled'] as const
export const refundStates = ['requested', 'pending', 'succeeded', 'failed'] as const

/** One attempt to be paid: a row first, then a Checkout Session whose id becomes `providerRef`. `surplus` = captured but not wanted, refunded in full. */
export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey(),
    purchaseId: uuid('purchase_id')
      .notNull()
      .references(() => purchases.id),
    provider: text('provider').notNull().default('stripe'),
    attempt: integer('attempt').notNull().default(1),
    providerRef: text('provider_ref'),
    /** Payment intent and charge, known once money moved. */
    intentRef: text('intent_ref'),
    chargeRef: text('charge_ref'),
    method: text('method'),
    /** What the provider kept of it, and its balance transaction that says so; known when that is in the same currency. */
    feeMinor: minor('fee_minor'),
    feeRef: text('fee_ref'),
    /** What it became when the provider keeps it in another currency. */
    settledMinor: minor('settled_minor'),
    settledCurrency: text('settled_currency'),
    /** From when the provider lets it be used; null while it has not said. */
    fundsAt: instant('funds_at'),
    fundsPostedAt: instant('funds_posted_at'),
    payUrl: text('pay_url'),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    state: text('state', { enum: paymentStates }).notNull(),
    /** Why a success was not taken as payment: amount, currency or reference differed. */
    quarantine: text('quarantine'),
    failure: text('failure'),
    checkedAt: instant('checked_at'),
    checks: integer('checks').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('payments_attempt').on(t.purchaseId, t.attempt),
    unique('payments_ref').on(t.provider, t.providerRef),
    uniqueIndex('payment_one_success').on(t.purchaseId).where(sql`state = 'succeeded'`),
    uniqueIndex('payment_one_open').on(t.purchaseId).where(sql`state IN ('created','processing')`),
    index('payments_intent').on(t.intentRef),
    index('payments_charge').on(t.chargeRef),
    index('payments_funds').on(t.fundsAt).where(sql`funds_posted_at IS NULL AND fee_ref IS NOT NULL`),
    check('payments_settled', sql`(${t.settledMinor} IS NULL) = (${t.settledCurrency} IS NULL)`),
    index('payments_open').on(t.createdAt).where(sql`state IN ('created','processing')`),
    check('payments_ref_known', sql`${t.providerRef} IS NOT NULL OR ${t.state} IN ('created','cancelled')`),
    check('payments_fee', sql`(${t.feeMinor} IS NULL) = (${t.feeRef} IS NULL) AND ${t.feeMinor} >= 0`),
    check('payments_amount', sql`${t.amountMinor} BETWEEN 1 AND 100000000000`),
    check('payments_state_known', sql`${t.state} IN ('created','processing','succeeded','surplus','failed','cancelled')`),
  ],
)

export const paymentBalances = pgTable(
  'payment_balances',
  {
    paymentId: uuid('payment_id')
      .primaryKey()
      .references(() => payments.id),
    captured: minor('captured').notNull(),
    refunded: minor('refunded').notNull().default(0),
  },
  (t) => [check('payment_balances_bounds', sql`${t.captured} >= 0 AND ${t.refunded} >= 0 AND ${t.refunded} <= ${t.captured}`)],
)

export const refunds = pgTable(
  'refunds',
  {
    id: uuid('id').primaryKey(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    sellerOrderId: uuid('seller_order_id').references(() => sellerOrders.id),
    /** `cancel:<seller order>`, `surplus`, `dashboard:<provider id>`: asked for twice is refunded once. */
    requestKey: text('request_key').notNull(),
    providerRef: text('provider_ref').unique(),
    amountMinor: minor('amount_minor').notNull(),
    reason: text('reason').notNull().default(''),
    state: text('state', { enum: refundStates }).notNull(),
    failure: text('failure'),
    /** Whose money it is: the seller's, less the fee that goes with it, or the house's alone. */
    borneBy: text('borne_by', { enum: ['seller', 'house'] })
      .notNull()
      .default('seller'),
    /** What left the provider's balance, when that is kept in another currency. */
    settledMinor: minor('settled_minor'),
    settledCurrency: text('settled_currency'),
    /** Back to where it came from; by the house's bank, where the provider can no longer do that; or never taken from a card that was only held. */
    via: text('via', { enum: ['provider', 'bank', 'hold'] })
      .notNull()
      .default('provider'),
    createdAt: instant('created_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    check('refunds_borne_by_known', sql`${t.borneBy} IN ('seller','house')`),
    check('refunds_via_known', sql`${t.via} IN ('provider','bank','hold')`),
    unique('refunds_once').on(t.paymentId, t.requestKey),
    index('refunds_seller_order').on(t.sellerOrderId),
    index('refunds_open').on(t.createdAt).where(sql`state IN ('requested','pending')`),
    check('refunds_amount', sql`${t.amountMinor} > 0`),
    check('refunds_state_known', sql`${t.state} IN ('requested','pending','succeeded','failed')`),
  ],
)

/** Inbox of provider events: the id is taken once, the work is done by a job. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    state: text('state', { enum: ['received', 'done', 'dead'] })
      .notNull()
      .default('received'),
    /** Set when no row of ours matches the object: kept, shown to the operator. */
    unmatched: text('unmatched'),
    attempts: integer('attempts').notNull().default(0),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.eventId] }),
    index('webhook_events_open').on(t.receivedAt).where(sql`state <> 'done'`),
    check('webhook_events_done', sql`(${t.state} = 'done') = (${t.doneAt} IS NOT NULL)`),
  ],
)

/** Things an operator must look at: refunds made in the dashboard, amounts that differ, failed refunds. */
export const paymentExceptions = pgTable(
  'payment_exceptions',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    ref: text('ref').notNull(),
    purchaseId: uuid('purchase_id').references(() => purchases.id),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (t) => [unique('payment_exceptions_once').on(t.kind, t.ref), index('payment_exceptions_purchase').on(t.purchaseId)],
)

/** How far the reconciler has read the provider's event list. */
export const reconcileCursors = pgTable('reconcile_cursors', {
  name: text('name').primaryKey(),
  readTo: instant('read_to').notNull(),
})
