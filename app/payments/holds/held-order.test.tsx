import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { BuyerOrder } from '#app/orders/buying/buyer-order'
import { MyOrderCard } from '#app/orders/buying/my-order-card'
import { ordersOfBuyer } from '#app/orders/buying/my-orders-queries.server'
import { purchaseView } from '#app/orders/buying/order-queries.server'
import { orderView } from '#app/orders/buying/order-view'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { weighedMarket } from '#app/payments/testing/weighed-market'
import { renderAt } from '#app/ui/render-at'
import { purchases } from '#db/schema/orders'
import { shownHold } from './hold-queries.server'

const market = moneyMarket()
const { boughtMelons } = weighedMarket(market)
type Bought = Awaited<ReturnType<typeof boughtMelons>>

/** The texts of the pages on which the buyer of a purchase sees how far it is. */
async function pagesOf({ purchaseId, no }: Bought, pathname: string): Promise<string> {
  const { userId } = await signInAs(market.db)
  await market.db.update(purchases).set({ buyerId: userId }).where(eq(purchases.id, purchaseId))
  const view = await purchaseView(market.db, no, { userId, token: null })
  const hold = await shownHold(market.db, purchaseId)
  const { orders } = await ordersOfBuyer(market.db, userId)
  const order = view?.orders[0]
  if (!order || !orders[0]) throw new Error(`no purchase ${no}`)
  return renderAt(
    pathname,
    <>
      <BuyerOrder order={orderView(order, 'buyer')} purchaseNo={no} currency="CNY" isHeld={hold?.stage === 'held'} refused={undefined} />
      <MyOrderCard order={orders[0]} />
    </>,
  ).replace(/<[^>]+>/g, '|')
}

const occurrences = (text: string, words: string) => text.split(words).length - 1

test('an order whose card is only held has been placed and not paid, wherever its buyer looks; once charged it is paid', async () => {
  const held = await boughtMelons('card')
  const zh = await pagesOf(held, '/orders')
  expect(occurrences(zh, '已下单，卡只预授权、没扣款，等打包')).toBe(3)
  expect(zh).toContain('取消了也不会扣')
  expect(zh).not.toMatch(/已付款|原路全额退回/)
  const en = await pagesOf(held, '/en/orders')
  expect(occurrences(en, 'Ordered, card held and not charged, to be packed')).toBe(3)
  expect(en).not.toMatch(/Paid, to be packed|goes back the way it came/)
  await weighLine(market.db, held.seller, { lineId: held.line.id, grams: 11_730 })
  await packOrder(market.db, held.seller, held)
  await market.workOff()
  const charged = await pagesOf(held, '/orders')
  expect(charged).toContain('已付款，等打包')
  expect(charged).not.toContain('没扣款')
})

test('a wallet is charged at once, and the order is paid', async () => {
  const zh = await pagesOf(await boughtMelons('alipay'), '/orders')
  expect(zh).toContain('已付款，等打包')
  expect(zh).toContain('原路全额退回')
  expect(zh).not.toContain('预授权')
})
