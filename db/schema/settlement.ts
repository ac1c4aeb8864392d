import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { currency, instant, minor } from './columns'
import { sellerOrders } from './orders'
import { payments, refunds } from './payments'
import { users } from './people'
import { sellers } from './sellers'

export const payoutProviders = ['stripe_connect', 'bank_batch'] as const
export const payoutAccountStates = ['pending', 'active', 'restricted', 'gone'] as const
export const transferStates = ['requested', 'sent', 'paid', 'failed'] as const
export const reversalStates = ['requested', 'made', 'refused', 'void'] as const
export const holdKinds = ['claim', 'dispute', 'staff'] as const
export const batchStates = ['drafted', 'approved', 'exported', 'closed', 'dropped'] as const

/** Where a seller's money goes. A seller without a row keeps it payable with the market. */
export const payoutAccounts = pgTable(
  'payout_accounts',
  {
    sellerId: uuid('seller_id')
      .primaryKey()
      .references(() => sellers.id),
    provider: text('provider', { enum: payoutProviders }).notNull(),
    state: text('state', { enum: payoutAccountStates }).notNull(),
    /** The provider's name for it: acct_… */
    accountRef: text('account_ref').unique(),
    /** What the provider still asks for, in its own codes. */
    requirements: text('requirements').array().notNull().default(sql`'{}'`),
    /** Payee, account number, bank and its clearing code, encrypted. */
    bankSealed: text('bank_sealed'),
    /** The last four digits, to be known by. */
    bankTail: text('bank_tail').notNull().default(''),
    bankName: text('bank_name').notNull().default(''),
    changedAt: instant('changed_at').notNull().defaultNow(),
    checkedAt: instant('checked_at'),
  },
  (t) => [
    index('payout_accounts_state').on(t.state),
    check('payout_accounts_provider_known', sql`${t.provider} IN ('stripe_connect','bank_batch')`),
    check('payout_accounts_state_known', sql`${t.state} IN ('pending','active','restricted','gone')`),
    check(
      'payout_accounts_of_provider',
      sql`CASE ${t.provider} WHEN 'bank_batch' THEN ${t.bankSealed} IS NOT NULL AND ${t.accountRef} IS NULL ELSE ${t.bankSealed} IS NULL END`,
    ),
    check('payout_accounts_tail', sql`length(${t.bankTail}) <= 4 AND length(${t.bankName}) <= 60`),
  ],
)

/** Why an order is not settled although its time has come. Lifted, never removed. */
export const orderHolds = pgTable(
  'order_holds',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    kind: text('kind', { enum: holdKinds }).notNull(),
    /** The claim or dispute; of a hold by staff its own id. */
    ref: text('ref').notNull(),
    reason: text('reason').notNull().default(''),
    placedBy: uuid('placed_by').references(() => users.id),
    placedAt: instant('placed_at').notNull().defaultNow(),
    liftedBy: uuid('lifted_by').references(() => users.id),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    unique('order_holds_once').on(t.sellerOrderId, t.kind, t.ref),
    index('order_holds_live').on(t.sellerOrderId).where(sql`lifted_at IS NULL`),
    index('order_holds_placed_by').on(t.placedBy),
    index('order_holds_lifted_by').on(t.liftedBy),
    check('order_holds_kind_known', sql`${t.kind} IN ('claim','dispute','staff')`),
    check('order_holds_lifted', sql`${t.liftedBy} IS NULL OR ${t.liftedAt} IS NOT NULL`),
    check('order_holds_reason', sql`length(${t.reason}) <= 500`),
  ],
)

