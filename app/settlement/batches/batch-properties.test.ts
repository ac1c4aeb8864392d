import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { holdByStaff } from '#app/settlement/holds.server'
import { giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { newestBatches } from './batch-queries.server'
import { draftBatch } from './draft-batch.server'
import { importResult } from './import-result.server'
import { approveBatch, dropBatch, exportBatch } from './move-batch.server'

const market = moneyMarket()
const goods = settledOrders(market)
const reason = '每周打款'

type Sums = { total: number; lines: number; transfers: number; inTransit: number; count: number; state: string }

/** Every batch by all four of its sums; what is in transit only while the bank has not answered. */
async function sums(): Promise<Sums[]> {
  const { rows } = await market.db.execute<Sums>(sql`
    SELECT b.state, b.total_minor::bigint AS total, b.line_count AS count,
      (SELECT sum(amount_minor) FROM payout_batch_lines WHERE batch_id = b.id)::bigint AS lines,
      (SELECT sum(t.amount_minor) FROM transfers t JOIN payout_batch_lines l ON l.id = t.batch_line_id WHERE l.batch_id = b.id)::bigint AS transfers,
      coalesce((SELECT sum(k.balance_minor) FROM ledger_balances k JOIN transfers t ON t.id = k.subject_id JOIN payout_batch_lines l ON l.id = t.batch_line_id
        JOIN ledger_accounts a ON a.id = k.account_id AND a.kind = 'payout_in_transit' WHERE l.batch_id = b.id), 0)::bigint AS "inTransit"
    FROM payout_batches b`)
  return rows
}

const waitingOf = async (no: string) =>
  (
    await market.db.execute<{ reference: string; minor: number }>(
      sql`SELECT l.reference, l.amount_minor AS minor FROM payout_batch_lines l JOIN payout_batches b ON b.id = l.batch_id WHERE b.no = ${no} AND l.state = 'waiting' ORDER BY l.position`,
    )
  ).rows

describe('any run of acts on bank payments', () => {
  let [maker, checker] = ['', '']
  const orders: { id: string; sellerId: string }[] = []
  beforeAll(async () => {
    maker = (await signInAs(market.db, { role: 'operator' })).userId
    checker = (await signInAs(market.db, { role: 'operator' })).userId
    for (const prices of [
      [10_000, 25_800, 3_333],
      [99, 40_000],
    ])
      orders.push(...(await goods.received(prices.map((priceMinor) => ({ priceMinor })))).orders)
  })

  const act = fc.oneof(
    fc.constant({ kind: 'draft' as const }),
    fc.record({ kind: fc.constantFrom('approve' as const, 'drop' as const, 'export' as const), of: fc.nat({ max: 3 }) }),
    fc.record({
      kind: fc.constant('result' as const),
      of: fc.nat({ max: 3 }),
      paid: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    }),
    fc.record({ kind: fc.constantFrom('account' as const, 'hold' as const), of: fc.nat({ max: 4 }), on: fc.boolean() }),
    fc.record({ kind: fc.constant('refund' as const), of: fc.nat({ max: 4 }), minor: fc.integer({ min: 1, max: 50 }) }),
  )
  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

  /** Leads through every state once, before chance does. */
  const whole: Act[] = [
    ...[0, 1, 2, 3, 4].map((of) => ({ kind: 'account' as const, of, on: true })),
    { kind: 'draft' },
    { kind: 'drop', of: 0 },
    { kind: 'draft' },
    { kind: 'approve', of: 0 },
    { kind: 'export', of: 0 },
    { kind: 'result', of: 0, paid: [true, false, true, false, true, false] },
  ]

  async function run(wish: Act): Promise<void> {
    if (wish.kind === 'draft') {
      await attempt(() => draftBatch(market.db, maker, { currency: 'CNY', reason }))
      return
    }
    const order = orders[wish.of % orders.length]
    if (!order) return
    if (wish.kind === 'account') {
      await giveBankAccount(market.db, order.sellerId, { waits: !wish.on })
      return
    }
    if (wish.kind === 'hold') return holdByStaff(market.db, maker, { sellerOrderId: order.id, hold: wish.on, reason })
    if (wish.kind === 'refund') {
      await attempt(() => refundOrder(market.db, maker, { sellerOrderId: order.id, amountMinor: wish.minor, reason, requestKey: newId() }))
      return
    }
    const batch = (await newestBatches(market.db))[wish.of]
    if (!batch) return
    if (wish.kind === 'result') {
      const lines = await waitingOf(batch.no)
      const told = lines.map(({ reference, minor }, i) => ({
        reference,
        said: wish.paid[i % 6] ? '成功' : '退回',
        amount: (minor / 100).toFixed(2),
      }))
      if (told.length > 0) await attempt(() => importResult(market.db, maker, { no: batch.no, reason, bytes: resultBytes(told) }))
      return
    }
    const move = { approve: approveBatch, drop: dropBatch, export: exportBatch }[wish.kind]
    await attempt(() => move(market.db, checker, { no: batch.no, reason }))
  }

  test('invariant 11: totals are lines are transfers, and in transit is what the bank has not answered', { timeout: 240_000 }, async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
        for (const wish of acts) {
          await run(wish)
          for (const { total, lines, transfers, inTransit, state } of await sums()) {
            seen.add(state)
            expect([lines, transfers]).toEqual([total, total])
            if (state === 'drafted' || state === 'approved') expect(inTransit).toBe(total)
            if (state === 'dropped' || state === 'closed') expect(inTransit).toBe(0)
          }
          const { rows } = await market.db.execute(
            sql`SELECT seller_order_id FROM transfers WHERE state IN ('requested','sent') GROUP BY 1 HAVING count(*) > 1`,
          )
          expect(rows, 'no order is in two batches').toEqual([])
        }
        await market.workOff()
      }),
      { numRuns: 12, examples: [[whole]] },
    )
    expect([...seen].sort()).toEqual(['approved', 'closed', 'drafted', 'dropped', 'exported'])
  })
})
