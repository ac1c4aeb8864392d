import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { actInChild } from '#app/payments/testing/act-in-child'
import { moneyMarket, webhookSecret } from '#app/payments/testing/money-market'
import { pool } from '#app/platform/database.server'
import { settledOrders } from '#app/settlement/testing/settled-orders'

const market = moneyMarket()
const goods = settledOrders(market)
const child = (act: string, input: unknown, failpoints: string) =>
  actInChild({ databaseUrl: market.url, apiBase: market.sandbox.url, webhookSecret, act, input, failpoints })
const killed = expect.objectContaining({ signal: 'SIGKILL' })
const forgetDeadWorkers = () =>
  pool.query(
    'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, run_at = now() WHERE locked_by IS NOT NULL OR attempts > 0',
  )

describe('C70 payment case 46: kill -9', { timeout: 90_000 }, () => {
  test('at every step of release, transfer, refund and reversal the end is as if nothing had happened', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 20_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.ship(order)
    await goods.receive(order)
    for (const point of [
      'release.before_commit',
      'transfer.before_call',
      'transfer.after_call_before_save',
      'outbox.after_send_before_mark',
    ]) {
      expect(await child('work', null, `${point}:kill`), point).toEqual(killed)
      await forgetDeadWorkers()
    }
    await market.workOff()
    expect(await goods.transfersOf(order.id)).toMatchObject([{ state: 'sent', amountMinor: 18_000 }])
    expect(await goods.sentTo(order.accountRef)).toHaveLength(1)

    const { userId } = await signInAs(market.db, { role: 'operator' })
    await refundOrder(market.db, userId, { sellerOrderId: order.id, amountMinor: 10_000, reason: '坏了', requestKey: newId() })
    for (const point of [
      'refund.before_call',
      'refund.after_call_before_save',
      'reversal.before_call',
      'reversal.after_call_before_save',
    ]) {
      expect(await child('work', null, `${point}:kill`), point).toEqual(killed)
      await forgetDeadWorkers()
    }
    await market.workOff()
    const [transfer] = await goods.transfersOf(order.id)
    expect(transfer).toMatchObject({ reversedMinor: 9_000 })
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 18_000, amount_reversed: 9_000 }])
    expect(await goods.balancesOf(purchaseId)).toEqual({
      psp_pending: 19_520,
      psp_fee_expense: 480,
      psp_available: -10_000 - 9_000,
      fee_revenue: -1_000,
    })
  })
})
