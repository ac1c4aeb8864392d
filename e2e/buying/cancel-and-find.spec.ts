import { eq } from 'drizzle-orm'
import { sellerOrders } from '#db/schema/orders'
import { expect, test } from '../test'
import { buyerPhone, fillCheckout, payByCard, seeOrder, twoGoods } from './at-checkout'

test('a guest cancels before packing, is refunded, and finds the order again elsewhere', async ({ page, market, browser }) => {
  test.slow()
  await fillCheckout(page, (await twoGoods(market)).slice(0, 1))
  await payByCard(page, '4242424242424242')
  const no = await seeOrder(page)
  await page.getByText('取消订单', { exact: true }).click()
  await page.getByRole('button', { name: '确定取消，退款' }).click()
  await expect(page.getByRole('status').filter({ hasText: '订单已取消' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已退，等发卡银行入账')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })

  const elsewhere = await browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const other = await elsewhere.newPage()
  expect((await other.goto(`/orders/${no}`))?.status()).toBe(404)
  await other.goto('/orders/find')
  await other.getByRole('textbox', { name: '订单号' }).fill(no)
  await other.getByRole('textbox', { name: '下单时的手机号' }).fill(buyerPhone)
  await other.getByRole('button', { name: '查', exact: true }).click()
  await expect(other.getByRole('heading', { level: 1, name: `订单 ${no}` })).toBeVisible()
  await elsewhere.close()
})

test('a farmer cancels an unpacked order with a reason that the buyer reads', async ({ page, market, signIn, browser }) => {
  test.slow()
  const farm = await browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const farmer = await signIn({ name: '沈阿姨' }, farm)
  const goods = await twoGoods(market, farmer.userId)
  await fillCheckout(page, goods.slice(0, 1))
  await payByCard(page, '4242424242424242')
  await seeOrder(page)
  const part = await market.db.query.sellerOrders.findFirst({ where: eq(sellerOrders.sellerId, goods[0].sellerId) })
  const desk = await farm.newPage()
  await desk.goto(`/sell/orders/${part?.no}`)
  await desk.getByText('取消这张订单', { exact: true }).click()
  await desk.getByRole('textbox', { name: '为什么取消' }).fill('夜里霜冻，笋坏了')
  await desk.getByRole('textbox', { name: /实际还有多少/ }).fill('0')
  await desk.getByRole('button', { name: '取消并全额退款' }).click()
  await expect(desk.getByText(/已取消：夜里霜冻/)).toBeVisible()
  await farm.close()
  await page.reload()
  await expect(page.getByText(/夜里霜冻，笋坏了/).first()).toBeVisible()
})
