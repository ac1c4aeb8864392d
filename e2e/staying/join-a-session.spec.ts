import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { makeExperience } from '#app/stays/testing/make-experience'
import { experienceSessions } from '#db/schema/experiences'
import { chineseLeft } from '../chinese-left'
import { expect, type Market, test } from '../test'

const DAY = 86_400_000
const village = '330502001005'
const inDays = (days: number) => new Date(Math.floor(Date.now() / DAY) * DAY + days * DAY + 3_600_000)

/** Tea picking tomorrow week with three seats, a day later with twelve, and next season. */
async function teaPicking({ db }: Market, villageCode = village) {
  const { sellerId } = await makeSeller(db)
  const at = { sellerId, villageCode, seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], ageFrom: 5 }
  const words = {
    storyZh: '跟着沈阿姨上山。',
    storyEn: 'Up the hill with the Shens.',
    meetZh: '村口老樟树下',
    meetEn: 'The old camphor tree',
  }
  return makeExperience(db, {
    ...at,
    ...words,
    sessions: [
      { startsAt: inDays(8), seats: 2 },
      { startsAt: inDays(9), minSeats: 4 },
      { startsAt: inDays(9.2), childMinor: null },
      { startsAt: inDays(70) },
    ],
  })
}

/** What the page sends to the cart, by the contract of `/cart`. The answer is the cart's own affair. */
async function sentToCart(page: Page, press: () => Promise<void>): Promise<Record<string, string>> {
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST' && /^(\/en)?\/cart/.test(new URL(one.url()).pathname)),
    press(),
  ])
  return Object.fromEntries(new URLSearchParams(request.postData() ?? ''))
}

test.use({ viewport: { width: 390, height: 844 } })

test('a family of two adults and a child finds a session with seats for all of them', async ({ page, market }) => {
  const tea = await teaPicking(market)
  await page.goto(`/experiences?place=${village}`)
  await page.getByRole('link', { name: '筛选' }).click()
  await page.getByRole('textbox', { name: '儿童' }).fill('1')
  await page.getByRole('textbox', { name: /^最小的孩子几岁/ }).fill('６')
  await page.getByRole('button', { name: '按条件筛选' }).click()
  await expect(page).toHaveURL(/children=1/)
  await page.locator(`a[href^="/experiences/${tea.slug}"]`).click()

  await expect(page.getByRole('heading', { level: 1, name: '采茶一日' })).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: '儿童' })).toHaveValue('1')
  await expect(page.getByRole('radio', { name: /只剩 2 位，坐不下你们几位/ })).toBeDisabled()
  await expect(page.getByRole('radio', { name: /不接待儿童/ })).toBeDisabled()
  const fitting = page.getByRole('radio', { name: /还差 4 位开/ })
  await expect(fitting).toBeChecked()
  await expect(page.getByText(/满 4 位就开/)).toBeVisible()
  await expect(page.getByText(/^你要取消：.*全额退款/).filter({ visible: true })).toHaveCount(1)
  await expect(page.getByText('由主人家取消：全额退款').first()).toBeVisible()

  await page.getByRole('button', { name: '大人：增加一份' }).click()
  await expect(page.getByRole('status').filter({ hasText: '一共' })).toContainText('¥448')
  await page.getByRole('button', { name: '大人：减少一份' }).click()
  await expect(page.getByRole('status').filter({ hasText: '一共' })).toContainText('¥320')
  const sent = await sentToCart(page, () => page.getByRole('button', { name: '订这一场' }).click())
  expect(sent).toMatchObject({ intent: 'book-seats', sessionId: tea.sessionIds[1], adults: '2', children: '1' })
})

test('a child too young is told, and a session without seats names others', async ({ page, market }) => {
  const tea = await teaPicking(market)
  await page.goto(`/experiences/${tea.slug}?sessionId=${tea.sessionIds[0]}&adults=2&children=1&youngest=3`)
  await expect(page.getByText('这里要 5 岁起才能参加，你们最小的孩子 3 岁。')).toBeVisible()
  await expect(page.getByText('这一场没有订上')).toBeVisible()
  await page
    .getByRole('list')
    .filter({ has: page.getByRole('link', { name: /–/ }) })
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`sessionId=${tea.sessionIds[1]}`))
  await expect(page.getByText('这一场没有订上')).toBeHidden()
  await expect(page.getByRole('radio', { name: /还差 4 位开/ })).toBeChecked()
})

