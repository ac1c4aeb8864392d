import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { sqlState, violatedConstraint } from '#app/platform/transact.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import type { Tx } from '#db/client.server'
import { asOwner } from '#db/testing/as-owner'

const market = moneyMarket({ deliverWebhooks: false })
let paymentId: string
let orderId: string
let sellerId: string

beforeAll(async () => {
  const product = await market.product({ onHand: 5, priceMinor: 25_800 })
  const bought = await market.startBuying([product])
  await payOnHostedPage(bought.url)
  await settle(market.db, bought.purchaseId)
  paymentId = (await market.paymentsOf(bought.purchaseId))[0]?.id ?? ''
  orderId = (await market.ordersOf(bought.purchaseId))[0]?.id ?? ''
  sellerId = product.sellerId
})

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
/** What the database says to these entries under a transaction of their own. */
async function refusal(entries: readonly SQL[], kind = 'psp_fee'): Promise<{ state?: string; constraint?: string }> {
  const error = await caught(market.db.transaction((tx) => post(tx, entries, kind)))
  return { state: sqlState(error), constraint: violatedConstraint(error) }
}
let refs = 0
async function post(tx: Tx, entries: readonly SQL[], kind = 'psp_fee'): Promise<number> {
  refs += 1
  const { rows } = await tx.execute<{ id: number }>(sql`
    INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id) VALUES (${kind}, ${`txn_${refs}`}, now(), ${paymentId}) RETURNING id`)
  const id = rows[0]?.id ?? 0
  for (const entry of entries)
    await tx.execute(
      sql`INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id) VALUES (${id}, ${entry})`,
    )
  return id
}
const psp = (minor: number) => sql`'psp_pending:CNY', 'CNY', ${minor}, NULL`
const expense = (minor: number) => sql`'psp_fee_expense:CNY', 'CNY', ${minor}, NULL`
const held = (minor: number) => sql`${`seller_held:CNY:${sellerId}`}, 'CNY', ${minor}, ${orderId}`

const UNBALANCED = { state: '23514', constraint: 'ledger_transactions_balanced' }

describe('what the database refuses to have in its ledger', () => {
  test('A09 a transaction that does not sum to zero, at the commit', async () => {
    expect(await refusal([psp(100), expense(-99)])).toEqual(UNBALANCED)
  })

  test('a transaction of one entry or of none', async () => {
    expect(await refusal([psp(100)])).toEqual(UNBALANCED)
    expect(await refusal([])).toEqual(UNBALANCED)
  })

  test('two currencies that only together sum to zero', async () => {
    await market.db.execute(sql`INSERT INTO ledger_accounts (id, kind, currency) VALUES ('psp_pending:JPY', 'psp_pending', 'JPY')`)
    expect(await refusal([psp(100), sql`'psp_pending:JPY', 'JPY', -100, NULL`])).toEqual(UNBALANCED)
    expect(await refusal([psp(100), sql`'psp_pending:JPY', 'CNY', -100, NULL`])).toEqual({
      state: '23503',
      constraint: 'ledger_entries_account_currency',
    })
  })

  test('an entry more, once its checks were brought forward', async () => {
    const late = market.db.transaction(async (tx) => {
      const id = await post(tx, [psp(100), expense(-100)])
      await tx.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`)
      await tx.execute(sql`SET CONSTRAINTS ALL DEFERRED`)
      await tx.execute(
        sql`INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor) VALUES (${id}, 'psp_pending:CNY', 'CNY', 5)`,
      )
    })
    expect(violatedConstraint(await caught(late))).toBe('ledger_transactions_balanced')
  })

  test('an entry of nothing', async () => {
    expect(await refusal([psp(0), expense(0)])).toMatchObject({ state: '23514', constraint: 'ledger_entries_amount' })
  })

  test('entries for what is posted already, even when they sum to zero', async () => {
    const add = market.db.execute(sql`
      INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor)
      SELECT id, v.account, 'CNY', v.minor FROM ledger_transactions, (VALUES ('psp_pending:CNY', 5), ('psp_fee_expense:CNY', -5)) AS v(account, minor)
      WHERE kind = 'payment_captured' AND payment_id = ${paymentId}`)
    expect(sqlState(await caught(add))).toBe('42501')
  })

  test('the same fact twice', async () => {
    const twice = market.db.execute(sql`
      INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id) VALUES ('payment_captured', ${paymentId}, now(), ${paymentId})`)
    expect(violatedConstraint(await caught(twice))).toBe('ledger_transactions_once')
  })

  test('more out of an order than it has', async () => {
    expect(await refusal([held(23_221), psp(-23_221)])).toEqual({ state: '23514', constraint: 'ledger_balances_not_negative' })
  })

  test('money of an order that names no order', async () => {
    expect((await refusal([sql`${`seller_held:CNY:${sellerId}`}, 'CNY', 1, NULL`, psp(-1)])).state).toBe('23502')
  })

  test('an account by another name, a seller’s without seller, the house’s with one', async () => {
    const open = async (id: string, kind: string, owner: string | null) =>
      violatedConstraint(
        await caught(
          market.db.execute(sql`INSERT INTO ledger_accounts (id, kind, currency, owner_id) VALUES (${id}, ${kind}, 'CNY', ${owner}::uuid)`),
        ),
      )
    expect(await open('mine', 'suspense', null)).toBe('ledger_accounts_name')
    expect(await open('seller_held:CNY', 'seller_held', null)).toBe('ledger_accounts_owned')
    expect(await open(`suspense:CNY:${sellerId}`, 'suspense', sellerId)).toBe('ledger_accounts_owned')
    expect(await open('piggy_bank:CNY', 'piggy_bank', null)).toBe('ledger_accounts_kind_known')
  })

  test('to change or to forget, though the owner asks', async () => {
    await asOwner(market, async (owner) => {
      for (const table of ['ledger_accounts', 'ledger_transactions', 'ledger_entries', 'fee_tariffs', 'fee_rates', 'line_fees'])
        for (const statement of [sql`DELETE FROM ${sql.identifier(table)}`, sql`TRUNCATE ${sql.identifier(table)} CASCADE`])
          expect(sqlState(await caught(owner.execute(statement))), table).toBe('42501')
      expect(sqlState(await caught(owner.execute(sql`UPDATE ledger_entries SET amount_minor = amount_minor * 2`)))).toBe('42501')
    })
  })

  test('the store to write balances and frozen fees by itself', async () => {
    for (const statement of [
      sql`UPDATE ledger_balances SET balance_minor = 1000000`,
      sql`INSERT INTO ledger_balances (account_id, subject_id, balance_minor) VALUES ('suspense:CNY', ${orderId}, 1)`,
      sql`INSERT INTO line_fees (order_line_id, seller_order_id, rate_bps, base_minor, fee_minor) SELECT id, seller_order_id, 0, 1, 0 FROM order_lines`,
    ])
      expect(sqlState(await caught(market.db.execute(statement)))).toBe('42501')
  })
})
