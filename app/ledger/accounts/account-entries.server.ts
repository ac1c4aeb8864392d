import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, startOfDay } from '#app/kernel/day'
import type { Db } from '#db/client.server'
import type { ledgerTransactionKinds } from '#db/schema/ledger'

export type AccountEntry = {
  id: number
  at: Date
  kind: (typeof ledgerTransactionKinds)[number]
  /** Minor units on the account's own side. */
  amountMinor: number
  /** What was on the account after it. */
  balanceMinor: number
  purchaseNo: string | null
  orderNo: string | null
  refundId: string | null
  transferId: string | null
  /** The run of bank payments a transfer went with. */
  batchNo: string | null
  disputeId: string | null
}

/** Calendar days in Asia/Shanghai, both included; empty for no end. */
export type EntrySpan = { from: Day | ''; to: Day | '' }

const dayPattern = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const readDay = (text: string | null): Day | '' => (text && dayPattern.test(text) && addDays(text, 0) === text ? text : '')

/** The span an address asks for; what is no day is no end. */
export const readSpan = (query: URLSearchParams): EntrySpan => ({ from: readDay(query.get('from')), to: readDay(query.get('to')) })

const within = ({ from, to }: EntrySpan): SQL =>
  sql`${from ? sql`at >= ${startOfDay(from).toISOString()}::timestamptz` : sql`true`} AND ${
    to ? sql`at < ${startOfDay(addDays(to, 1)).toISOString()}::timestamptz` : sql`true`
  }`

/**
 * Every entry of an account with the balance after it: what happened at one instant stands in the order in which it was posted. No more than
 * that, for the whole account is sorted by it.
 */
const linesOf = (account: string): SQL => sql`
  lines AS (
    SELECT e.id, t.effective_at AS at,
      CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END AS amount,
      sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) OVER (ORDER BY t.effective_at, e.id) AS balance
    FROM ledger_accounts a JOIN ledger_entries e ON e.account_id = a.id JOIN ledger_transactions t ON t.id = e.transaction_id WHERE a.id = ${account}
  )`

type Row = Omit<AccountEntry, 'at'> & { at: string }

/** Entries with the purchase, order, refund, transfer and dispute they are about. */
async function readEntries(db: Db, account: string, chosen: SQL): Promise<AccountEntry[]> {
  const { rows } = await db.execute<Row>(sql`
    WITH ${linesOf(account)}, chosen AS (${chosen})
    SELECT c.id, c.at, t.kind, c.amount::bigint AS "amountMinor", c.balance::bigint AS "balanceMinor", p.no AS "purchaseNo", coalesce(o.no, ro.no) AS "orderNo",
      r.id AS "refundId", e.transfer_id AS "transferId", bt.no AS "batchNo", e.dispute_id AS "disputeId"
    FROM chosen c JOIN ledger_entries e ON e.id = c.id JOIN ledger_transactions t ON t.id = e.transaction_id
    LEFT JOIN payments y ON y.id = t.payment_id LEFT JOIN purchases p ON p.id = y.purchase_id
    LEFT JOIN seller_orders o ON o.id = e.seller_order_id
    LEFT JOIN refunds r ON r.id = coalesce(t.refund_id, e.refund_id) LEFT JOIN seller_orders ro ON ro.id = r.seller_order_id
    LEFT JOIN transfers f ON f.id = e.transfer_id LEFT JOIN payout_batch_lines bl ON bl.id = f.batch_line_id LEFT JOIN payout_batches bt ON bt.id = bl.batch_id
    ORDER BY c.at, c.id`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

/** The entry after which, going back in time, or before which a page begins. */
export type EntryWish = { after?: number; before?: number }

const readEntry = (text: string | null): number | undefined => (/^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined)

export function readEntryWish(query: URLSearchParams): EntryWish {
  const after = readEntry(query.get('after'))
  return { after, before: after ? undefined : readEntry(query.get('before')) }
}

const ENTRIES_AT_ONCE = 50

/** One page of an account, the newest entry first. */
export async function accountEntries(
  db: Db,
  account: string,
  span: EntrySpan,
  { after, before }: EntryWish,
  size = ENTRIES_AT_ONCE,
): Promise<{ entries: AccountEntry[]; next: string | null; previous: string | null }> {
  const mark = after ?? before
  const beyond = mark ? sql`(at, id) ${before ? sql`>` : sql`<`} (SELECT m.at, m.id FROM lines m WHERE m.id = ${mark})` : sql`true`
  const order = before ? sql`at, id` : sql`at DESC, id DESC`
  const found = await readEntries(
    db,
    account,
    sql`SELECT * FROM lines WHERE ${within(span)} AND ${beyond} ORDER BY ${order} LIMIT ${size + 1}`,
  )
  const more = found.length > size
  const entries = (more ? (before ? found.slice(0, -1) : found.slice(1)) : found).reverse()
  const idOf = (entry: AccountEntry | undefined) => (entry ? String(entry.id) : null)
  return {
    entries,
    next: before || more ? idOf(entries.at(-1)) : null,
    previous: (before ? more : after) ? idOf(entries[0]) : null,
  }
}

/** What stood on an account at the beginning and the end of a span; now, where the span has no end. Minor units. */
export async function spanBalances(
  db: Db,
  account: string,
  { from, to }: EntrySpan,
): Promise<{ openingMinor: number; closingMinor: number }> {
  const upTo = (day: Day | '') => (day ? sql`at < ${startOfDay(day).toISOString()}::timestamptz` : sql`true`)
  const { rows } = await db.execute<{ openingMinor: number; closingMinor: number }>(sql`
    WITH ${linesOf(account)}
    SELECT coalesce(sum(amount) FILTER (WHERE ${from ? upTo(from) : sql`false`}), 0)::bigint AS "openingMinor",
      coalesce(sum(amount) FILTER (WHERE ${upTo(to && addDays(to, 1))}), 0)::bigint AS "closingMinor" FROM lines`)
  return rows[0] ?? { openingMinor: 0, closingMinor: 0 }
}

/** A file holds no more rows than this. */
const MOST_IN_FILE = 50_000

/** Every entry of a span, the oldest first, and whether there were more than a file holds. */
export async function spanEntries(db: Db, account: string, span: EntrySpan): Promise<{ entries: AccountEntry[]; isCut: boolean }> {
  const found = await readEntries(db, account, sql`SELECT * FROM lines WHERE ${within(span)} ORDER BY at, id LIMIT ${MOST_IN_FILE + 1}`)
  return { entries: found.slice(0, MOST_IN_FILE), isCut: found.length > MOST_IN_FILE }
}
