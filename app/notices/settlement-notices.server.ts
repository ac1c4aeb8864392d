import { eq, sql } from 'drizzle-orm'

import { formatDay } from '#app/kernel/day'
import { formatMoney, type Locale } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { disputes, transfers } from '#db/schema/settlement'
import { orderFacts, sellerOf } from './order-facts.server'
import { type Reader, type Telling, tell, tellAll } from './tell.server'

/** The seller finds among the notices that an order is theirs now; a message comes when the money goes. Payload: `{sellerOrderId}`. */
export async function tellSettled(db: Db, payload: JobPayload): Promise<void> {
  const [order] = await orderFacts(db, { sellerOrderId: String(payload.sellerOrderId) })
  if (!order) return
  const { rows } = await db.execute<{ minor: number }>(sql`
    SELECT (-e.amount_minor)::bigint AS minor FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
    JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'seller_payable' WHERE t.kind = 'order_released' AND t.external_ref = ${order.id}`)
  const [released] = rows
  if (!released) return
  const values = (locale: Locale) => ({ no: order.no, amount: formatMoney(Number(released.minor), order.currency, locale) })
  await tell(db, { ...sellerOf(order), phone: null }, { template: 'order-settled-seller', values, path: paths.sellIncome(), key: order.id })
}

/** The seller hears that money of an order has gone to their account with the provider. Payload: `{transferId}`. */
export async function tellTransferSent(db: Db, payload: JobPayload): Promise<void> {
  const [transfer] = await db
    .select()
    .from(transfers)
    .where(eq(transfers.id, String(payload.transferId)))
  const [order] = transfer ? await orderFacts(db, { sellerOrderId: transfer.sellerOrderId }) : []
  if (!transfer || !order) return
  const values = (locale: Locale) => ({ no: order.no, amount: formatMoney(transfer.amountMinor, transfer.currency, locale) })
  await tell(db, sellerOf(order), { template: 'transfer-sent-seller', values, path: paths.sellIncome(), key: transfer.id })
}

/** A card holder's bank asks: every operator finds it among the notices, and the sellers it is about hear what to keep. Payload: `{disputeId}`. */
export async function tellDisputeOpened(db: Db, payload: JobPayload): Promise<void> {
  const [dispute] = await db
    .select()
    .from(disputes)
    .where(eq(disputes.id, String(payload.disputeId)))
  if (!dispute) return
  const { rows } = await db.execute<{ id: string }>(sql`SELECT o AS id FROM disputed_orders(${dispute.id}) o`)
  const orders = (await Promise.all(rows.map(({ id }) => orderFacts(db, { sellerOrderId: id }))))
    .flat()
    .sort((a, b) => a.no.localeCompare(b.no))
  const [first] = orders
  if (!first) return
  const valuesOf = (no: string) => (locale: Locale) => ({
    no,
    amount: formatMoney(dispute.amountMinor, dispute.currency, locale),
    until: dispute.dueBy ? formatDay(dispute.dueBy, locale) : '—',
  })
  const operators = await db.select({ userId: users.id, locale: users.locale }).from(users).where(eq(users.role, 'operator'))
  await tellAll(db, [
    ...orders.map((order): [Reader, Telling] => {
      const telling = { values: valuesOf(order.no), path: paths.sellOrder(order.no), key: `${dispute.id}:${order.no}` }
      return [sellerOf(order), { template: 'dispute-opened-seller', ...telling }]
    }),
    ...operators.map(({ userId, locale }): [Reader, Telling] => {
      const telling = { values: valuesOf(first.purchaseNo), path: paths.coopDisputes(), key: dispute.id }
      return [
        { userId, locale, phone: null, email: null },
        { template: 'dispute-opened-operator', ...telling },
      ]
    }),
  ])
}
