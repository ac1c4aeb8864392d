import type { Browser, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { demoCard, resultBytes } from '#app/settlement/testing/bank-runs'
import { browserOf, buy } from '../pages/site'
import { expect, type Market, test } from '../test'
import { makePayable } from './bank-run'

const elsewhere = (browser: Browser, market: Market, javaScriptEnabled: boolean) =>
  browser.newContext({ baseURL: market.url, locale: 'zh-CN', javaScriptEnabled })

const said = (page: Page, text: RegExp) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** The farmer gives a bank account, confirmed by a code on the phone. */
async function giveAccount(page: Page, market: Market, phone: string, card: string) {
  await page.goto('/sell/income')
  await expect(page.getByText(/还没有留收款账户/)).toBeVisible()
  await page.getByRole('link', { name: '填收款账户' }).click()
  await page.getByRole('textbox', { name: '银行账号' }).fill(card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10))
  await page.getByRole('textbox', { name: '开户行' }).fill('湖州银行月河支行')
  await page.getByRole('textbox', { name: '联行号' }).fill('3133 3607 101')
  await page.getByRole('button', { name: /发验证码/ }).click()
  await expect(page.getByText(/验证码发到了/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: '开户行' })).toHaveValue('湖州银行月河支行')
  const code = /验证码 (\d{6})/.exec((await market.letterTo(phone, /改收款账户的验证码/)).body)?.[1] ?? ''
  await page.getByRole('button', { name: '用这个账户收款' }).last().click()
  await expect(page.getByRole('link', { name: /卡号对不上/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /联行号是 12 位数字，现在是 11 位/ })).toBeVisible()
  await page.getByRole('textbox', { name: '银行账号' }).fill(card)
  await page.getByRole('textbox', { name: '联行号' }).fill('313336071018')
  await page.getByRole('button', { name: '用这个账户收款' }).last().click()
  await expect(page.getByRole('link', { name: /请填登录密码，或者填短信验证码/ })).toBeVisible()
  await page.getByRole('textbox', { name: '短信验证码' }).fill(code)
  await page.getByRole('button', { name: '用这个账户收款' }).last().click()
  await said(page, /记下了/)
  await expect(page.getByText(new RegExp(`尾号 ${card.slice(-4)}`))).toBeVisible()
  expect((await market.letterTo(phone, /您的收款账户改成了/)).body).toContain(card.slice(-4))
}

async function act(page: Page, reasonField: string, reason: string, button: string | RegExp) {
  await page.locator(reasonField).fill(reason)
  await page.getByRole('button', { name: button }).click()
}

for (const scripts of [true, false]) {
  test.describe(scripts ? 'the money of a farmer' : 'the money of a farmer without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('is payable after receipt, put into a run by one operator, approved by another, paid by the bank, and seen', async ({
      page,
      market,
      signIn,
      browser,
    }) => {
      test.slow()
      const farmer = await signIn({ name: '沈阿姨' })
      const { sellerId } = await makeSeller(market.db, { ownerId: farmer.userId })
      const stall = await market.db.query.sellers.findFirst({ where: (t, { eq }) => eq(t.id, sellerId) })
      const product = await makeProduct(market.db, { sellerId, priceMinor: 12_900 })
      const buyer = await browserOf(market)
      await makePayable(market, await buy(market, buyer, [product.offerId]))
      await buyer.dispose()
      const card = demoCard()
      await giveAccount(page, market, farmer.phone, card)
      // Three days go by.
      await market.db.execute(sql`UPDATE payout_accounts SET changed_at = now() - interval '73 hours' WHERE seller_id = ${sellerId}`)
      await page.goto('/sell/income')
      const figure = page.getByRole('listitem').filter({ hasText: '现在归您，等打款' })
      await expect(figure).toContainText('¥232.20')

      const desk = await elsewhere(browser, market, scripts)
      await signIn({ name: '合作社小沈', role: 'operator' }, desk)
      const maker = await desk.newPage()
      await maker.goto('/coop')
      await maker.getByRole('link', { name: /可以打款的店家/ }).click()
      await act(maker, '#reason-CNY', '每周打款', /做这一批/)
      await said(maker, /等另一位管理员核对/)
      await expect(maker.getByText(/做的人和核对的人不能是同一个/)).toBeVisible()
      await expect(maker.getByRole('button', { name: '核对无误' })).toHaveCount(0)
      const path = new URL(maker.url()).pathname

      const other = await elsewhere(browser, market, scripts)
      await signIn({ name: '合作社小费', role: 'operator' }, other)
      const checker = await other.newPage()
      await checker.goto('/coop/payouts')
      await checker.locator(`a[href$="${path}"]`).click()
      await act(checker, '#reason-approve', '笔数和合计都对过', '核对无误')
      await said(checker, /核对过了/)
      await act(checker, '#reason-export', '交给银行', '导出给银行')
      await said(checker, /导出了/)

      const file = await checker.request.get((await checker.getByRole('link', { name: '下载银行文件' }).getAttribute('href')) ?? '')
      const rows = parse(await file.body(), { bom: true, relax_column_count: true }) as string[][]
      const own = rows.find((row) => row[3] === `'${card}`)
      expect(own?.slice(2, 8)).toEqual(['沈阿姨', `'${card}`, '湖州银行月河支行', "'313336071018", 'CNY', '232.20'])
      const again = await maker.request.get(`${path}/file`)
      expect((await again.body()).equals(await file.body())).toBe(true)

      const answers = rows.slice(1, -1).map((row) => ({ reference: row[1] ?? '', said: '成功', amount: row[7] ?? '' }))
      const upload = (bytes: Uint8Array) =>
        checker.getByLabel('结果文件').setInputFiles({ name: 'result.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
      await upload(resultBytes(answers, ['9', '9.99']))
      await act(checker, '#reason-import', '银行回单', '收下结果')
      await expect(checker.getByText(/这个文件没有收/)).toBeVisible()
      await expect(checker.getByText(/和各行加起来不一样/)).toBeVisible()
      await upload(resultBytes(answers))
      await act(checker, '#reason-import', '银行回单', '收下结果')
      await said(checker, /收下了：付成 \d+ 笔，退回 0 笔/)
      for (const done of ['做了这一批', '核对无误', '导出给银行', '收下银行结果'])
        await expect(checker.getByRole('listitem').filter({ hasText: done })).toBeVisible()

      expect((await market.letterTo(stall?.phone ?? '', /已打到您尾号/)).body).toContain('¥232.20')
      await page.goto('/sell/income')
      await expect(page.getByRole('listitem').filter({ hasText: '这个月已打给您' })).toContainText('¥232.20')
      await expect(figure).toContainText('¥0.00')
      await expect(page.getByText('已到账')).toBeVisible()
      await page.getByRole('link', { name: '对账单' }).click()
      await expect(page.getByRole('rowheader', { name: '登记打款' })).toBeVisible()
      await Promise.all([desk.close(), other.close()])
    })
  })
}
