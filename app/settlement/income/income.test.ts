import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { reportProblem } from '#app/orders/answers/report-problem.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { batchOf, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { offers } from '#db/schema/catalogue'
import { comingOrders } from './coming-queries.server'
import { chosenCurrency } from './currencies.server'
import { incomeByProduct, incomeByWeek, incomeNow, paidOutIn } from './income-queries.server'
import { monthAfter, monthBefore, readMonth, spanOf, thisMonth, weeksOf } from './months'
import { sellerPayouts } from './payout-queries.server'
import { statementOf } from './statement.server'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)
const month = thisMonth()
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId

describe('a seller’s income, from the ledger', () => {
  test('held, payable, on its way, paid out: the three numbers follow the money', async () => {
    const { orders } = await goods.paid([{ priceMinor: 25_800 }])
    const [order] = orders as [(typeof orders)[0]]
    const { sellerId } = order
    const now = () => incomeNow(market.db, sellerId, 'CNY')
    const nothing = { payableMinor: 0, onItsWayMinor: 0, heldMinor: 0, debtMinor: 0 }
    expect(await now()).toEqual({ ...nothing, heldMinor: 23_220 })
    expect(await comingOrders(market.db, sellerId, 'CNY')).toEqual([{ no: order.no, minor: 23_220, waitsFor: 'send', when: null }])
    await goods.ship(order)
    expect(await comingOrders(market.db, sellerId, 'CNY')).toMatchObject([{ waitsFor: 'receipt', when: expect.stringMatching(/^20/) }])
    await reportProblem(market.db, { kind: 'buyer', id: null, purchaseId: order.purchaseId }, { sellerOrderId: order.id, text: '压坏了' })
    expect(await comingOrders(market.db, sellerId, 'CNY')).toMatchObject([{ waitsFor: 'problem', when: null }])
    await market.db.execute(sql`UPDATE problems SET state = 'closed' WHERE seller_order_id = ${order.id}`)
    await goods.receive(order)
    await market.workOff()
    expect(await now()).toEqual({ ...nothing, payableMinor: 23_220 })
    expect(await comingOrders(market.db, sellerId, 'CNY')).toEqual([])

    await giveBankAccount(market.db, sellerId)
    const [maker, checker] = [await operator(), await operator()]
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '打款' })
    const stands = async () => (await sellerPayouts(market.db, sellerId, 'CNY')).map(({ stand, amountMinor }) => [stand, amountMinor])
    expect(await now()).toEqual({ ...nothing, onItsWayMinor: 23_220 })
    expect(await stands()).toEqual([['preparing', 23_220]])
    await approveBatch(market.db, checker, { no, reason: '对过' })
    await exportBatch(market.db, maker, { no, reason: '导出' })
    expect(await stands()).toEqual([['with-bank', 23_220]])
    expect(await paidOutIn(market.db, sellerId, 'CNY', month)).toBe(0)
    const [line] = (await batchOf(market.db, no)).lines
    const bytes = resultBytes([{ reference: line?.reference ?? '', said: '成功', amount: '232.20' }])
    await importResult(market.db, maker, { no, bytes, reason: '回单' })
    expect(await stands()).toEqual([['arrived', 23_220]])
    expect(await now()).toEqual(nothing)
    expect(await paidOutIn(market.db, sellerId, 'CNY', month)).toBe(23_220)
    expect(await paidOutIn(market.db, sellerId, 'CNY', monthBefore(month))).toBe(0)

    const { payable, debt } = await statementOf(market.db, sellerId, 'CNY', month)
    expect(payable.lines.map(({ kind, amountMinor, balanceMinor, orderNo }) => [kind, amountMinor, balanceMinor, orderNo])).toEqual([
      ['order_released', 23_220, 23_220, order.no],
      ['transfer_requested', -23_220, 0, order.no],
    ])
    expect([payable.openingMinor, payable.closingMinor, debt.lines]).toEqual([0, 0, []])
    expect((await statementOf(market.db, sellerId, 'CNY', monthBefore(month))).payable).toEqual({
      openingMinor: 0,
      lines: [],
      closingMinor: 0,
    })

    // Refunded after the money went out: it is owed, and no longer income.
    await refundOrder(market.db, maker, { sellerOrderId: order.id, amountMinor: 10_000, reason: '坏了', requestKey: newId() })
    expect(await now()).toEqual({ ...nothing, debtMinor: 9_000 })
    const weeks = await incomeByWeek(market.db, sellerId, 'CNY', month)
    expect(weeks.reduce((sum, { minor }) => sum + minor, 0)).toBe(23_220 - 9_000)
  })

  test('a share of a payout is never shown to another seller', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }, { priceMinor: 20_000 }])
    const [mine, theirs] = orders as [(typeof orders)[0], (typeof orders)[0]]
    for (const { sellerId } of orders) await giveBankAccount(market.db, sellerId)
    await draftBatch(market.db, await operator(), { currency: 'CNY', reason: '打款' })
    expect(await sellerPayouts(market.db, mine.sellerId, 'CNY')).toMatchObject([{ amountMinor: 9_000, orders: [mine.no] }])
    expect(await sellerPayouts(market.db, theirs.sellerId, 'CNY')).toMatchObject([{ amountMinor: 18_000, orders: [theirs.no] }])
  })

  test('by product: what of the shelf price reached the seller sums to what the orders brought, to the fen', async () => {
    const one = await market.product({ onHand: 9, priceMinor: 333, titleZh: '冬笋' })
    const two = await market.product({ onHand: 9, priceMinor: 1_001, titleZh: '白茶', sellerId: one.sellerId })
    const bought = await market.startBuying([{ offerId: one.offerId, quantity: 2 }, { offerId: two.offerId }])
    await payOnHostedPage(bought.url)
    await settle(market.db, bought.purchaseId)
    const [order] = await market.ordersOf(bought.purchaseId)
    if (!order) throw new Error('no order')
    await goods.ship(order)
    await refundOrder(market.db, await operator(), { sellerOrderId: order.id, amountMinor: 100, reason: '少了', requestKey: newId() })
    await market.workOff()
    await goods.receive(order)
    await market.workOff()
    const products = await incomeByProduct(market.db, one.sellerId, 'CNY', month)
    expect(products.map(({ titleZh, quantity, shelfMinor }) => [titleZh, quantity, shelfMinor])).toEqual([
      ['白茶', 1, 1_001],
      ['冬笋', 2, 666],
    ])
    const { payableMinor } = await incomeNow(market.db, one.sellerId, 'CNY')
    const kept = (order.totalMinor - 100) / order.totalMinor
    expect(products.reduce((sum, { mineMinor }) => sum + mineMinor, 0)).toBe(payableMinor - Math.round(order.freightMinor * kept))
    for (const { shelfMinor, mineMinor } of products) expect(mineMinor / shelfMinor).toBeCloseTo(0.9 * kept, 1)
  })
})

