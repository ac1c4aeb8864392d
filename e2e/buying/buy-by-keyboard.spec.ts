import { makeProduct } from '#app/catalogue/testing/make-product'
import { press, tabTo, type } from '../by-keyboard'
import { expect, test } from '../test'

test('a guest buys without a mouse, from the home page to the paid order', async ({ page, market }) => {
  test.slow()
  await makeProduct(market.db, { titleZh: '长兴白果' })
  await page.goto('/')
  await tabTo(page, page.getByRole('link', { name: '跳到正文' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const search = page.getByRole('combobox', { name: '搜' })
  await expect(search).toBeFocused()
  await page.keyboard.type('长兴白果')
  await page.keyboard.press('Enter')
  // The home page lists it too.
  await expect(page).toHaveURL(/\/search\?q=/)
  await press(page, page.getByRole('link', { name: '长兴白果' }))

  await tabTo(page, page.getByRole('spinbutton', { name: '买几份' }))
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('spinbutton', { name: '买几份' })).toHaveValue('2')
  await press(page, page.getByRole('button', { name: '加入购物车' }))
  await press(page, page.getByRole('link', { name: '去结算' }))

  const pay = page.getByRole('button', { name: /^去付款 / })
  await press(page, pay)
  await expect(page.getByRole('region', { name: /^还有 \d+ 处要改/ })).toBeFocused()
  await press(page, page.getByRole('link', { name: /^收货人/ }))
  await expect(page.getByRole('textbox', { name: '收货人' })).toBeFocused()
  await tabTo(page, page.locator('summary', { hasText: '粘贴一整行' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await type(page, page.getByRole('textbox', { name: '一整行地址' }), '陈小满 13800138000 浙江省湖州市吴兴区月河街道红旗路18号')
  await press(page, page.getByRole('button', { name: '拆开填进下面' }))
  await expect(page.getByRole('textbox', { name: '详细地址' })).toHaveValue(/红旗路/)
  await press(page, page.getByRole('checkbox', { name: /鲜活易腐品/ }), 'Space')
  await press(page, pay)

  await expect(page).toHaveURL(/sandbox-pay/)
  await type(page, page.getByRole('textbox', { name: '电子邮箱' }), 'xiaoman@example.com')
  const card = page.getByRole('radio', { name: '银行卡', exact: true })
  await page.keyboard.press('Tab')
  while (!(await card.isChecked())) await page.keyboard.press('ArrowDown')
  await type(page, page.getByRole('textbox', { name: '卡号' }), '4242424242424242')
  await type(page, page.getByRole('textbox', { name: /^有效期/ }), '1234')
  await type(page, page.getByRole('textbox', { name: /^安全码/ }), '123')
  await type(page, page.getByRole('textbox', { name: '持卡人姓名' }), 'Chen Xiaoman')
  await press(page, page.getByRole('button', { name: /^支付 / }))
  await expect(page.getByRole('heading', { level: 1, name: '付款成功' })).toBeVisible()
  await press(page, page.getByRole('link', { name: '看订单' }).first())
  await expect(page.getByRole('heading', { level: 1, name: /^订单 HS/ })).toBeVisible()
})

test('the filters of the market work without a mouse', async ({ page, market }, info) => {
  await makeProduct(market.db, { titleZh: '安吉白茶' })
  await page.goto('/market')
  if (info.project.name === 'phone') {
    await press(page, page.getByRole('link', { name: '筛选' }))
    await expect(page.getByRole('region', { name: '筛选条件' })).toBeFocused()
  }
  await press(page, page.getByRole('checkbox', { name: '有货的' }), 'Space')
  await press(page, page.getByRole('button', { name: /^看 \d+ 样/ }))
  const chosen = page.getByRole('list', { name: '已选条件' }).getByRole('link', { name: /有货的/ })
  await expect(chosen).toBeVisible()
  await press(page, chosen)
  await expect(chosen).toHaveCount(0)
  expect(new URL(page.url()).search).toBe('')
})
