import { sql } from 'drizzle-orm'
import { bigint, boolean, char, check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, minor } from './columns'
import { sellerOrders } from './orders'
import { payments, refunds } from './payments'
import { sellers } from './sellers'
import { disputes, transfers } from './settlement'

export const accountKinds = [
  'psp_pending',
  'psp_available',
  'psp_fee_expense',
  'bank',
  'seller_held',
  'seller_payable',
  'seller_debt',
  'fee_deferred',
  'fee_revenue',
  'refund_pending',
  'payout_in_transit',
  'dispute_hold',
  'dispute_fee_expense',
  'platform_loss',
  'goodwill_expense',
  'fx_clearing',
  'suspense',
] as const
export const ledgerTransactionKinds = [
  'payment_captured',
  'psp_fee',
  'fx_settled',
  'funds_available',
  'order_released',
  'debt_netted',
  'transfer_requested',
  'transfer_sent',
  'transfer_failed',
  'reversal_made',
  'refund_requested',
  'refund_sent',
  'refund_failed',
  'refund_refused',
  'dispute_withdrawn',
  'dispute_won',
  'dispute_lost',
  'provider_payout',
] as const

/** The chart of accounts, one account per kind, owner and currency. Opened when first posted to. Append-only. */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    /** Its name: `seller_held:CNY:<seller>`, `psp_pending:CNY`. */
    id: text('id').primaryKey(),
    kind: text('kind', { enum: accountKinds }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    /** The seller it is kept for; the house's own have none. */
    ownerId: uuid('owner_id').references(() => sellers.id),
    normalSide: text('normal_side', { enum: ['debit', 'credit'] })
      .notNull()
      .generatedAlwaysAs(
        sql`CASE WHEN kind IN ('psp_pending','psp_available','psp_fee_expense','bank','seller_debt','dispute_hold','dispute_fee_expense','platform_loss','goodwill_expense') THEN 'debit' ELSE 'credit' END`,
      ),
    mayGoNegative: boolean('may_go_negative')
      .notNull()
      .generatedAlwaysAs(
        sql`kind NOT IN ('seller_held','seller_payable','seller_debt','fee_deferred','refund_pending','payout_in_transit','dispute_hold')`,
      ),
    openedAt: instant('opened_at').notNull().defaultNow(),
  },
  (t) => [
    unique('ledger_accounts_id_currency').on(t.id, t.currency),
    index('ledger_accounts_owner').on(t.ownerId),
    check(
      'ledger_accounts_kind_known',
      sql`${t.kind} IN ('psp_pending','psp_available','psp_fee_expense','bank','seller_held','seller_payable','seller_debt','fee_deferred','fee_revenue','refund_pending','payout_in_transit','dispute_hold','dispute_fee_expense','platform_loss','goodwill_expense','fx_clearing','suspense')`,
    ),
    check('ledger_accounts_name', sql`${t.id} = concat_ws(':', ${t.kind}, ${t.currency}, ${t.ownerId})`),
    check(
      'ledger_accounts_owned',
      sql`(${t.kind} IN ('seller_held','seller_payable','seller_debt','payout_in_transit')) = (${t.ownerId} IS NOT NULL)`,
    ),
  ],
)

/** The journal: one row per fact that moved money, whatever tells of it how often. Append-only. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind', { enum: ledgerTransactionKinds }).notNull(),
    /** Names the fact: the payment, the refund, the provider's balance transaction. */
    externalRef: text('external_ref').notNull(),
    /** When it happened. */
    effectiveAt: instant('effective_at').notNull(),
    /** When it was written: entries are added by that database transaction alone. */
    postedAt: instant('posted_at').notNull().defaultNow(),
    /** None where the provider pays the house what it has kept for it. */
    paymentId: uuid('payment_id').references(() => payments.id),
    refundId: uuid('refund_id').references(() => refunds.id),
    memo: text('memo').notNull().default(''),
  },
  (t) => [
    unique('ledger_transactions_once').on(t.kind, t.externalRef),
    index('ledger_transactions_payment').on(t.paymentId),
    index('ledger_transactions_refund').on(t.refundId),
    index('ledger_transactions_effective').on(t.effectiveAt),
    check(
      'ledger_transactions_kind_known',
      sql`${t.kind} IN ('payment_captured','psp_fee','fx_settled','funds_available','order_released','debt_netted','transfer_requested','transfer_sent','transfer_failed','reversal_made','refund_requested','refund_sent','refund_failed','refund_refused','dispute_withdrawn','dispute_won','dispute_lost','provider_payout')`,
    ),
    check('ledger_transactions_of_payment', sql`(${t.kind} = 'provider_payout') = (${t.paymentId} IS NULL)`),
    check('ledger_transactions_of_refund', sql`(${t.kind} LIKE 'refund%') = (${t.refundId} IS NOT NULL)`),
  ],
)

/** What a transaction puts on an account: debit above zero, credit below. Sums to zero per transaction and currency. Append-only. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    transactionId: bigint('transaction_id', { mode: 'number' })
      .notNull()
      .references(() => ledgerTransactions.id),
    accountId: text('account_id').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    sellerOrderId: uuid('seller_order_id').references(() => sellerOrders.id),
    refundId: uuid('refund_id').references(() => refunds.id),
    transferId: uuid('transfer_id').references(() => transfers.id),
    disputeId: uuid('dispute_id').references(() => disputes.id),
  },
  (t) => [
    index('ledger_entries_transfer').on(t.transferId).where(sql`transfer_id IS NOT NULL`),
    index('ledger_entries_dispute').on(t.disputeId).where(sql`dispute_id IS NOT NULL`),
    index('ledger_entries_transaction').on(t.transactionId),
    index('ledger_entries_account').on(t.accountId, t.id),
    index('ledger_entries_seller_order').on(t.sellerOrderId),
    index('ledger_entries_refund').on(t.refundId),
    foreignKey({
      columns: [t.accountId, t.currency],
      foreignColumns: [ledgerAccounts.id, ledgerAccounts.currency],
      name: 'ledger_entries_account_currency',
    }),
    check('ledger_entries_amount', sql`${t.amountMinor} <> 0 AND ${t.amountMinor} BETWEEN -100000000000 AND 100000000000`),
  ],
)

/** What is left on accounts that may not go negative, for each order, refund, transfer or dispute. The database keeps it; the store only reads. */
export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    /** Of what is kept for sellers, owed by them or not yet earned the order; of `refund_pending`, `payout_in_transit` and `dispute_hold` the refund, transfer or dispute. */
    subjectId: uuid('subject_id').notNull(),
    balanceMinor: minor('balance_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.subjectId] }),
    index('ledger_balances_subject').on(t.subjectId),
    check('ledger_balances_not_negative', sql`${t.balanceMinor} >= 0`),
  ],
)