/** A run of bank payments: made by one operator, approved by another, one file. */
export const payoutBatches = pgTable(
  'payout_batches',
  {
    id: uuid('id').primaryKey(),
    /** Shown to people and to the bank: PB261128-01. */
    no: text('no').notNull().unique(),
    currency: currency(),
    state: text('state', { enum: batchStates }).notNull().default('drafted'),
    lineCount: integer('line_count').notNull(),
    totalMinor: minor('total_minor').notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => users.id),
    madeAt: instant('made_at').notNull().defaultNow(),
    approvedBy: uuid('approved_by').references(() => users.id),
    approvedAt: instant('approved_at'),
    exportedAt: instant('exported_at'),
    /** SHA-256 of the file as it went out. */
    fileHash: text('file_hash'),
  },
  (t) => [
    index('payout_batches_state').on(t.state, t.madeAt),
    index('payout_batches_made_by').on(t.madeBy),
    index('payout_batches_approved_by').on(t.approvedBy),
    check('payout_batches_state_known', sql`${t.state} IN ('drafted','approved','exported','closed','dropped')`),
    check('payout_batches_two_people', sql`${t.approvedBy} <> ${t.madeBy}`),
    check('payout_batches_approved', sql`(${t.approvedBy} IS NOT NULL) = (${t.state} IN ('approved','exported','closed'))`),
    check('payout_batches_exported', sql`(${t.fileHash} IS NOT NULL) = (${t.state} IN ('exported','closed'))`),
    check('payout_batches_totals', sql`${t.lineCount} >= 1 AND ${t.totalMinor} >= 1`),
  ],
)

/** One payee of a batch, for all of the orders it pays. */
export const payoutBatchLines = pgTable(
  'payout_batch_lines',
  {
    id: uuid('id').primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => payoutBatches.id),
    position: integer('position').notNull(),
    /** What the bank gives back with its result: PB261128-01-003. */
    reference: text('reference').notNull().unique(),
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => sellers.id),
    amountMinor: minor('amount_minor').notNull(),
    /** The account as it was when the batch was made. */
    bankSealed: text('bank_sealed').notNull(),
    bankTail: text('bank_tail').notNull(),
    state: text('state', { enum: ['waiting', 'paid', 'returned'] })
      .notNull()
      .default('waiting'),
    failure: text('failure'),
    reportedAt: instant('reported_at'),
  },
  (t) => [
    unique('payout_batch_lines_position').on(t.batchId, t.position),
    unique('payout_batch_lines_seller').on(t.batchId, t.sellerId),
    index('payout_batch_lines_of_seller').on(t.sellerId),
    check('payout_batch_lines_state_known', sql`${t.state} IN ('waiting','paid','returned')`),
    check('payout_batch_lines_amount', sql`${t.amountMinor} > 0 AND ${t.position} >= 1`),
  ],
)

