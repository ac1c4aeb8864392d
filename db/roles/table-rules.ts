/** Books and histories: the store adds rows and reads them, nothing else. Triggers of the migrations hold the owner to it too. */
export const appendOnly: readonly string[] = [
  'audit_log',
  'booking_cancellations',
  'booking_lines',
  'claim_moves',
  'claim_photos',
  'debt_offsets',
  'fee_rates',
  'fee_tariffs',
  'ledger_accounts',
  'ledger_entries',
  'ledger_transactions',
  'order_moves',
  'stock_ledger',
  'weighings',
]

/** What follows from other rows and is written by the database's own triggers: the store only reads it. */
export const keptByTriggers: readonly string[] = ['ledger_balances', 'line_fees']

/** Trade and money: rows move on through their states, and none is ever taken away. */
export const neverDeleted: readonly string[] = [
  'booking_changes',
  'bookings',
  'claim_lines',
  'claims',
  'disputes',
  'lot_stops',
  'order_holds',
  'order_lines',
  'payment_balances',
  'payment_exceptions',
  'payment_holds',
  'payments',
  'payout_accounts',
  'payout_batch_lines',
  'payout_batches',
  'purchases',
  'refunds',
  'seller_orders',
  'session_bookings',
  'transfer_reversals',
  'transfers',
  'weather_warnings',
]

/** What the provider told stays as it came; only how far we are with it may change. */
export const changeableColumns: Readonly<Record<string, readonly string[]>> = {
  webhook_events: ['attempts', 'done_at', 'state', 'unmatched'],
}

/** What the store may do with a table of its own; TRUNCATE and REFERENCES are granted on none. */
export function rightsOn(table: string): string {
  if (appendOnly.includes(table)) return 'SELECT, INSERT'
  if (keptByTriggers.includes(table)) return 'SELECT'
  const columns = changeableColumns[table]
  if (columns) return `SELECT, INSERT, UPDATE (${columns.join(', ')})`
  return neverDeleted.includes(table) ? 'SELECT, INSERT, UPDATE' : 'SELECT, INSERT, UPDATE, DELETE'
}