test('what cannot be is said in a sentence, and nothing typed is lost', async ({ page, market }) => {
  await teaPicking(market)
  await page.goto(`/experiences?place=${village}&from=2027-02-29&adults=${encodeURIComponent('好多')}&children=2`)
  await expect(page.getByRole('heading', { name: '还有 2 处要改一下' })).toBeVisible()
  await expect(page.getByRole('link', { name: '日历上没有「2027-02-29」这一天，请重新选' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '大人' })).toHaveValue('好多')
  await expect(page.getByRole('textbox', { name: '儿童' })).toHaveValue('2')
  await expect(page.getByRole('combobox', { name: '去哪里' })).toHaveValue(village)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the family counts again, turns to next season’s month and sends the same to the cart', async ({ page, market }) => {
    const tea = await teaPicking(market)
    await page.goto(`/experiences/${tea.slug}`)
    await page.getByRole('spinbutton', { name: '儿童' }).fill('1')
    await page.getByRole('button', { name: '按这些人重新算' }).click()
    await expect(page).toHaveURL(/children=1/)
    await expect(page.getByRole('radio', { name: /¥320/ }).first()).toBeVisible()
    await page.getByRole('navigation', { name: '月份' }).getByRole('link').last().click()
    await expect(page.getByRole('radio')).toHaveCount(1)
    await expect(page.getByRole('radio', { name: /¥320/ })).toBeChecked()
    await expect(page.getByText('这一场确定开。')).toBeVisible()
    const sent = await sentToCart(page, () => page.getByRole('button', { name: '加入购物车' }).click())
    expect(sent).toMatchObject({ intent: 'add-seats', sessionId: tea.sessionIds[3], adults: '2', children: '1' })
    await expect(page).toHaveURL(/\/cart$/)
    await expect(page.getByRole('main').getByText('采茶一日').first()).toBeVisible()
  })
})

test('pressed before a session is chosen, the page says so and keeps the family', async ({ page, market }) => {
  const tea = await teaPicking(market)
  await page.goto(`/experiences/${tea.slug}?adults=40&children=3&youngest=7`)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.getByRole('button', { name: '加入购物车' }).click()
  await expect(page).toHaveURL(new RegExp(`/experiences/${tea.slug}\\?.*#refused$`))
  await expect(page.getByText('还没有选哪一场，选好一场再订')).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: '大人' })).toHaveValue('40')
  await expect(page.getByRole('spinbutton', { name: '儿童' })).toHaveValue('3')
  await expect(page.getByRole('combobox', { name: /^最小的孩子/ })).toHaveValue('7')
})

test('the pins of the villages lead to their cards, by number', async ({ page, market }) => {
  await teaPicking(market)
  await page.goto('/villages')
  const pin = page.getByRole('list', { name: '村子在哪里' }).getByRole('link', { name: /号：浮星桥社区$/ })
  const number = (await pin.locator('[aria-hidden]').innerText()).trim()
  await pin.click()
  await expect(page).toHaveURL(new RegExp(`#place-${village}$`))
  const card = page.locator(`#place-${village}`)
  await expect(card).toBeInViewport()
  await expect(card.locator('.place-no')).toHaveText(number)
  await expect(card.getByText('玩', { exact: true })).toBeVisible()
})

test('a session that fills up while the family reads is refused with a reason and others that fit', async ({ page, market }) => {
  const tea = await teaPicking(market)
  await page.goto(`/experiences/${tea.slug}?adults=2&children=1`)
  await expect(page.getByRole('radio', { name: /还差 4 位开/ })).toBeChecked()
  await market.db
    .update(experienceSessions)
    .set({ taken: 11 })
    .where(eq(experienceSessions.id, tea.sessionIds[1] ?? ''))
  await page.getByRole('button', { name: '订这一场' }).click()
  await page.getByRole('link', { name: '看别的场次' }).click()
  await expect(page.getByText('这一场没有订上')).toBeVisible()
  await expect(page.getByText('只剩 1 位，坐不下你们几位').first()).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: '儿童' })).toHaveValue('1')
  await expect(page.locator('#refused').getByRole('link')).toHaveCount(1)
  await market.db
    .update(experienceSessions)
    .set({ taken: 0 })
    .where(eq(experienceSessions.id, tea.sessionIds[1] ?? ''))
})

test('an English family goes from the village to the session', async ({ page, market }) => {
  // Where nobody else goes: a village names six of its outings.
  const quiet = '330502001006'
  const tea = await teaPicking(market, quiet)
  await page.goto('/en/villages')
  expect(await chineseLeft(page)).toEqual([])
  await page.goto(`/en/villages/${quiet}`)
  expect(await chineseLeft(page)).toEqual([])
  await page.locator(`a[href^="/en/experiences/${tea.slug}"]`).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'A day of tea picking' })).toBeVisible()
  await page.getByRole('button', { name: 'Children: one more' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Total' })).toContainText('¥320')
  expect(await chineseLeft(page)).toEqual([])
  const sent = await sentToCart(page, () => page.getByRole('button', { name: 'Book this session' }).click())
  expect(sent).toMatchObject({ intent: 'book-seats', sessionId: tea.sessionIds[1], adults: '2', children: '1' })
})
