import type { Browser, BrowserContext, Page } from '@playwright/test'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { buyerPhone, fillCheckout, payByCard, payByWallet, seeOrder } from '../buying/at-checkout'
import { photo } from '../pages/claim-goods'
import { expect, type Market, test } from '../test'

const title = '长兴西瓜'

async function another(browser: Browser, market: Market, javaScriptEnabled: boolean): Promise<BrowserContext> {
  return browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', javaScriptEnabled })
}

/** Market rule 1's melons, put out by their grower: 6.80 a kilogram, 4 000 g, ten percent. */
async function putOutMelons(page: Page): Promise<string> {
  await page.goto('/sell/new')
  await page.getByRole('combobox', { name: '卖什么' }).fill(title)
  await page.getByRole('textbox', { name: '价钱' }).fill('6.8')
  await page.getByRole('combobox', { name: '按什么卖' }).selectOption('个')
  await page.getByRole('textbox', { name: '有多少' }).fill('9')
  await page.getByRole('textbox', { name: /多少克/ }).fill('4000')
  await page.getByText('个个轻重不一？按实重结算').click()
  await page.getByRole('radio', { name: '按实重，论公斤' }).check()
  await page.getByText('还想多写几句').click()
  await page.getByRole('combobox', { name: '品类' }).selectOption({ label: '瓜类' })
  await page.getByRole('button', { name: '摆上摊' }).first().click()
  await expect(page.getByRole('heading', { name: '已摆上' })).toBeVisible()
  return (await page.getByRole('link', { name: '看看页面' }).getAttribute('href')) ?? ''
}

/** The grower's phone: refused to pack, a slipped digit noticed, a picture of the scale, packed. */
async function weighAndPack(page: Page, orderNo: string): Promise<void> {
  await page.goto('/sell/orders')
  await expect(page.getByText('待称重').first()).toBeVisible()
  await page.goto(`/sell/orders/${orderNo}`)
  const weight = page.getByRole('textbox', { name: '秤上是多少' })
  await weight.fill('１１７３００')
  await page.getByRole('button', { name: /^记下分量/ }).click()
  const sure = page.getByRole('checkbox', { name: '是的，就是 117.3 公斤' })
  await expect(sure).toBeVisible()
  await expect(weight).toHaveValue('１１７３００')
  await weight.fill('11730')
  await page.getByLabel('给秤拍一张').setInputFiles({ name: 'scale.jpg', mimeType: 'image/jpeg', buffer: await photo('#6b7a58') })
  await page.getByRole('button', { name: /^记下分量/ }).click()
  await expect(page.getByText('称得 11.73 公斤')).toBeVisible()
  await expect(page.getByText('¥79.76')).toBeVisible()
  await page.getByRole('button', { name: '都装好了' }).click()
  await expect(page.getByRole('button', { name: '都装好了' })).toHaveCount(0)
}

for (const scripts of [true, false]) {
  test.describe(scripts ? 'melons paid by weight, on a card' : 'melons paid by weight, by wallet and without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('put out, bought at the most they can cost, weighed on the grower’s phone, paid by what the scale said', async ({
      page,
      market,
      signIn,
      browser,
    }) => {
      const farm = await another(browser, market, scripts)
      const farmer = await signIn({ name: '沈阿姨' }, farm)
      await makeSeller(market.db, { ownerId: farmer.userId, flatMinor: 0, freeFromMinor: null })
      const stall = await farm.newPage()
      const path = await putOutMelons(stall)

      await page.goto(path)
      await expect(page.getByText('一个约 4 公斤，约 ¥27.20，最多 ¥29.92')).toBeVisible()
      await page.getByRole('spinbutton', { name: '买几份' }).fill('3')
      await page.getByRole('button', { name: '加入购物车' }).click()
      await expect(page.getByText('按实重结算：预计 ¥81.60，最多 ¥89.76')).toBeVisible()
      await fillCheckout(page, [])
      if (scripts) await payByCard(page, '4242424242424242')
      else await payByWallet(page, '支付宝', '同意付款（测试）')
      if (scripts) await expect(page.getByText('已预授权 ¥89.76，还没有扣款')).toBeVisible()
      const no = await seeOrder(page, scripts ? '下单成功' : '付款成功')
      await weighAndPack(stall, `${no}-A`)
      if (scripts) await market.letterTo(buyerPhone, /实扣 ¥79.76，比预授权少 ¥10.00/)

      await page.reload()
      await expect(page.getByText('实重 11.73 公斤 × ¥6.80/公斤 = ¥79.76')).toBeVisible()
      await expect(page.getByRole('img', { name: /的秤/ })).toBeVisible()
      if (scripts) await expect(page.getByText('银行卡实扣 ¥79.76')).toBeVisible()
      await farm.close()
    })
  })
}
