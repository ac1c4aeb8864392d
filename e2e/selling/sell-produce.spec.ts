import type { Browser, BrowserContext, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, type Market, test } from '../test'

const title = '安吉冬笋 现挖'

const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#557744' } })
    .jpeg()
    .toBuffer()

/** The next visit of the same browser, or of somebody else's. */
async function elsewhere(browser: Browser, market: Market, scripts: boolean): Promise<BrowserContext> {
  return browser.newContext({ baseURL: market.url, javaScriptEnabled: scripts, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
}

async function openStall(page: Page, stall: string): Promise<void> {
  await page.goto('/sell')
  await expect(page.getByRole('heading', { level: 1, name: '我要卖' })).toBeVisible()
  await page.getByRole('textbox', { name: '摊位名字' }).fill(stall)
  await page.getByRole('textbox', { name: '村名或镇名' }).fill('鲁家村')
  await page.getByRole('button', { name: '找村' }).click()
  await page
    .getByRole('radio', { name: /鲁家村/ })
    .first()
    .check()
  await page.getByRole('checkbox', { name: /自家种养/ }).check()
  await page.getByRole('textbox', { name: '收款人姓名' }).fill('沈阿姨')
  await page.getByRole('textbox', { name: '怎么称呼您' }).fill('沈阿姨')
  await page.getByRole('textbox', { name: /种什么/ }).fill('冬笋、土鸡蛋')
  await page.getByRole('button', { name: '交上去' }).click()
  await expect(page.getByRole('status').filter({ hasText: '摊位资料交上了' })).toBeVisible()
}

async function approve(page: Page, stall: string): Promise<void> {
  await page.goto('/coop/review')
  await page.getByRole('link', { name: stall }).click()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '办好了' })).toBeVisible()
}

async function putOut(page: Page): Promise<string> {
  await page.goto('/sell/new')
  await page.getByLabel('拍照或选照片').setInputFiles({ name: 'dongsun.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await page.getByRole('combobox', { name: '卖什么' }).fill(title)
  await page.getByRole('textbox', { name: '价钱' }).fill('１２．９')
  await page.getByRole('textbox', { name: '有多少' }).fill('50')
  await page.getByRole('button', { name: '摆上摊' }).first().click()
  await expect(page.getByRole('heading', { name: '已摆上' })).toBeVisible()
  await expect(page.getByRole('img', { name: new RegExp(title) })).toBeVisible()
  const path = await page.getByRole('link', { name: '看看页面' }).getAttribute('href')
  return path ?? ''
}

for (const scripts of [true, false]) {
  test.describe(scripts ? 'a farmer' : 'a farmer without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('opens a stall, puts out produce with a photo, changes its price and hides it', async ({
      page,
      market,
      signIn,
      browser,
    }, info) => {
      const stall = `沈家${scripts ? '东' : '西'}${info.project.name === 'phone' ? '坡' : '岭'}笋摊`
      const farmer = await signIn({ name: '沈阿姨' })
      await openStall(page, stall)

      await page.goto('/sell/new')
      await expect(page.getByText(/摊位还没有开张/)).toBeVisible()

      const office = await elsewhere(browser, market, scripts)
      await signIn({ name: '合作社小沈', role: 'operator' }, office)
      await approve(await office.newPage(), stall)
      await office.close()
      expect((await market.letterTo(farmer.phone, /开张了/)).body).toContain('/sell/new')

      const path = await putOut(page)
      const street = await elsewhere(browser, market, scripts)
      const buyer = await street.newPage()
      await buyer.goto('/market?sort=newest')
      await expect(buyer.getByRole('link', { name: title }).first()).toBeVisible()
      await buyer.goto(path)
      await expect(buyer.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(buyer.getByText(/12\.9/).first()).toBeVisible()
      await expect(buyer.getByText(stall).first()).toBeVisible()
      const picture = await buyer.request.get((await buyer.getByRole('link', { name: /照片 1/ }).getAttribute('href')) ?? '')
      expect(picture.headers()['content-type']).toBe('image/jpeg')
      expect((await sharp(await picture.body()).metadata()).exif).toBeUndefined()
      await buyer.goto(`/en${path}`)
      await expect(buyer.getByRole('heading', { level: 1 })).toContainText(title)
      await expect(buyer.getByText(/per kg/).first()).toBeVisible()

      await page.goto('/sell/items')
      const price = page.getByRole('textbox', { name: `${title} 散装 元/斤` })
      await price.fill('0')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('link', { name: /请写金额/ })).toBeVisible()
      await expect(price).toHaveValue('0')
      await price.fill('15.5')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
      await buyer.goto(path)
      await expect(buyer.getByText(/15\.5/).first()).toBeVisible()
      await expect(buyer.getByText(/12\.9/)).toHaveCount(0)

      await page.getByRole('button', { name: `先藏起来：${title}` }).click()
      await expect(page.getByRole('link', { name: /已隐藏\s*\(1\)/ })).toBeVisible()
      await buyer.goto('/market?sort=newest')
      await expect(buyer.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(buyer.getByRole('link', { name: title })).toHaveCount(0)
      await street.close()
    })
  })
}
