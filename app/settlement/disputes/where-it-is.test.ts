import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { moneyTrace } from '#app/ledger/whereabouts/money-trace.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { giveBankAccount } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { disputes } from '#db/schema/settlement'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)

const traceOf = async (purchaseId: string) => {
  const { orders, house, paid } = await moneyTrace(market.db, purchaseId)
  expect(orders.map(({ restMinor }) => restMinor)).toEqual(orders.map(() => 0))
  return { orders, house, paid, places: orders.map(({ places }) => Object.fromEntries(places.map(({ place, minor }) => [place, minor]))) }
}
const refund = async (sellerOrderId: string, amountMinor: number) =>
  refundOrder(market.db, (await signInAs(market.db, { role: 'operator' })).userId, {
    sellerOrderId,
    amountMinor,
    reason: '少了',
    requestKey: newId(),
  })

test('where is this ¥258.00? kept, then sent on; after a refund it is with the buyer, and the seller’s part comes back', async () => {
  const { orders, purchaseId } = await goods.paid([{ priceMinor: 25_800, payee: true }])
  const [order] = orders as [(typeof orders)[0]]
  expect((await traceOf(purchaseId)).places).toEqual([{ held: 23_220, fee_waiting: 2_580 }])
  await goods.ship(order)
  await goods.receive(order)
  await market.workOff()
  expect((await traceOf(purchaseId)).places).toEqual([{ sent: 23_220, fee_earned: 2_580 }])
  await refund(order.id, 5_000)
  expect((await traceOf(purchaseId)).places).toEqual([{ sent: 23_220, fee_earned: 2_080, buyer_owed: 5_000, seller_owes: -4_500 }])
  await market.workOff()
  const { places, orders: traced, paid } = await traceOf(purchaseId)
  expect(places).toEqual([{ sent: 23_220, taken_back: -4_500, fee_earned: 2_080, buyer_back: 5_000 }])
  expect(traced[0]).toMatchObject({ paidMinor: 25_800, refundedFrom: { seller: 4_500, fee: 500, house: 0 } })
  expect(paid).toEqual([{ currency: 'CNY', minor: 25_800 }])
})

test('what a seller owes for one order and another pays is seen at both', async () => {
  const first = await goods.received([{ priceMinor: 20_000 }])
  const [old] = first.orders as [(typeof first.orders)[0]]
  await giveBankAccount(market.db, old.sellerId)
  const [maker, checker] = [await signInAs(market.db, { role: 'operator' }), await signInAs(market.db, { role: 'operator' })]
  const no = await draftBatch(market.db, maker.userId, { currency: 'CNY', reason: '打款' })
  await approveBatch(market.db, checker.userId, { no, reason: '对过' })
  await exportBatch(market.db, maker.userId, { no, reason: '导出' })
  expect((await traceOf(first.purchaseId)).places[0]).toMatchObject({ fee_earned: 2_000 })
  await refund(old.id, 10_000)
  await market.workOff()
  const later = await goods.received([{ priceMinor: 30_000, sellerId: old.sellerId }])
  expect((await traceOf(first.purchaseId)).places[0]).toMatchObject({ buyer_back: 10_000, debts_paid: -9_000 })
  expect((await traceOf(later.purchaseId)).places[0]).toMatchObject({ paid_debts: 9_000, payable: 18_000 })
})

test('a card dispute freezes it, and when it is lost the card holder has it', async () => {
  const { purchaseId } = await goods.paid([{ priceMinor: 10_000 }], '4000000000000259')
  await market.workOff()
  const open = await traceOf(purchaseId)
  expect(open.places).toEqual([{ held: 9_000, fee_waiting: 1_000 }])
  expect(open.house).toContainEqual({ kind: 'dispute_hold', currency: 'CNY', minor: 10_000 })
  const [dispute] = await market.db.select().from(disputes).where(eq(disputes.amountMinor, 10_000))
  await stripe().disputes.close(dispute?.providerRef ?? '')
  await market.workOff()
  expect((await traceOf(purchaseId)).places).toEqual([{ lost: 10_000 }])
})
