import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refuseRefund } from '#app/payments/refunds/apply-refund.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { releasePurchase } from '#app/payments/settling/release-purchase.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { transact } from '#app/platform/transact.server'
import { payOnHostedPage, payWithAlipay } from '#app/stripe-sandbox/hosted-visitor'
import { asOwner } from '#db/testing/as-owner'
import { accountEntries } from './accounts/account-entries.server'
import { accountStatement, trialBalance } from './ledger-queries.server'
import { balancesOf, entriesOf } from './testing/entries-of'

const market = moneyMarket()

/** Seller A's 258.00 and seller B's 399.00 of the specification, paid. */
async function paidByTwo(pay: (url: string) => Promise<unknown> = (url) => payOnHostedPage(url)) {
  const a = await market.product({ onHand: 5, priceMinor: 25_800 })
  const b = await market.product({ onHand: 5, priceMinor: 39_900 })
  const bought = await market.startBuying([a, b])
  await pay(bought.url)
  await settle(market.db, bought.purchaseId)
  const orders = await market.ordersOf(bought.purchaseId)
  const orderOf = (sellerId: string) => orders.find((order) => order.sellerId === sellerId) ?? expect.fail('no order')
  const [payment] = await market.paymentsOf(bought.purchaseId)
  return {
    ...bought,
    a,
    b,
    orderA: orderOf(a.sellerId),
    orderB: orderOf(b.sellerId),
    paymentId: payment?.id ?? '',
    feeMinor: payment?.feeMinor ?? 0,
  }
}
const refund = async (sellerOrderId: string, amountMinor?: number) => {
  const { userId } = await signInAs(market.db, { role: 'operator' })
  return refundOrder(market.db, userId, { sellerOrderId, amountMinor, reason: '少了', requestKey: newId() })
}

/** The whole of A's order goes back through Alipay, which fails. */
async function failedRefund() {
  const bought = await paidByTwo((url) => payWithAlipay(url))
  await refund(bought.orderA.id)
  await market.workOff()
  const [sent] = await market.refundsOf(bought.purchaseId)
  await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
  await market.workOff()
  return bought
}

