import { describe, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { transact } from '#app/platform/transact.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { sellers } from '#db/schema/sellers'
import { purchaseJournal } from './purchase-journal.server'
import { whereItStands } from './where-it-stands'

const market = moneyMarket({ deliverWebhooks: false })

async function buyTwo() {
  const [tea, room] = [await market.product({ onHand: 5, priceMinor: 25_800 }), await market.product({ onHand: 5, priceMinor: 39_900 })]
  const bought = await market.startBuying([tea, room])
  const orders = await market.ordersOf(bought.purchaseId)
  const orderOf = ({ sellerId }: { sellerId: string }) => orders.find((order) => order.sellerId === sellerId)
  return { ...bought, orderOfTea: orderOf(tea), orderOfRoom: orderOf(room) }
}

describe('the journal of a purchase', () => {
  test('is empty until money has come', async () => {
    const { purchaseId } = await buyTwo()
    expect(await purchaseJournal(market.db, purchaseId)).toEqual([])
  })

  test('tells every step by account, seller and order, each balanced, and where the money is now', async () => {
    const { purchaseId, url, orderOfTea, orderOfRoom } = await buyTwo()
    await payOnHostedPage(url)
    await settle(market.db, purchaseId)
    const [payment] = await market.paymentsOf(purchaseId)
    await transact(market.db, (tx) =>
      requestRefund(tx, {
        paymentId: payment?.id ?? '',
        sellerOrderId: orderOfRoom?.id ?? '',
        amountMinor: Math.round((orderOfRoom?.totalMinor ?? 0) / 2),
        requestKey: newId(),
        reason: '一半',
      }),
    )
    const postings = await purchaseJournal(market.db, purchaseId)
    expect(postings.map(({ kind }) => kind)).toEqual(['payment_captured', 'psp_fee', 'refund_requested'])
    for (const { entries } of postings) expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0)
    const held = postings[0]?.entries.find(({ accountKind, orderNo }) => accountKind === 'seller_held' && orderNo === orderOfTea?.no)
    const freight = orderOfTea?.freightMinor ?? 0
    expect(held).toMatchObject({ amountMinor: -(23_220 + freight), sellerZh: expect.stringMatching(/./), normalSide: 'credit' })
    const standing = whereItStands(postings)
    const left = (kind: string) => standing.filter(({ accountKind }) => accountKind === kind).reduce((sum, { minor }) => sum + minor, 0)
    expect(left('refund_pending')).toBe(Math.round((orderOfRoom?.totalMinor ?? 0) / 2))
    expect(left('psp_pending') + left('psp_available') + left('psp_fee_expense')).toBe(
      left('seller_held') + left('fee_deferred') + left('refund_pending'),
    )
    expect(left('psp_pending') + left('psp_available') + left('psp_fee_expense')).toBe(
      (orderOfTea?.totalMinor ?? 0) + (orderOfRoom?.totalMinor ?? 0),
    )
    expect(standing.filter(({ accountKind }) => accountKind === 'seller_held')).toHaveLength(2)
  })

  test('keeps two sellers of one name apart', async () => {
    const { purchaseId, url } = await buyTwo()
    await market.db.update(sellers).set({ nameZh: '王家' })
    await payOnHostedPage(url)
    await settle(market.db, purchaseId)
    const held = whereItStands(await purchaseJournal(market.db, purchaseId)).filter(({ accountKind }) => accountKind === 'seller_held')
    expect(held.map(({ sellerZh }) => sellerZh)).toEqual(['王家', '王家'])
    expect(new Set(held.map(({ accountId }) => accountId)).size).toBe(2)
  })
})
