import { sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import type { accountKinds } from '#db/schema/ledger'

type AccountKind = (typeof accountKinds)[number]

export type LedgerAccount = {
  /** `seller_held:CNY:<seller>`, `psp_pending:CNY`. */
  id: string
  kind: AccountKind
  currency: string
  normalSide: 'debit' | 'credit'
  ownerId: string | null
  sellerZh: string | null
  sellerEn: string | null
}
type HouseAccount = Pick<LedgerAccount, 'id' | 'kind' | 'currency' | 'normalSide'> & {
  /** Minor units on the account's own side. */
  balanceMinor: number
}

/** The house's own accounts with what is on each now, by currency and kind. */
export async function houseAccounts(db: Db): Promise<HouseAccount[]> {
  const { rows } = await db.execute<HouseAccount>(sql`
    SELECT a.id, a.kind, a.currency, a.normal_side AS "normalSide",
      (CASE a.normal_side WHEN 'debit' THEN e.minor ELSE -e.minor END)::bigint AS "balanceMinor"
    FROM ledger_accounts a CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS minor FROM ledger_entries WHERE account_id = a.id) e
    WHERE a.owner_id IS NULL ORDER BY a.currency, a.kind`)
  return rows
}

/** What one seller has with the market in one currency: minor units, null where there is no such account. */
export type SellerAccounts = {
  ownerId: string
  currency: string
  nameZh: string
  nameEn: string
  heldMinor: number | null
  payableMinor: number | null
  inTransitMinor: number | null
  debtMinor: number | null
}
/** The seller and currency a page begins after or before; `<currency>.<seller>` in an address. */
type SellerMark = { currency: string; ownerId: string }
export type SellerWish = { q: string; after?: SellerMark; before?: SellerMark }

function readMark(text: string | null): SellerMark | undefined {
  const [, currency, ownerId] = /^([A-Z]{3})\.(.{36})$/.exec(text ?? '') ?? []
  return currency && ownerId && isId(ownerId) ? { currency, ownerId } : undefined
}

export function readSellerWish(query: URLSearchParams): SellerWish {
  const after = readMark(query.get('after'))
  return { q: (query.get('q') ?? '').trim().slice(0, 60), after, before: after ? undefined : readMark(query.get('before')) }
}

const SELLERS_AT_ONCE = 50

/** The sellers' accounts side by side, one row per seller and currency, of the sellers whose name holds `q`. */
export async function sellerAccounts(
  db: Db,
  { q, after, before }: SellerWish,
): Promise<{ rows: SellerAccounts[]; next: string | null; previous: string | null }> {
  const mark = after ?? before
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows: found } = await db.execute<SellerAccounts>(sql`
    SELECT a.owner_id AS "ownerId", a.currency, s.name_zh AS "nameZh", s.name_en AS "nameEn",
      sum(b.minor) FILTER (WHERE a.kind = 'seller_held')::bigint AS "heldMinor", sum(b.minor) FILTER (WHERE a.kind = 'seller_payable')::bigint AS "payableMinor",
      sum(b.minor) FILTER (WHERE a.kind = 'payout_in_transit')::bigint AS "inTransitMinor", sum(b.minor) FILTER (WHERE a.kind = 'seller_debt')::bigint AS "debtMinor"
    FROM ledger_accounts a JOIN sellers s ON s.id = a.owner_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(l.balance_minor), 0) AS minor FROM ledger_balances l WHERE l.account_id = a.id) b
    WHERE ${q ? sql`(s.name_zh ILIKE ${like} OR s.name_en ILIKE ${like})` : sql`true`}
      AND ${mark ? sql`(a.currency, a.owner_id) ${before ? sql`<` : sql`>`} (${mark.currency}, ${mark.ownerId}::uuid)` : sql`true`}
    GROUP BY a.owner_id, a.currency, s.name_zh, s.name_en
    ORDER BY ${before ? sql`a.currency DESC, a.owner_id DESC` : sql`a.currency, a.owner_id`} LIMIT ${SELLERS_AT_ONCE + 1}`)
  const more = found.length > SELLERS_AT_ONCE
  const cut = found.slice(0, SELLERS_AT_ONCE)
  const rows = before ? cut.reverse() : cut
  const markOf = (row: SellerAccounts | undefined) => (row ? `${row.currency}.${row.ownerId}` : null)
  return {
    rows,
    next: before || more ? markOf(rows.at(-1)) : null,
    previous: (before ? more : after) ? markOf(rows[0]) : null,
  }
}

/** One account of the books; null when there is none of that name. */
export async function ledgerAccount(db: Db, id: string): Promise<LedgerAccount | null> {
  const { rows } = await db.execute<LedgerAccount>(sql`
    SELECT a.id, a.kind, a.currency, a.normal_side AS "normalSide", a.owner_id AS "ownerId", s.name_zh AS "sellerZh", s.name_en AS "sellerEn"
    FROM ledger_accounts a LEFT JOIN sellers s ON s.id = a.owner_id WHERE a.id = ${id}`)
  return rows[0] ?? null
}