describe('what is posted', () => {
  test('paid: each seller’s share is held, the fee waits, and what the provider keeps is an expense', async () => {
    const { purchaseId, orderA, orderB, feeMinor } = await paidByTwo()
    expect(feeMinor).toBeGreaterThan(0)
    expect(await entriesOf(market.db, purchaseId)).toEqual([
      { kind: 'payment_captured', account: 'psp_pending', minor: 65_700, orderNo: null },
      { kind: 'payment_captured', account: 'fee_deferred', minor: -2_580, orderNo: orderA.no },
      { kind: 'payment_captured', account: 'fee_deferred', minor: -3_990, orderNo: orderB.no },
      { kind: 'payment_captured', account: 'seller_held', minor: -23_220, orderNo: orderA.no },
      { kind: 'payment_captured', account: 'seller_held', minor: -35_910, orderNo: orderB.no },
      { kind: 'psp_fee', account: 'psp_fee_expense', minor: feeMinor, orderNo: null },
      { kind: 'psp_fee', account: 'psp_pending', minor: -feeMinor, orderNo: null },
    ])
  })

  test('payment case 33: half of B given back: B’s share and its fee by half, A untouched', async () => {
    const { purchaseId, orderB } = await paidByTwo()
    const before = (await entriesOf(market.db, purchaseId)).length
    await refund(orderB.id, 19_950)
    await market.workOff()
    expect((await entriesOf(market.db, purchaseId)).slice(before)).toEqual([
      { kind: 'refund_requested', account: 'seller_held', minor: 17_955, orderNo: orderB.no },
      { kind: 'refund_requested', account: 'fee_deferred', minor: 1_995, orderNo: orderB.no },
      { kind: 'refund_requested', account: 'refund_pending', minor: -19_950, orderNo: orderB.no },
      { kind: 'refund_sent', account: 'refund_pending', minor: 19_950, orderNo: null },
      { kind: 'refund_sent', account: 'psp_available', minor: -19_950, orderNo: null },
    ])
  })

  test('payment case 36: three thirds give back the last fen of the fee too', async () => {
    const { purchaseId, orderA, orderB, feeMinor } = await paidByTwo()
    for (const minor of [8_333, 8_333, undefined]) await refund(orderA.id, minor)
    await market.workOff()
    const left = (await entriesOf(market.db, purchaseId)).filter(
      (entry) => entry.orderNo === orderA.no && entry.account !== 'refund_pending',
    )
    expect(left.reduce((sum, entry) => sum + entry.minor, 0)).toBe(0)
    expect(await balancesOf(market.db, purchaseId)).toEqual({
      psp_pending: 65_700 - feeMinor,
      psp_available: -orderA.totalMinor,
      psp_fee_expense: feeMinor,
      fee_deferred: -3_990,
      seller_held: -(orderB.totalMinor - 3_990),
    })
  })

  test('payment case 39: one of two sellers cancels: that part goes back whole, with its fee', async () => {
    const { purchaseId, orderA, orderB, a } = await paidByTwo()
    const { userId } = await signInAs(market.db)
    await cancelOrder(market.db, { kind: 'seller', id: userId, sellerId: a.sellerId }, { sellerOrderId: orderA.id, reason: '没货' })
    await market.workOff()
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ psp_available: -25_800, seller_held: -35_910, fee_deferred: -3_990 })
    expect((await market.refundsOf(purchaseId)).map(({ amountMinor }) => amountMinor)).toEqual([orderA.totalMinor])
    expect(orderB.totalMinor).toBe(39_900)
  })

  test('payment case 37: a refund that fails leaves the buyer owed; the next ones pay that and take nothing more', async () => {
    const { purchaseId, orderA } = await failedRefund()
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ seller_held: -35_910, fee_deferred: -3_990, refund_pending: -25_800 })
    expect(await balancesOf(market.db, purchaseId)).not.toHaveProperty('psp_available')
    for (const minor of [20_000, 5_800]) await refund(orderA.id, minor)
    await market.workOff()
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ seller_held: -35_910, fee_deferred: -3_990, psp_available: -25_800 })
    expect(await balancesOf(market.db, purchaseId)).not.toHaveProperty('refund_pending')
  })

  test('payment case 40: a refund the provider refuses is undone to the fen', async () => {
    const { purchaseId, orderA } = await paidByTwo()
    const before = await balancesOf(market.db, purchaseId)
    const refundId = await refund(orderA.id, 777)
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ refund_pending: -777 })
    await transact(market.db, (tx) => refuseRefund(tx, refundId, 'charge_disputed'))
    expect(await balancesOf(market.db, purchaseId)).toEqual(before)
  })

  test('money that came too late and failed to go back is owed once, whichever way it goes in the end', async () => {
    const tea = await market.product({ onHand: 4, priceMinor: 9_900 })
    const bought = await market.startBuying([tea])
    const [open] = await market.paymentsOf(bought.purchaseId)
    await releasePurchase(market.db, {
      purchaseId: bought.purchaseId,
      as: 'cancelled',
      ended: [{ paymentId: open?.id ?? '', state: 'cancelled' }],
    })
    await payWithAlipay(bought.url)
    expect(await settle(market.db, bought.purchaseId)).toBe('refund_due')
    expect(await balancesOf(market.db, bought.purchaseId)).toMatchObject({ refund_pending: -9_900 })
    await market.workOff()
    const [sent] = await market.refundsOf(bought.purchaseId)
    await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
    await market.workOff()
    expect(await balancesOf(market.db, bought.purchaseId)).toMatchObject({ refund_pending: -9_900 })
    const [order] = await market.ordersOf(bought.purchaseId)
    await refund(order?.id ?? '')
    await market.workOff()
    const left = await balancesOf(market.db, bought.purchaseId)
    expect(left).toMatchObject({ psp_available: -9_900 })
    expect(Object.keys(left).sort()).toEqual(['psp_available', 'psp_fee_expense', 'psp_pending'])
  })

  test('payment case 38: a refund of the dashboard that no order is meant by stands in suspense until an operator finds it', async () => {
    const { purchaseId, paymentId } = await paidByTwo()
    const [payment] = await market.paymentsOf(purchaseId)
    await stripe().refunds.create({ payment_intent: payment?.intentRef ?? '', amount: 3000 })
    await market.workOff()
    expect(await market.balanceOf(paymentId)).toMatchObject({ refunded: 3000 })
    expect(await balancesOf(market.db, purchaseId)).toMatchObject({ suspense: 3000, psp_available: -3000, seller_held: -59_130 })
  })

  test('settled again and again, it is posted once', async () => {
    const { purchaseId, paymentId } = await paidByTwo()
    const before = await entriesOf(market.db, purchaseId)
    await Promise.all([1, 2, 3, 4].map(() => settle(market.db, purchaseId)))
    await market.db.execute(sql`SELECT post_capture(${paymentId}, 'CNY')`)
    expect(await entriesOf(market.db, purchaseId)).toEqual(before)
  })
})