/** Money of one settled order on its way to its seller. `requested` is set aside, `sent` has left, `paid` has arrived where we can see it. */
export const transfers = pgTable(
  'transfers',
  {
    id: uuid('id').primaryKey(),
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => sellers.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    /** The first, and more only when one came back. */
    n: integer('n').notNull(),
    provider: text('provider', { enum: payoutProviders }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    /** What the provider moved, when it keeps the charge in another currency. */
    sentMinor: minor('sent_minor'),
    sentCurrency: text('sent_currency'),
    accountRef: text('account_ref'),
    providerRef: text('provider_ref').unique(),
    batchLineId: uuid('batch_line_id').references(() => payoutBatchLines.id),
    state: text('state', { enum: transferStates }).notNull().default('requested'),
    failure: text('failure'),
    reversedMinor: minor('reversed_minor').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('transfers_n').on(t.sellerOrderId, t.n),
    uniqueIndex('transfers_one_open').on(t.sellerOrderId).where(sql`state = 'requested'`),
    index('transfers_seller').on(t.sellerId, t.createdAt),
    index('transfers_payment').on(t.paymentId),
    index('transfers_batch_line').on(t.batchLineId),
    index('transfers_open').on(t.createdAt).where(sql`state = 'requested'`),
    check('transfers_state_known', sql`${t.state} IN ('requested','sent','paid','failed')`),
    check('transfers_provider_known', sql`${t.provider} IN ('stripe_connect','bank_batch')`),
    check('transfers_amount', sql`${t.amountMinor} > 0 AND ${t.reversedMinor} BETWEEN 0 AND ${t.amountMinor} AND ${t.n} >= 1`),
    check('transfers_sent_currency', sql`(${t.sentMinor} IS NULL) = (${t.sentCurrency} IS NULL)`),
    check(
      'transfers_known',
      sql`${t.state} NOT IN ('sent','paid') OR CASE ${t.provider} WHEN 'bank_batch' THEN ${t.batchLineId} ELSE NULL END IS NOT NULL OR ${t.providerRef} IS NOT NULL`,
    ),
  ],
)

/** Taken back from a transfer that was made, because the buyer was given money back or a dispute began. */
export const transferReversals = pgTable(
  'transfer_reversals',
  {
    id: uuid('id').primaryKey(),
    transferId: uuid('transfer_id')
      .notNull()
      .references(() => transfers.id),
    refundId: uuid('refund_id').references(() => refunds.id),
    disputeId: uuid('dispute_id').references(() => disputes.id),
    amountMinor: minor('amount_minor').notNull(),
    /** The same in the currency of a transfer that went in another. */
    sentMinor: minor('sent_minor'),
    providerRef: text('provider_ref').unique(),
    state: text('state', { enum: reversalStates }).notNull().default('requested'),
    failure: text('failure'),
    createdAt: instant('created_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('transfer_reversals_refund').on(t.transferId, t.refundId),
    unique('transfer_reversals_dispute').on(t.transferId, t.disputeId),
    index('transfer_reversals_of_refund').on(t.refundId),
    index('transfer_reversals_of_dispute').on(t.disputeId),
    index('transfer_reversals_open').on(t.createdAt).where(sql`state = 'requested'`),
    check('transfer_reversals_cause', sql`(${t.refundId} IS NULL) <> (${t.disputeId} IS NULL)`),
    check('transfer_reversals_state_known', sql`${t.state} IN ('requested','made','refused','void')`),
    check('transfer_reversals_amount', sql`${t.amountMinor} > 0`),
    check('transfer_reversals_made', sql`(${t.state} = 'made') = (${t.providerRef} IS NOT NULL)`),
  ],
)

/** What a seller owed for one order, taken from what another brought. Append-only. */
export const debtOffsets = pgTable(
  'debt_offsets',
  {
    id: uuid('id').primaryKey(),
    /** The order whose money paid. */
    sellerOrderId: uuid('seller_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    /** The order the debt was for. */
    debtOrderId: uuid('debt_order_id')
      .notNull()
      .references(() => sellerOrders.id),
    amountMinor: minor('amount_minor').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    index('debt_offsets_order').on(t.sellerOrderId),
    index('debt_offsets_debt').on(t.debtOrderId),
    check('debt_offsets_amount', sql`${t.amountMinor} > 0`),
  ],
)

/** A card holder's bank took a payment back, or asks about it. */
export const disputes = pgTable(
  'disputes',
  {
    id: uuid('id').primaryKey(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    providerRef: text('provider_ref').notNull().unique(),
    /** The order it is about, when there is one; else it stands against the whole payment. */
    sellerOrderId: uuid('seller_order_id').references(() => sellerOrders.id),
    reason: text('reason').notNull(),
    /** Who pays when it is lost. */
    borneBy: text('borne_by', { enum: ['seller', 'house'] })
      .notNull()
      .default('seller'),
    /** The provider's word: needs_response, under_review, won, lost, warning_… */
    status: text('status').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    feeMinor: minor('fee_minor').notNull().default(0),
    currency: currency(),
    /** What was taken, with its fee, and what came back, where the provider keeps another currency than the dispute's. */
    settledMinor: minor('settled_minor'),
    settledFeeMinor: minor('settled_fee_minor'),
    settledCurrency: text('settled_currency'),
    returnedMinor: minor('returned_minor'),
    returnedCurrency: text('returned_currency'),
    dueBy: instant('due_by'),
    evidence: jsonb('evidence').$type<Record<string, string>>().notNull().default({}),
    submittedAt: instant('submitted_at'),
    submittedBy: uuid('submitted_by').references(() => users.id),
    withdrawnAt: instant('withdrawn_at'),
    reinstatedAt: instant('reinstated_at'),
    closedAt: instant('closed_at'),
    openedAt: instant('opened_at').notNull().defaultNow(),
  },
  (t) => [
    index('disputes_payment').on(t.paymentId),
    index('disputes_seller_order').on(t.sellerOrderId),
    index('disputes_submitted_by').on(t.submittedBy),
    index('disputes_open').on(t.dueBy).where(sql`closed_at IS NULL`),
    check('disputes_borne_by_known', sql`${t.borneBy} IN ('seller','house')`),
    check('disputes_amount', sql`${t.amountMinor} > 0 AND ${t.feeMinor} >= 0`),
    check(
      'disputes_settled',
      sql`num_nonnulls(${t.settledMinor}, ${t.settledFeeMinor}, ${t.settledCurrency}) IN (0, 3) AND num_nonnulls(${t.returnedMinor}, ${t.returnedCurrency}) <> 1`,
    ),
  ],
)
