import type { Page } from '@playwright/test'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { addDays, dayOf } from '#app/kernel/day'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { addressLine, buyerPhone, payByCard, seeOrder, splitLine } from '../buying/at-checkout'
import { expect, type Market, test } from '../test'

const arrival = addDays(dayOf(new Date()), 40)
const dates = { arrival, departure: addDays(arrival, 2) }

/** A house of one room, a session for twelve, and tea. */
async function village({ db }: Market) {
  const house = await makeStay(db, { wayZh: '湖州站坐 K1 到底，过桥右转', wayEn: 'Bus K1 to the end, right behind the bridge' })
  const { sessionId } = await makeSession(db)
  const tea = await makeProduct(db, { titleZh: '安吉白茶', priceMinor: 6800 })
  return { roomTypeId: house.rooms[0].roomTypeId, sessionId, tea }
}

/** What the button of a house’s or a session’s page sends, and the page it leads to. */
async function press(page: Page, { url }: Market, fields: Record<string, string>): Promise<void> {
  const answer = await page.context().request.post(`${url}/cart`, { form: fields, headers: { origin: url } })
  await page.goto(answer.url())
}

/** From checkout to the provider's page, when it is there. */
async function goToPayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^去付款 / }).click()
  await expect(page.getByRole('textbox', { name: '电子邮箱' })).toBeVisible()
}

async function fillContact(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '联系人' }).fill('陈小满')
  await page.getByRole('textbox', { name: '手机号' }).fill(buyerPhone)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('a guest books a room: whole price and refund rule before paying, address and calendar file after', async ({
    page,
    market,
    context,
  }) => {
    const { roomTypeId } = await village(market)
    await press(page, market, { intent: 'book-stay', roomTypeId, ...dates, adults: '2', children: '0' })
    await expect(page).toHaveURL(/\/checkout$/)
    await expect(page.getByRole('heading', { name: '竹海听风 · 大床房' })).toBeVisible()
    await expect(page.getByText(/前取消全额退款/)).toBeVisible()
    await expect(page.getByText(/这里不用填身份证/)).toBeVisible()
    await expect(page.getByRole('combobox', { name: '省份' })).toHaveCount(0)
    await page.getByRole('button', { name: /^去付款 / }).click()
    await expect(page.getByRole('textbox', { name: '联系人' })).toHaveAttribute('aria-invalid', 'true')
    await fillContact(page)
    await goToPayment(page)
    await payByCard(page, '4242424242424242')
    await expect(page.getByText(/竹海听风 · 大床房，.*已订好/)).toBeVisible()
    await expect(page.getByRole('link', { name: '存进日历' })).toBeVisible()
    await expect(page.getByRole('link', { name: '在高德地图上看' })).toBeVisible()
    await seeOrder(page)
    await expect(page.getByText('湖州站坐 K1 到底，过桥右转')).toBeVisible()
    await expect(page.getByText('到店时每位客人出示证件，由房东登记。')).toBeVisible()
    const href = await page.getByRole('link', { name: '存进日历' }).getAttribute('href')
    const file = await context.request.get(href ?? '')
    expect(file.status(), await file.text()).toBe(200)
    expect(file.headers()['content-type']).toContain('text/calendar')
    expect(await file.text()).toContain('BEGIN:VEVENT')
    await expect(page.getByRole('link', { name: '在高德地图上看' })).toHaveAttribute('href', /^https:\/\/uri\.amap\.com\//)
    await page.goto(page.url().replace('/orders/', '/en/orders/'))
    const english = await context.request.get((await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')) ?? '')
    expect(await english.text()).toContain('SUMMARY:Wind in the bamboo')
  })
})

test('a session for a family', async ({ page, market }) => {
  const { sessionId } = await village(market)
  await press(page, market, { intent: 'add-seats', sessionId, adults: '2', children: '2' })
  await expect(page.getByText('大人 2 位、儿童 2 位')).toBeVisible()
  await page.getByText('改人数').click()
  await page.getByRole('textbox', { name: '儿童' }).fill('1')
  await page.getByRole('button', { name: '改好「采茶一日」' }).click()
  await expect(page.getByText('大人 2 位、儿童 1 位')).toBeVisible()
  await page.getByRole('link', { name: '去结算' }).click()
  await fillContact(page)
  await expect(page.getByRole('button', { name: '去付款 ¥320.00' })).toBeVisible()
  await goToPayment(page)
  await payByCard(page, '4242424242424242')
  await seeOrder(page)
  await expect(page.getByRole('heading', { name: '采茶一日' })).toBeVisible()
})

test('a room, a session and a box of tea in one payment', async ({ page, market }) => {
  const { roomTypeId, sessionId, tea } = await village(market)
  await press(page, market, { intent: 'add-stay', roomTypeId, ...dates, adults: '2', children: '0' })
  await press(page, market, { intent: 'add-seats', sessionId, adults: '2', children: '0' })
  await press(page, market, { intent: 'buy-now', offerId: tea.offerId, quantity: '1' })
  await splitLine(page, addressLine, 'zh')
  for (const tick of await page.getByRole('checkbox', { name: /鲜活易腐品/ }).all()) await tick.check()
  await expect(page.getByText('房东按上面的姓名和手机号联系您。')).toBeVisible()
  await goToPayment(page)
  await payByCard(page, '4242424242424242')
  await seeOrder(page)
  await expect(page.getByText(/^分单 .*已付款，等打包/)).toHaveCount(1)
  await expect(page.getByText(/^分单 .*已订好/)).toHaveCount(2)
})

test('a room taken while the cart lay there is said with the way to other dates, and goes out', async ({ page, market }) => {
  const { roomTypeId } = await village(market)
  await press(page, market, { intent: 'add-stay', roomTypeId, ...dates, adults: '2', children: '0' })
  const other = await page.context().browser()?.newContext({ baseURL: market.url, locale: 'zh-CN' })
  const rival = await other?.newPage()
  if (!rival) throw new Error('no second browser')
  await press(rival, market, { intent: 'book-stay', roomTypeId, ...dates, adults: '2', children: '0' })
  await fillContact(rival)
  await goToPayment(rival)
  await payByCard(rival, '4242424242424242')
  await seeOrder(rival)
  await page.goto('/checkout')
  await expect(page.getByText(/这几晚刚刚被订走了/)).toBeVisible()
  await expect(page.getByRole('link', { name: '换日子或房间' })).toHaveAttribute('href', new RegExp(`/stays/.*arrival=${dates.arrival}`))
  await page.getByRole('button', { name: '按现在的价格和数量来' }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByText('购物车还是空的')).toBeVisible()
})
