import { and, eq } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { paymentExceptions } from '#db/schema/payments'
import { transfers } from '#db/schema/settlement'
import { browserOf, checkOut } from '../pages/site'
import { expect, test } from '../test'
import { makePayable } from './bank-run'

/** A card whose money the provider lets go at once. */
const readyMoney = { card: '4000000000000077' }

test('a farmer signs up with the provider, is paid, bears a refund after that, and the books find what nobody told', async ({
  page,
  market,
  signIn,
  browser,
}) => {
  test.slow()
  const farmer = await signIn({ name: '沈阿姨' })
  const { sellerId } = await makeSeller(market.db, { ownerId: farmer.userId, flatMinor: 0 })
  const product = await makeProduct(market.db, { sellerId, priceMinor: 10_000 })
  const buyer = await browserOf(market)
  const { payAt, no } = await checkOut(market, buyer, [product.offerId])
  await buyer.get((await payOnHostedPage(payAt, readyMoney)).leftTo ?? '')
  await buyer.dispose()
  await makePayable(market, no)
  const sent = () =>
    market.db
      .select({ state: transfers.state, amount: transfers.amountMinor, back: transfers.reversedMinor })
      .from(transfers)
      .where(eq(transfers.sellerId, sellerId))

  await page.goto('/sell/income')
  await expect(page.getByRole('listitem').filter({ hasText: '现在归您，等打款' })).toContainText('¥180.00')
  await page.getByRole('link', { name: '填收款账户' }).click()
  await page.getByRole('button', { name: '去支付公司开户' }).click()
  await expect(page.getByRole('heading', { name: '开通收款' })).toBeVisible()
  await page.getByRole('textbox', { name: '名', exact: true }).fill('小满')
  await page.getByRole('textbox', { name: '姓', exact: true }).fill('沈')
  await page.getByRole('textbox', { name: '银行账号' }).fill('000123456789')
  await page.getByRole('radio', { name: '还要补交证件' }).check()
  await page.getByRole('checkbox', { name: '我同意付款条款' }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('支付公司还要您补材料。').or(page.getByText('支付公司还在核对您的资料。'))).toBeVisible()
  expect(await sent()).toEqual([])
  await page.getByRole('button', { name: '接着填支付公司的资料' }).click()
  await page.getByRole('button', { name: '提交测试证件' }).click()
  await expect(page.getByText('可以收款')).toBeVisible()
  await expect.poll(sent).toEqual([{ state: 'sent', amount: 18_000, back: 0 }])
  await page.goto('/sell/income')
  await expect(page.getByRole('listitem').filter({ hasText: '这个月已打给您' })).toContainText('¥180.00')

  const desk = await browser.newContext({ baseURL: market.url, locale: 'zh-CN' })
  await signIn({ name: '合作社小沈', role: 'operator' }, desk)
  const operator = await desk.newPage()
  await operator.goto(`/coop/orders/${no}`)
  await operator.getByText(/^退 .* 的款$/).click()
  await operator.getByRole('textbox', { name: '退多少' }).fill('50')
  await operator.locator('[id^="refund-"][name="reason"]').fill('坏了四分之一')
  await operator.getByRole('button', { name: '退款' }).last().click()
  await expect.poll(sent).toEqual([{ state: 'sent', amount: 18_000, back: 4_500 }])

  // The provider pays the house's bank, of which it sends no message that the market takes.
  const paid = await fetch(`${market.sandboxUrl}/v1/payouts`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_of_the_house', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ amount: '100', currency: 'cny' }),
  })
  const { id: payout } = (await paid.json()) as { id: string }
  await operator.goto('/coop/books')
  await operator.getByRole('button', { name: '现在对一次' }).click()
  const difference = operator.getByRole('listitem').filter({ hasText: payout })
  await expect(difference).toContainText('支付公司有，账上没有 汇到银行')
  await expect(difference).toContainText('-¥1.00')
  await difference.getByText('处理').click()
  await difference.getByRole('textbox', { name: '原因' }).fill('银行已到账')
  await difference.getByRole('button', { name: '再问一次并办结' }).click()
  await expect(operator.getByRole('status').filter({ hasText: /办结|处理/ })).toBeVisible()
  await expect(difference).toHaveCount(0)
  await expect(operator.getByRole('row').filter({ hasText: '银行' })).toContainText('¥1.00')
  const left = and(eq(paymentExceptions.kind, 'books_missing'), eq(paymentExceptions.ref, `payout:${payout}`))
  expect(await market.db.select({ closedAt: paymentExceptions.closedAt }).from(paymentExceptions).where(left)).toEqual([
    { closedAt: expect.any(Date) },
  ])
  await desk.close()
})
