import { sql } from 'drizzle-orm'
import { provider } from '#app/payments/provider/provider.server'
import type { Movement } from '#app/payments/provider/statements'
import type { Db } from '#db/client.server'

const HOUR_MS = 3_600_000
const eventsLookBackMs = 72 * HOUR_MS

type Ours = Movement & { at: string }

export type Difference = {
  /** `missing`: the provider has it and the books do not; `extra`: the other way round; `differs`: both have it, not the same. */
  how: 'missing' | 'extra' | 'differs'
  kind: string
  ref: string
  theirs: { amountMinor: number; feeMinor: number } | null
  ours: { amountMinor: number; feeMinor: number } | null
}

export type ProviderComparison = {
  compared: number
  differences: Difference[]
  /** Currencies in which the provider's balance is not what the ledger says. */
  balances: { currency: string; theirsMinor: number; oursMinor: number }[]
  /** Events of the last 72 hours that the inbox does not have. */
  unheard: string[]
}

const keyOf = ({ kind, ref }: { kind: string; ref: string }) => `${kind}:${ref}`

/**
 * What the rows of the market say moved at the provider since an instant, and of the objects the provider names whenever it was: a refund may be
 * asked for long before it is made or fails. One name per object and direction, as the provider reports it.
 */
async function ourMovements(db: Db, from: Date, refs: readonly string[]): Promise<Ours[]> {
  const start = sql`${from.toISOString()}::timestamptz`
  const { rows } = await db.execute<Ours>(sql`
    SELECT * FROM (
      SELECT 'charge' AS kind, y.charge_ref AS ref, coalesce(y.settled_minor, b.captured - coalesce((
          SELECT sum(r.amount_minor) FROM refunds r WHERE r.payment_id = y.id AND r.via = 'hold' AND r.state <> 'failed'), 0)) AS "amountMinor",
        coalesce(y.fee_minor, 0) AS "feeMinor", coalesce(h.charged_at, p.paid_at, y.created_at) AS at
      FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN purchases p ON p.id = y.purchase_id
      LEFT JOIN payment_holds h ON h.payment_id = y.id
      WHERE b.captured > 0 AND y.charge_ref IS NOT NULL AND (h.payment_id IS NULL OR (h.charged_at IS NOT NULL AND h.charge_minor > 0))
      UNION ALL SELECT 'refund', provider_ref, -coalesce(settled_minor, amount_minor), 0, created_at FROM refunds WHERE provider_ref IS NOT NULL AND via = 'provider'
      UNION ALL SELECT 'refund_failure', provider_ref, coalesce(settled_minor, amount_minor), 0, created_at FROM refunds
        WHERE provider_ref IS NOT NULL AND via = 'provider' AND state = 'failed'
      UNION ALL SELECT 'transfer', provider_ref, -coalesce(sent_minor, amount_minor), 0, sent_at FROM transfers WHERE provider_ref IS NOT NULL
      UNION ALL SELECT 'transfer_reversal', provider_ref, coalesce(sent_minor, amount_minor), 0, settled_at FROM transfer_reversals WHERE state = 'made'
      UNION ALL SELECT 'dispute', d.provider_ref, -coalesce(d.settled_minor, d.amount_minor), coalesce(d.settled_fee_minor, d.fee_minor), d.withdrawn_at
        FROM disputes d WHERE d.withdrawn_at IS NOT NULL
      UNION ALL SELECT 'dispute_reversal', d.provider_ref, coalesce(d.returned_minor, d.amount_minor), 0, d.reinstated_at
        FROM disputes d WHERE d.reinstated_at IS NOT NULL
      UNION ALL SELECT 'payout', t.external_ref, e.amount_minor, 0, t.effective_at FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
        JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'psp_available' WHERE t.kind = 'provider_payout'
    ) m WHERE m.at >= ${start} OR m.ref = ANY(${sql.param(refs)}::text[])`)
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor), feeMinor: Number(row.feeMinor) }))
}

function differencesOf(theirs: readonly Movement[], ours: readonly Ours[], from: Date, until: Date): Difference[] {
  const known = new Map(ours.map((row) => [keyOf(row), row]))
  const told = new Map(theirs.map((row) => [keyOf(row), row]))
  const sums = ({ amountMinor, feeMinor }: Movement) => ({ amountMinor, feeMinor })
  const found: Difference[] = []
  for (const [key, row] of told) {
    const mine = known.get(key)
    if (!mine) found.push({ how: 'missing', kind: row.kind, ref: row.ref, theirs: sums(row), ours: null })
    else if (mine.amountMinor !== row.amountMinor || mine.feeMinor !== row.feeMinor)
      found.push({ how: 'differs', kind: row.kind, ref: row.ref, theirs: sums(row), ours: sums(mine) })
  }
  for (const [key, row] of known) {
    const at = new Date(row.at)
    if (!told.has(key) && at > from && at < until) found.push({ how: 'extra', kind: row.kind, ref: row.ref, theirs: null, ours: sums(row) })
  }
  return found.sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

async function balancesApart(db: Db): Promise<ProviderComparison['balances']> {
  const { rows } = await db.execute<{ currency: string; minor: number }>(sql`
    SELECT a.currency, sum(e.amount_minor)::bigint AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
    WHERE a.kind IN ('psp_pending','psp_available') GROUP BY 1`)
  const theirs = await provider.statements.balances()
  const ours = new Map(rows.map(({ currency, minor }) => [currency, Number(minor)]))
  return [...new Set([...theirs.keys(), ...ours.keys()])]
    .map((currency) => ({ currency, theirsMinor: theirs.get(currency) ?? 0, oursMinor: ours.get(currency) ?? 0 }))
    .filter(({ theirsMinor, oursMinor }) => theirsMinor !== oursMinor)
}

async function unheardEvents(db: Db, until: Date): Promise<string[]> {
  const ids: string[] = []
  for await (const messages of provider.messages.sent({ from: new Date(until.getTime() - eventsLookBackMs), until }))
    ids.push(...messages.map(({ id }) => id))
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT t.id FROM unnest(${sql.param(ids)}::text[]) AS t(id) WHERE NOT EXISTS (SELECT 1 FROM webhook_events e WHERE e.provider = 'stripe' AND e.event_id = t.id)`)
  return rows.map(({ id }) => id)
}

/**
 * Compares the books with what the provider says, movement by movement, balance and events (R1–R4 and R10 of spec/reliability §5). Changes nothing.
 * @param graceMs how old something must be before its absence at the other side counts
 * @throws Refusal unavailable `payments-down`
 */
export async function compareWithProvider(
  db: Db,
  { from, graceMs = 600_000 }: { from: Date; graceMs?: number },
): Promise<ProviderComparison> {
  const until = new Date(Date.now() - graceMs)
  const theirs = (await provider.statements.movementsSince(from)).filter(({ amountMinor, feeMinor }) => amountMinor !== 0 || feeMinor !== 0)
  const ours = await ourMovements(
    db,
    from,
    theirs.map(({ ref }) => ref),
  )
  return {
    compared: theirs.length,
    differences: differencesOf(theirs, ours, from, until),
    balances: await balancesApart(db),
    unheard: await unheardEvents(db, until),
  }
}
