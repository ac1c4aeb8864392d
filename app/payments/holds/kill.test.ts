import { describe, expect, test } from 'vitest'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import { actInChild } from '#app/payments/testing/act-in-child'
import { moneyMarket, webhookSecret } from '#app/payments/testing/money-market'
import { weighedMarket } from '#app/payments/testing/weighed-market'
import { pool } from '#app/platform/database.server'

const market = moneyMarket()
const { boughtMelons, intentOf, holdOf } = weighedMarket(market)
const killed = expect.objectContaining({ signal: 'SIGKILL' })
const forgetDeadWorkers = () =>
  pool.query(
    'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, run_at = now() WHERE locked_by IS NOT NULL OR attempts > 0',
  )

describe('kill -9', { timeout: 60_000 }, () => {
  test('at every step of charging a held card: it is charged once, and posted once', async () => {
    const bought = await boughtMelons('card')
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await packOrder(market.db, bought.seller, bought)
    for (const point of ['charge.before_call', 'charge.after_call_before_save', 'charge.before_commit']) {
      const end = await actInChild({
        ...{ databaseUrl: market.url, apiBase: market.sandbox.url, webhookSecret, act: 'work' },
        failpoints: `${point}:kill`,
      })
      expect(end, point).toEqual(killed)
      await forgetDeadWorkers()
    }
    expect(await holdOf(bought.payment.id)).toMatchObject({ chargedAt: null })
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 7976 + bought.freight })
    expect(await holdOf(bought.payment.id)).toMatchObject({ chargedAt: expect.any(Date) })
  })
})
