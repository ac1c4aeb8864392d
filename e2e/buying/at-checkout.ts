import type { Page } from '@playwright/test'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { expect, type Market } from '../test'

const said = {
  zh: {
    add: '加入购物车',
    checkout: '去结算',
    paste: '有现成的地址？粘贴一整行',
    line: '一整行地址',
    split: '拆开填进下面',
    detail: '详细地址',
    exempt: /鲜活易腐品/,
    pay: /^去付款 /,
    email: '电子邮箱',
    card: '银行卡',
    cardNumber: '卡号',
    expiry: /^有效期/,
    cvc: /^安全码/,
    cardName: '持卡人姓名',
    payNow: /^支付 /,
  },
  en: {
    add: 'Add to cart',
    checkout: 'Check out',
    paste: 'Have the address in one line? Paste it',
    line: 'Address in one line',
    split: 'Split it into the fields',
    detail: 'Street and house',
    exempt: /is fresh and cannot be returned/,
    pay: /^Pay /,
    email: 'E-mail',
    card: 'Card',
    cardNumber: 'Card number',
    expiry: /^Expiry date/,
    cvc: /^Security code/,
    cardName: 'Name on card',
    payNow: /^Pay /,
  },
}

type Language = keyof typeof said

export const buyerPhone = '13800138000'
export const addressLine = `陈小满 ${buyerPhone} 浙江省湖州市吴兴区月河街道红旗路18号`

/** Goods of two sellers, the first owned by `ownerId` when one is given. */
export async function twoGoods({ db }: Market, ownerId?: string) {
  const first = await makeSeller(db, ownerId ? { ownerId } : {})
  const second = await makeSeller(db)
  return [
    await makeProduct(db, { sellerId: first.sellerId, titleZh: '安吉冬笋', titleEn: 'Winter bamboo shoots' }),
    await makeProduct(db, { sellerId: second.sellerId, titleZh: '南浔莲藕', titleEn: 'Nanxun lotus root' }),
  ] as const
}

type Look = () => Promise<void>
const noLook: Look = async () => {}

/** From the product pages to the checkout form; `look` is called on each page before it is left. */
export async function putIntoCart(page: Page, goods: readonly { slug: string }[], language: Language, look = noLook): Promise<void> {
  const w = said[language]
  const from = language === 'en' ? '/en' : ''
  for (const { slug } of goods) {
    await page.goto(`${from}/market/${slug}`)
    await look()
    await page.getByRole('button', { name: w.add }).click()
    await expect(page.getByRole('link', { name: w.checkout })).toBeVisible()
  }
  await look()
  await page.getByRole('link', { name: w.checkout }).click()
  await expect(page).toHaveURL(/\/checkout$/)
}

/** One pasted line, split into the fields of the checkout form. */
export async function splitLine(page: Page, line: string, language: Language): Promise<void> {
  const w = said[language]
  await page.getByText(w.paste).click()
  await page.getByRole('textbox', { name: w.line }).fill(line)
  await page.getByRole('button', { name: w.split }).click()
  await expect(page.getByRole('textbox', { name: w.detail })).toHaveValue(/红旗路/)
}

/** From the product pages to the hosted payment page; `look` is called on each page before it is left. */
export async function fillCheckout(
  page: Page,
  goods: readonly { slug: string }[],
  language: Language = 'zh',
  look = noLook,
): Promise<void> {
  const w = said[language]
  await putIntoCart(page, goods, language, look)
  await splitLine(page, addressLine, language)
  for (const box of await page.getByRole('checkbox', { name: w.exempt }).all()) await box.check()
  await look()
  await page.getByRole('button', { name: w.pay }).click()
  await expect(page).toHaveURL(/sandbox-pay/)
}

export async function payByCard(page: Page, cardNumber: string, language: Language = 'zh'): Promise<void> {
  const w = said[language]
  const email = page.getByRole('textbox', { name: w.email })
  if (await email.isVisible()) await email.fill('xiaoman@example.com')
  await page.getByRole('radio', { name: w.card, exact: true }).check()
  await page.getByRole('textbox', { name: w.cardNumber }).fill(cardNumber)
  await page.getByRole('textbox', { name: w.expiry }).fill('12/34')
  await page.getByRole('textbox', { name: w.cvc }).fill('123')
  await page.getByRole('textbox', { name: w.cardName }).fill('Chen Xiaoman')
  await page.getByRole('button', { name: w.payNow }).click()
}

export async function payByWallet(page: Page, wallet: '支付宝' | '微信支付', consent: string): Promise<void> {
  const email = page.getByRole('textbox', { name: said.zh.email })
  if (await email.isVisible()) await email.fill('xiaoman@example.com')
  await page.getByRole('radio', { name: wallet, exact: true }).check()
  await page.getByRole('button', { name: said.zh.payNow }).click()
  await page.getByRole('button', { name: consent }).click()
}

/** The paid page, and on to the order; answers its number. */
export async function seeOrder(page: Page, title = '付款成功'): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('link', { name: '看订单' }).first().click()
  const heading = page.getByRole('heading', { level: 1, name: /^订单 HS/ })
  await expect(heading).toBeVisible()
  return (await heading.innerText()).replace('订单 ', '').trim()
}