describe('a seller who sold in two currencies', () => {
  test('each stands by itself, the market’s first; another’s, or none, is not to be chosen', async () => {
    const [home] = (await goods.paid([{ priceMinor: 10_000 }])).orders
    const sellerId = home?.sellerId ?? ''
    const chosen = (asked: string | null) => chosenCurrency(market.db, sellerId, asked)
    expect(await chosen('JPY')).toEqual({ currency: 'CNY', currencies: ['CNY'] })
    const abroad = await market.product({ onHand: 5, priceMinor: 3_000, sellerId })
    await market.db.update(offers).set({ currency: 'JPY' }).where(eq(offers.id, abroad.offerId))
    const bought = await market.startBuying([abroad])
    await payOnHostedPage(bought.url)
    await settle(market.db, bought.purchaseId)
    const [order] = await market.ordersOf(bought.purchaseId)
    if (!order) throw new Error('no order')
    expect(await chosen(null)).toEqual({ currency: 'CNY', currencies: ['CNY', 'JPY'] })
    expect(await chosen('JPY')).toEqual({ currency: 'JPY', currencies: ['CNY', 'JPY'] })
    expect((await chosen('EUR')).currency).toBe('CNY')
    expect((await incomeNow(market.db, sellerId, 'CNY')).heldMinor).toBe(9_000)
    expect((await incomeNow(market.db, sellerId, 'JPY')).heldMinor).toBe(order.totalMinor - 300)
    await goods.ship(order)
    await goods.receive(order)
    await market.workOff()
    expect(await incomeNow(market.db, sellerId, 'JPY')).toMatchObject({ heldMinor: 0, payableMinor: order.totalMinor - 300 })
    expect((await incomeByProduct(market.db, sellerId, 'JPY', month)).map(({ shelfMinor }) => shelfMinor)).toEqual([3_000])
    expect(await incomeByProduct(market.db, sellerId, 'CNY', month)).toEqual([])
    const sum = async (currency: string) =>
      (await incomeByWeek(market.db, sellerId, currency, month)).reduce((all, { minor }) => all + minor, 0)
    expect([await sum('CNY'), await sum('JPY')]).toEqual([0, order.totalMinor - 300])
    expect((await statementOf(market.db, sellerId, 'JPY', month)).payable.closingMinor).toBe(order.totalMinor - 300)
  })
})

describe('months and weeks', () => {
  test('a month asked for is one that was or is; this one otherwise', () => {
    const now = new Date('2026-11-28T04:00:00Z')
    expect(readMonth('2026-02', now)).toBe('2026-02')
    for (const text of [null, '', '2026-12', '2026-13', '1999-01', "2026-02'--", '2026-2']) expect(readMonth(text, now)).toBe('2026-11')
    expect(thisMonth(new Date('2026-10-31T16:30:00Z')), 'by the clock of Shanghai').toBe('2026-11')
  })

  test('weeks run Monday to Sunday, cover the month once and nothing else', () => {
    expect(weeksOf('2026-11')).toEqual([
      { from: '2026-11-01', to: '2026-11-01' },
      { from: '2026-11-02', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2026-11-16', to: '2026-11-22' },
      { from: '2026-11-23', to: '2026-11-29' },
      { from: '2026-11-30', to: '2026-11-30' },
    ])
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2080 }), fc.integer({ min: 1, max: 12 }), (year, n) => {
        const drawn = `${year}-${String(n).padStart(2, '0')}`
        const weeks = weeksOf(drawn)
        const days = weeks.reduce((sum, { from, to }) => sum + Number(to.slice(8)) - Number(from.slice(8)) + 1, 0)
        expect(days).toBe(new Date(Date.UTC(year, n, 0)).getUTCDate())
        expect(weeks.every(({ from, to }) => from.startsWith(drawn) && to.startsWith(drawn) && from <= to)).toBe(true)
        expect(monthBefore(monthAfter(drawn))).toBe(drawn)
        expect(spanOf(drawn).to).toEqual(spanOf(monthAfter(drawn)).from)
      }),
    )
  })
})
