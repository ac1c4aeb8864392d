import { type SQL, sql } from 'drizzle-orm'

/**
 * Orders of which something is payable, with their currency, what of their payment is neither given back nor sent on, and whether a hold
 * keeps them. Columns: id, seller_id, payment_id, currency, minor, room, held.
 */
export const payableOrders: SQL = sql`
  SELECT o.id, o.seller_id, y.id AS payment_id, a.currency, b.balance_minor AS minor,
    transfer_room(y.id) AS room,
    EXISTS (SELECT 1 FROM order_holds h WHERE h.seller_order_id = o.id AND h.lifted_at IS NULL) AS held
  FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id AND a.kind = 'seller_payable'
  JOIN seller_orders o ON o.id = b.subject_id
  JOIN payments y ON y.purchase_id = o.purchase_id AND y.state = 'succeeded'
  WHERE b.balance_minor > 0`
