import { expect, test } from '../test'
import { addressLine, putIntoCart, splitLine, twoGoods } from './at-checkout'

const said = {
  zh: {
    signIn: '有账号？先登录',
    phone: '手机号',
    send: '发验证码',
    code: '6 位验证码',
    enter: '登录',
    detail: '详细地址',
    name: '收货人姓名',
    mail: '邮箱',
  },
  en: {
    signIn: 'Have an account? Sign in first',
    phone: 'Mobile number',
    send: 'Send the code',
    code: '6-digit code',
    enter: 'Sign in',
    detail: 'Street and house',
    name: 'Full name',
    mail: 'E-mail',
  },
}

for (const { language, javaScriptEnabled } of [
  { language: 'zh', javaScriptEnabled: true },
  { language: 'en', javaScriptEnabled: false },
] as const)
  test.describe(`${language}, scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('signing in from the middle of checkout keeps the address, the ticks and both carts', async ({ page, market }) => {
      const w = said[language]
      const goods = await twoGoods(market)
      await putIntoCart(page, goods, language)
      await splitLine(page, addressLine, language)
      await page.getByRole('textbox', { name: w.mail }).fill('man@example.com')
      await page.getByRole('checkbox').first().check()
      await page.getByRole('button', { name: w.signIn }).click()
      await expect(page).toHaveURL(/\/login\?/)

      const phone = `139${Date.now() % 1e8}`.padEnd(11, '0')
      await page.getByRole('textbox', { name: w.phone }).fill(phone)
      await page.getByRole('button', { name: w.send }).click()
      const { body } = await market.letterTo(phone)
      await page.getByRole('textbox', { name: w.code }).fill(/\d{6}/.exec(body)?.[0] ?? '')
      await page.getByRole('button', { name: w.enter }).click()

      await expect(page).toHaveURL(/\/checkout$/)
      await expect(page.getByRole('button', { name: w.signIn })).toHaveCount(0)
      await expect(page.getByRole('textbox', { name: w.name })).toHaveValue('陈小满')
      await expect(page.getByRole('textbox', { name: w.detail })).toHaveValue(/红旗路/)
      await expect(page.getByRole('textbox', { name: w.mail })).toHaveValue('man@example.com')
      await expect(page.getByRole('checkbox').first()).toBeChecked()
    })
  })

test('the back button and the tabs below bring back what was typed', async ({ page, market }) => {
  await putIntoCart(page, await twoGoods(market), 'zh')
  await page.getByRole('textbox', { name: said.zh.name }).fill('沈国强')
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/checkout.data') && answer.request().method() === 'POST')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /购物车/ })
    .first()
    .click()
  await kept
  await expect(page.getByRole('heading', { level: 1, name: '购物车' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('textbox', { name: said.zh.name })).toHaveValue('沈国强')
})
