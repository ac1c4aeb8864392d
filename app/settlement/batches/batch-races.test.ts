import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { batchOf, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { payoutAccounts, payoutBatches } from '#db/schema/settlement'
import { draftBatch } from './draft-batch.server'
import { importResult } from './import-result.server'
import { approveBatch, dropBatch, exportBatch } from './move-batch.server'

const market = moneyMarket()
const goods = settledOrders(market)
const act = (no: string) => ({ no, reason: '每周打款' })
const draft = (operatorId: string) => draftBatch(market.db, operatorId, { currency: 'CNY', reason: '每周打款' })
const isDone = ({ status }: PromiseSettledResult<unknown>) => status === 'fulfilled'

let [maker, checker] = ['', '']
beforeEach(async () => {
  await market.db.update(payoutAccounts).set({ state: 'gone' })
  maker = (await signInAs(market.db, { role: 'operator' })).userId
  checker = (await signInAs(market.db, { role: 'operator' })).userId
})

async function payable(prices: readonly number[]) {
  const { orders, purchaseId } = await goods.received(prices.map((priceMinor) => ({ priceMinor })))
  for (const { sellerId } of orders) await giveBankAccount(market.db, sellerId)
  return { orders, purchaseId }
}

const deadlocks = async () =>
  (await market.db.execute<{ n: number }>(sql`SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`)).rows[0]
    ?.n

describe('runs of bank payments at the same moment', () => {
  test('five drafts at once: no order is in two of them', async () => {
    const { orders } = await payable([10_000, 20_000, 30_000])
    const before = await deadlocks()
    const drafts = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => draft(i % 2 ? maker : checker)))
    expect(drafts.filter(isDone)).toHaveLength(1)
    for (const { id } of orders) expect(await goods.transfersOf(id)).toHaveLength(1)
    expect(await deadlocks()).toBe(before)
  })

  test('approve and drop at once: one of them, and the money is where that one says', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { purchaseId } = await payable([10_000 + round])
      const no = await draft(maker)
      const [approved, dropped] = await Promise.allSettled([
        approveBatch(market.db, checker, act(no)),
        dropBatch(market.db, maker, act(no)),
      ])
      const { state } = await batchOf(market.db, no)
      // Dropped after it was approved is in order; approved after it was dropped is not.
      expect(isDone(dropped) ? state : 'dropped').toBe('dropped')
      if (!isDone(approved)) expect(state).toBe('dropped')
      expect(await goods.balancesOf(purchaseId)).not.toHaveProperty('payout_in_transit')
    }
  })

  test('export and drop at once: sent to the bank or payable again, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { purchaseId } = await payable([12_000 + round])
      const no = await draft(maker)
      await approveBatch(market.db, checker, act(no))
      const both = await Promise.allSettled([exportBatch(market.db, maker, act(no)), dropBatch(market.db, checker, act(no))])
      expect(both.filter(isDone)).toHaveLength(1)
      const { state } = await batchOf(market.db, no)
      const owed = Object.keys(await goods.balancesOf(purchaseId)).filter((kind) => ['payout_in_transit', 'seller_payable'].includes(kind))
      expect(owed).toEqual([state === 'exported' ? 'payout_in_transit' : 'seller_payable'])
      await market.db.update(payoutAccounts).set({ state: 'gone' })
    }
  })

  test('a refund and a draft at once: paid out whole with a debt, or less', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { orders, purchaseId } = await payable([10_000])
      const [order] = orders as [(typeof orders)[0]]
      const refund = { sellerOrderId: order.id, amountMinor: 4_000, reason: '坏了', requestKey: newId() }
      const [no] = await Promise.all([draft(maker), refundOrder(market.db, checker, refund)])
      await market.workOff()
      const { totalMinor } = await batchOf(market.db, no)
      const { seller_debt: debt = 0 } = await goods.balancesOf(purchaseId)
      expect(totalMinor - debt).toBe(5_400)
      await market.db.update(payoutAccounts).set({ state: 'gone' })
    }
  })

  test('one result taken in by five at once is taken in once', async () => {
    const { orders } = await payable([10_000, 20_000])
    const no = await draft(maker)
    await approveBatch(market.db, checker, act(no))
    await exportBatch(market.db, maker, act(no))
    const { lines } = await batchOf(market.db, no)
    const bytes = resultBytes(
      lines.map(({ reference, amountMinor }) => ({ reference, said: '成功', amount: (amountMinor / 100).toFixed(2) })),
    )
    const taken = await Promise.all(Array.from({ length: 5 }, () => importResult(market.db, checker, { ...act(no), bytes })))
    expect(taken.filter((answer) => answer.isTaken && answer.paid === 2)).toHaveLength(1)
    for (const { id } of orders) expect(await goods.transfersOf(id)).toMatchObject([{ state: 'paid' }])
    expect(await market.db.$count(payoutBatches, sql`state = 'closed'`)).toBe(1)
  })
})
