import { sql } from 'drizzle-orm'
import { openMatters } from '#app/settlement/release/open-matters.server'
import type { Db } from '#db/client.server'
import type { sellerOrderStates } from '#db/schema/orders'

/** What money waits for before it is a seller's; words of `income`. */
type WaitsFor = 'hold' | 'dispute' | 'refund' | 'problem' | 'send' | 'receipt' | 'guest' | 'settling'

export type ComingOrder = {
  no: string
  minor: number
  waitsFor: WaitsFor
  /** Day or instant by which it comes by itself; null when that depends on somebody. */
  when: string | null
}

type Row = {
  no: string
  state: (typeof sellerOrderStates)[number]
  minor: number
  hold: boolean
  refund: boolean
  dispute: boolean
  problem: boolean
  autoReceiveAt: string | null
  releaseAt: string | null
  lastDay: string | null
}

function comingOf({ no, minor, state, ...row }: Row): ComingOrder {
  const waits = (waitsFor: WaitsFor, when: string | null = null): ComingOrder => ({ no, minor, waitsFor, when })
  for (const matter of ['dispute', 'hold', 'refund', 'problem'] as const) if (row[matter]) return waits(matter)
  if (row.releaseAt) return waits('settling', row.releaseAt)
  if (state === 'shipped' || state === 'delivered') return waits('receipt', row.autoReceiveAt)
  if (state === 'confirmed' || state === 'started') return waits('guest', row.lastDay)
  return waits('send')
}

export const COMING_SHOWN = 50

/** Orders whose money is held, the soonest first, each with what it waits for. */
export async function comingOrders(db: Db, sellerId: string, currency: string): Promise<ComingOrder[]> {
  const { rows } = await db.execute<Row>(sql`
    SELECT o.no, o.state, sum(b.balance_minor)::bigint AS minor, ${openMatters.hold} AS hold, ${openMatters.refund} AS refund, ${openMatters.dispute} AS dispute,
      ${openMatters.problem} AS problem, o.auto_receive_at AS "autoReceiveAt", o.release_at AS "releaseAt",
      coalesce((SELECT max(k.check_out)::text FROM bookings k WHERE k.seller_order_id = o.id),
        (SELECT max((x.starts_at AT TIME ZONE 'Asia/Shanghai')::date)::text FROM session_bookings k JOIN experience_sessions x ON x.id = k.session_id WHERE k.seller_order_id = o.id)
      ) AS "lastDay"
    FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id AND a.kind = 'seller_held' AND a.owner_id = ${sellerId} AND a.currency = ${currency}
    JOIN seller_orders o ON o.id = b.subject_id WHERE b.balance_minor > 0
    GROUP BY o.id ORDER BY coalesce(o.release_at, o.auto_receive_at, o.created_at + interval '30 days'), o.no LIMIT ${COMING_SHOWN}`)
  return rows.map(comingOf)
}
