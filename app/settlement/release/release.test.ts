import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { reportProblem } from '#app/orders/answers/report-problem.server'
import { receiveOverdue } from '#app/orders/moving/receive-order.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { holdByStaff } from '#app/settlement/holds.server'
import { syncPayee } from '#app/settlement/payees/sync-payee.server'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { sellerOrders } from '#db/schema/orders'
import { paymentExceptions } from '#db/schema/payments'
import { payoutAccounts } from '#db/schema/settlement'
import { releaseDue, releaseOrder } from './release-order.server'
import { warnOfLongHolds } from './warn-of-long-holds.server'

const market = moneyMarket()
const goods = settledOrders(market)
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId
const stateOf = async (id: string) => (await market.db.select().from(sellerOrders).where(eq(sellerOrders.id, id)))[0]

describe('settled after receipt', () => {
  test('payment case 25: received by the buyer and by the clock, and settled by five at once: one release, one transfer', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 25_800, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.ship(order)
    await market.db
      .update(sellerOrders)
      .set({ autoReceiveAt: new Date(0) })
      .where(eq(sellerOrders.id, order.id))
    await Promise.allSettled([goods.receive(order), receiveOverdue(market.db), goods.receive(order)])
    const released = await Promise.all(Array.from({ length: 5 }, () => releaseOrder(market.db, order.id)))
    expect(released.filter(Boolean)).toHaveLength(1)
    await market.workOff()
    expect(await goods.transfersOf(order.id)).toMatchObject([{ state: 'sent', amountMinor: 23_220, n: 1 }])
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 23_220, currency: 'cny', transfer_group: purchaseId }])
    expect(await stateOf(order.id)).toMatchObject({ state: 'settled' })
    expect(await goods.balancesOf(purchaseId)).toEqual({
      psp_pending: 25_800 - 619,
      psp_fee_expense: 619,
      psp_available: -23_220,
      fee_revenue: -2_580,
    })
  })

  test('payment case 30: an open problem, a refund under way or a hold keeps it; what is closed lets it go', async () => {
    const operatorId = await operator()
    const { orders } = await goods.paid([{ priceMinor: 10_000, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    await goods.ship(order)
    await reportProblem(
      market.db,
      { kind: 'buyer', id: null, purchaseId: order.purchaseId },
      { sellerOrderId: order.id, text: '压坏了两个' },
    )
    await goods.receive(order)
    await market.workOff()
    await releaseDue(market.db)
    expect((await stateOf(order.id))?.state).toBe('received')
    await market.db.execute(sql`UPDATE problems SET state = 'closed' WHERE seller_order_id = ${order.id}`)

    await holdByStaff(market.db, operatorId, { sellerOrderId: order.id, hold: true, reason: '核对过秤' })
    await releaseDue(market.db)
    expect((await stateOf(order.id))?.state).toBe('received')
    await holdByStaff(market.db, operatorId, { sellerOrderId: order.id, hold: false, reason: '已核对' })

    await refundOrder(market.db, operatorId, { sellerOrderId: order.id, amountMinor: 1_000, reason: '赔付', requestKey: newId() })
    await releaseDue(market.db)
    expect((await stateOf(order.id))?.state).toBe('received')
    await market.workOff()
    await releaseDue(market.db)
    await market.workOff()
    expect(await stateOf(order.id)).toMatchObject({ state: 'settled' })
    expect(await goods.sentTo(order.accountRef)).toMatchObject([{ amount: 8_100 }])
  })

  test('payment case 28: not signed up, restricted, gone: it stays payable, the other seller is paid, and all of it is sent when it can be', async () => {
    const { orders, purchaseId } = await goods.paid([
      { priceMinor: 10_000 },
      { priceMinor: 20_000, payee: true },
      { priceMinor: 40_000, payee: true },
    ])
    const [none, restricted, fine] = orders as [(typeof orders)[0], (typeof orders)[0], (typeof orders)[0]]
    await market.sandbox.control.account(restricted.accountRef ?? '', { restrict: true })
    await market.workOff()
    // As if that message had been lost.
    await market.db.update(payoutAccounts).set({ state: 'active' }).where(eq(payoutAccounts.sellerId, restricted.sellerId))
    for (const order of orders) {
      await goods.ship(order)
      await goods.receive(order)
    }
    await market.workOff()
    expect(await goods.transfersOf(none.id)).toEqual([])
    expect(await goods.transfersOf(restricted.id)).toMatchObject([{ state: 'failed' }])
    expect(await goods.transfersOf(fine.id)).toMatchObject([{ state: 'sent' }])
    expect((await goods.balancesOf(purchaseId)).seller_payable).toBe(-(9_000 + 18_000))
    const stateOfPayee = async ({ sellerId }: { sellerId: string }) =>
      (await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId)))[0]?.state
    expect(await stateOfPayee(restricted)).toBe('restricted')

    await market.sandbox.control.account(restricted.accountRef ?? '', { restrict: false })
    await syncPayee(market.db, restricted.sellerId)
    const lateAccount = await goods.makePayee(none.sellerId, { activate: false })
    await syncPayee(market.db, none.sellerId)
    expect(await goods.transfersOf(none.id)).toEqual([])
    await market.sandbox.control.account(lateAccount, { activate: true })
    await syncPayee(market.db, none.sellerId)
    await market.workOff()
    expect(await goods.sentTo(restricted.accountRef)).toMatchObject([{ amount: 18_000 }])
    expect(await goods.sentTo(lateAccount)).toMatchObject([{ amount: 9_000 }])

    await market.sandbox.control.account(lateAccount, { deauthorise: true })
    await syncPayee(market.db, none.sellerId)
    expect(await stateOfPayee(none)).toBe('gone')
  })

  test('payment case 32: held for sixty and for eighty days, it is put before the operator once each', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 3_000 }])
    const age = (days: number) =>
      market.db.execute(sql`UPDATE purchases SET paid_at = now() - make_interval(days => ${days}) WHERE id = ${purchaseId}`)
    const kinds = async () =>
      (
        await market.db
          .select()
          .from(paymentExceptions)
          .where(eq(paymentExceptions.ref, orders[0]?.id ?? ''))
      )
        .map(({ kind }) => kind)
        .sort()
    await age(59)
    await warnOfLongHolds(market.db)
    expect(await kinds()).toEqual([])
    await age(61)
    await warnOfLongHolds(market.db)
    await warnOfLongHolds(market.db)
    expect(await kinds()).toEqual(['held_long'])
    await age(81)
    await warnOfLongHolds(market.db)
    expect(await kinds()).toEqual(['held_long', 'held_too_long'])
  })
})
