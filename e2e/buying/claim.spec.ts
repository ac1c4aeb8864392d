import type { Browser, BrowserContext, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { purchases, sellerOrders } from '#db/schema/orders'
import { deliver, photo } from '../pages/claim-goods'
import { buy } from '../pages/site'
import { expect, type Market, test } from '../test'

type SignIn = (person?: { name?: string; role?: 'member' | 'operator' }, context?: BrowserContext) => Promise<{ userId: string }>

const file = async (name: string, background: string) => ({ name, mimeType: 'image/jpeg', buffer: await photo(background) })

/** Somebody else's browser, with scripts or without. */
async function another(browser: Browser, market: Market, javaScriptEnabled: boolean): Promise<BrowserContext> {
  return browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', javaScriptEnabled })
}

async function claimGreens(page: Page, market: Market, browser: Browser, signIn: SignIn, scripts: boolean): Promise<void> {
  const farm = await another(browser, market, scripts)
  const farmer = await signIn({ name: '沈阿姨' }, farm)
  const stall = await makeSeller(market.db, { ownerId: farmer.userId, flatMinor: 800, freeFromMinor: null })
  const goods = await makeProduct(market.db, { sellerId: stall.sellerId, titleZh: '安吉冬笋', priceMinor: 3000, grams: 1000 })
  await signIn({ name: '陈小满' })
  const no = await buy(market, page.request, [goods.offerId])
  const [order] = await market.db
    .select({ id: sellerOrders.id, sellerId: sellerOrders.sellerId })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(eq(purchases.no, no))
  if (!order) throw new Error('no order')
  await deliver(market, order)

  await page.goto(`/orders/${no}`)
  await page.getByRole('link', { name: '坏了？申请赔付' }).click()
  await page.getByRole('radio', { name: '全部' }).check()
  await page.getByRole('textbox', { name: '还有要说的' }).fill('到的时候都发霉了')
  await page.getByRole('button', { name: '算一算能赔多少' }).click()
  await expect(page.getByText('能赔 ¥68.00')).toBeVisible()
  await expect(page.getByText(/店家最晚 .* 答复/)).toBeVisible()

  await page.getByRole('button', { name: '交上申请' }).click()
  await expect(page.getByText(/请拍两张/)).toBeVisible()
  await expect(page.getByRole('radio', { name: '全部' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: '还有要说的' })).toHaveValue('到的时候都发霉了')
  await page.getByLabel('拍整个包裹，连面单').setInputFiles(await file('parcel.jpg', '#8a6d4b'))
  await page.getByRole('button', { name: '改过了，重新算' }).click()
  await expect(page.getByText('已收到 1 张照片').first()).toBeVisible()
  await page.getByLabel('拍坏的地方').setInputFiles(await file('damage.jpg', '#5a3a2a'))
  await page.getByRole('button', { name: '交上申请' }).click()
  await expect(page.getByRole('status').filter({ hasText: '申请交上了' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /等店家答复/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /整个包裹|坏的地方/ })).toHaveCount(2)

  const stallPage = await farm.newPage()
  await stallPage.goto('/sell')
  await stallPage.getByRole('link', { name: '要答复的赔付：1' }).click()
  await expect(stallPage.getByText(/还有 \d+ 小时答复/)).toBeVisible()
  await stallPage.getByRole('link', { name: '安吉冬笋' }).click()
  await stallPage.getByText('少赔一点').click()
  await stallPage.getByRole('textbox', { name: '赔多少' }).fill('20')
  await stallPage.getByRole('textbox', { name: '为什么' }).first().fill('装箱时是好的')
  await stallPage
    .getByLabel('拍照片')
    .first()
    .setInputFiles(await file('packing.jpg', '#447755'))
  await stallPage.getByRole('button', { name: '就赔这么多' }).click()
  await expect(stallPage.getByRole('status').filter({ hasText: '已答复买家' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('button', { name: '接受 ¥20.00' })).toBeVisible()
  await page.getByText('不同意，请合作社裁定').click()
  await page.getByRole('textbox', { name: '要对合作社说的' }).fill('照片上全是霉')
  await page.getByRole('button', { name: '请合作社裁定' }).click()
  await expect(page.getByRole('heading', { name: /等合作社裁定/ })).toBeVisible()

  const coop = await another(browser, market, scripts)
  await signIn({ name: '合作社小沈', role: 'operator' }, coop)
  const desk = await coop.newPage()
  await desk.goto('/coop')
  await desk.getByRole('link', { name: /要裁定的赔付/ }).click()
  await desk.getByRole('link', { name: '安吉冬笋' }).first().click()
  await expect(desk.getByText('照片上全是霉').first()).toBeVisible()
  await expect(desk.getByText('装箱时是好的').first()).toBeVisible()
  await expect(desk.getByRole('img')).toHaveCount(3)
  await desk.getByRole('textbox', { name: '赔多少' }).fill('50')
  await desk.getByRole('radio', { name: /快递/ }).check()
  await desk.getByRole('textbox', { name: '为什么这样裁定' }).fill('箱子在路上压坏了')
  await desk.getByRole('button', { name: '就这样裁定' }).click()
  await expect(desk.getByRole('status').filter({ hasText: '裁定好了' })).toBeVisible()

  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('listitem').filter({ hasText: /¥50\.00\s*已退/ })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await expect(page.getByRole('heading', { name: /已赔 ¥50\.00/ })).toBeVisible()
  await expect(page.getByText('合作社裁定：箱子在路上压坏了')).toBeVisible()
  await farm.close()
  await coop.close()
}

test('a buyer claims spoiled goods, the seller offers less, the cooperative decides, and the refund stands on the order', async ({
  page,
  market,
  browser,
  signIn,
}) => {
  test.slow()
  await claimGreens(page, market, browser, signIn, true)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the same claim goes the same way', async ({ page, market, browser, signIn }) => {
    test.slow()
    await claimGreens(page, market, browser, signIn, false)
  })
})
