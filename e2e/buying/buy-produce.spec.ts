import { eq } from 'drizzle-orm'
import { sellerOrders } from '#db/schema/orders'
import { chineseLeft } from '../chinese-left'
import { expect, test } from '../test'
import { fillCheckout, payByCard, payByWallet, seeOrder, twoGoods } from './at-checkout'

test('a guest buys from two farmers; one packs and ships; the buyer confirms', async ({ page, market, signIn, browser }) => {
  test.slow()
  const farm = await browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const farmer = await signIn({ name: '沈阿姨' }, farm)
  const goods = await twoGoods(market, farmer.userId)
  await fillCheckout(page, goods)
  await payByCard(page, '4242424242424242')
  await seeOrder(page)
  await expect(page.getByText(/^分单 .*已付款，等打包/)).toHaveCount(2)

  const part = await market.db.query.sellerOrders.findFirst({ where: eq(sellerOrders.sellerId, goods[0].sellerId) })
  const desk = await farm.newPage()
  await desk.goto(`/sell/orders/${part?.no}`)
  await desk.getByRole('checkbox', { name: /安吉冬笋/ }).check()
  await desk.getByRole('button', { name: '都装好了' }).click()
  await desk.getByRole('combobox', { name: '快递公司' }).fill('顺丰速运')
  await desk.getByRole('textbox', { name: '快递单号' }).fill('SF1234567890123')
  await desk.getByRole('button', { name: '发货' }).click()
  await expect(desk.getByText('在路上')).toBeVisible()
  await farm.close()

  await page.reload()
  await expect(page.getByText('SF1234567890123')).toBeVisible()
  await page.getByRole('button', { name: '确认收货' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已确认收货' })).toBeVisible()
})

test('a card with 3-D Secure is confirmed at the bank', async ({ page, market }) => {
  await fillCheckout(page, await twoGoods(market))
  await payByCard(page, '4000002500003155')
  await page.getByRole('button', { name: '通过验证' }).click()
  await seeOrder(page)
})

test('a declined card says so, and another one pays', async ({ page, market }) => {
  await fillCheckout(page, await twoGoods(market))
  await payByCard(page, '4000000000000002')
  await expect(page.getByRole('alert')).toContainText('银行卡被拒绝')
  await payByCard(page, '4242424242424242')
  await seeOrder(page)
})

for (const { wallet, consent } of [
  { wallet: '支付宝', consent: '同意付款（测试）' },
  { wallet: '微信支付', consent: '扫码并付款' },
] as const)
  test(`${wallet} pays`, async ({ page, market }) => {
    await fillCheckout(page, await twoGoods(market))
    await payByWallet(page, wallet, consent)
    await seeOrder(page)
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the same purchase goes through', async ({ page, market }) => {
    await fillCheckout(page, await twoGoods(market))
    await payByCard(page, '4242424242424242')
    await seeOrder(page)
  })
})

test('the whole purchase speaks English', async ({ page, market }) => {
  const look = async () => expect(await chineseLeft(page), page.url()).toEqual([])
  await page.goto('/en')
  await look()
  await fillCheckout(page, await twoGoods(market), 'en', look)
  await look()
  await payByCard(page, '4000000000000002', 'en')
  await expect(page.getByRole('alert')).toBeVisible()
  await look()
  await payByCard(page, '4242424242424242', 'en')
  await expect(page.getByRole('heading', { level: 1, name: 'Payment received' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await look()
  await page.getByRole('link', { name: 'See your order' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Order HS/ })).toBeVisible()
  await look()
})