describe('a market from before the ledger', () => {
  /** Forgets the whole ledger, as if it had never been, and runs what the migration runs. */
  async function openedAnew<T>(read: (ledger: { balances: unknown; entries: unknown }) => T): Promise<T> {
    return asOwner(market, (owner) =>
      owner.transaction(async (tx) => {
        await tx.execute(sql`SET LOCAL session_replication_role = replica`)
        for (const table of ['ledger_balances', 'ledger_entries', 'ledger_transactions', 'ledger_accounts'])
          await tx.execute(sql`DELETE FROM ${sql.identifier(table)}`)
        await tx.execute(sql`SET LOCAL session_replication_role = origin`)
        await tx.execute(sql`SELECT replay_ledger()`)
        await tx.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`)
        return read(await content(tx))
      }),
    )
  }
  const content = async (db: Pick<typeof market.db, 'execute'>) => ({
    balances: (await db.execute(sql`SELECT account_id, subject_id, balance_minor FROM ledger_balances ORDER BY 1, 2`)).rows,
    entries: (
      await db.execute(sql`
        SELECT t.kind, t.external_ref, e.account_id, e.amount_minor, e.seller_order_id, e.refund_id FROM ledger_entries e
        JOIN ledger_transactions t ON t.id = e.transaction_id ORDER BY 1, 2, 3, 4, 5, 6`)
    ).rows,
  })

  test('payment case 49: replayed from its rows it has the same entries and balances', async () => {
    const { orderA, orderB } = await failedRefund()
    await refund(orderA.id, 20_000)
    await refund(orderB.id, 1_111)
    const refused = await refund(orderB.id, 2_222)
    await transact(market.db, (tx) => refuseRefund(tx, refused, 'charge_disputed'))
    await market.workOff()
    const lived = await content(market.db)
    expect(new Set(lived.entries.map(({ kind }) => kind)).size).toBe(6)
    const replayed = await openedAnew((ledger) => ledger)
    expect(replayed).toEqual(lived)
    await market.db.execute(sql`SELECT replay_ledger()`)
    expect(await content(market.db)).toEqual(lived)
  })
})

describe('the accountant asks', () => {
  test('the trial balance of any instant sums to nothing, and grows with time', async () => {
    const start = new Date()
    const { orderA } = await paidByTwo()
    const paid = new Date()
    await refund(orderA.id, 5_000)
    await market.workOff()
    const sum = (rows: Awaited<ReturnType<typeof trialBalance>>, side: 'debitMinor' | 'creditMinor') =>
      rows.reduce((all, row) => all + row[side], 0)
    const at = async (when: Date) => Object.fromEntries((await trialBalance(market.db, when)).map((row) => [row.kind, row.balanceMinor]))
    for (const when of [start, paid, new Date()]) {
      const rows = await trialBalance(market.db, when)
      expect(sum(rows, 'debitMinor')).toBe(sum(rows, 'creditMinor'))
    }
    const [before, then, now] = [await at(start), await at(paid), await at(new Date())]
    expect((then.seller_held ?? 0) - (before.seller_held ?? 0)).toBe(23_220 + 35_910)
    expect((then.seller_held ?? 0) - (now.seller_held ?? 0)).toBe(4_500)
    expect((then.fee_deferred ?? 0) - (now.fee_deferred ?? 0)).toBe(500)
  })

  test('a seller’s statement: each line with its order and refund, from the balance before to the balance after', async () => {
    const { a, no, orderA } = await paidByTwo()
    const paid = new Date()
    const refundId = await refund(orderA.id, 5_000)
    const wish = { sellerId: a.sellerId, accountKind: 'seller_held' as const, currency: 'CNY' }
    const all = await accountStatement(market.db, { ...wish, from: new Date(0), to: new Date(Date.now() + 1000) })
    expect(all).toMatchObject({
      openingMinor: 0,
      lines: [
        { kind: 'payment_captured', amountMinor: 23_220, balanceMinor: 23_220, purchaseNo: no, orderNo: orderA.no, refundId: null },
        { kind: 'refund_requested', amountMinor: -4_500, balanceMinor: 18_720, purchaseNo: no, orderNo: orderA.no, refundId },
      ],
    })
    const later = await accountStatement(market.db, { ...wish, from: paid, to: new Date(Date.now() + 1000) })
    expect(later).toMatchObject({ openingMinor: 23_220, lines: [{ balanceMinor: 18_720 }] })
    const house = await accountStatement(market.db, {
      sellerId: null,
      accountKind: 'fee_deferred',
      currency: 'CNY',
      from: paid,
      to: new Date(Date.now() + 1000),
    })
    expect(house.lines).toMatchObject([{ amountMinor: -500, orderNo: orderA.no, refundId }])
  })

  test('an entry that is of no payment stands in the statement and on the page of its account, and counts in its balance', async () => {
    await paidByTwo()
    const wish = { sellerId: null, accountKind: 'bank' as const, currency: 'CNY' }
    const span = { from: new Date(0), to: new Date(Date.now() + 60_000) }
    const before = await accountStatement(market.db, { ...wish, ...span })
    const stood = before.lines.at(-1)?.balanceMinor ?? 0
    await transact(market.db, (tx) =>
      tx.execute(sql`
        WITH posted AS (SELECT open_posting('provider_payout', 'po_house', NULL, now()) AS id)
        INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor)
        SELECT posted.id, ledger_account(leg.kind, 'CNY'), 'CNY', leg.minor FROM posted, (VALUES ('bank', 700), ('psp_available', -700)) AS leg(kind, minor)`),
    )
    const { lines } = await accountStatement(market.db, { ...wish, ...span })
    const line = { kind: 'provider_payout', amountMinor: 700, balanceMinor: stood + 700, purchaseNo: null, orderNo: null }
    expect(lines).toMatchObject([...before.lines, line])
    const { entries } = await accountEntries(market.db, 'bank:CNY', { from: '', to: '' }, {})
    expect(entries[0]).toMatchObject(line)
  })
})
