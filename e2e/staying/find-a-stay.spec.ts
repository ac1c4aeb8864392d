import type { Page } from '@playwright/test'
import { addDays, dayOf, formatDay } from '#app/kernel/day'
import { gramsOf } from '#app/kernel/spelling'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { expect, type Market, test } from '../test'

/** The first Tuesday three weeks ahead: plain nights, whatever day the test runs on. */
const tuesday = (() => {
  let day = addDays(dayOf(new Date()), 21)
  while (new Date(Date.parse(day)).getUTCDay() !== 2) day = addDays(day, 1)
  return day
})()
const thursday = addDays(tuesday, 2)

/** Two houses of a name of their own: one with a free room, one that is full on the dates. */
async function openHouses(market: Market, name: string) {
  const spelled = {
    searchGrams: gramsOf(`${name} 劳岭村 莫干山镇`),
    villageCode: '330521115202',
    townCode: '330521115',
    countyCode: '330521',
  }
  const rooms = [{ baseMinor: 48_000, weekendMinor: 68_000, peakMinor: null, titleZh: '山景大床房', titleEn: 'Hill view double' }]
  const free = await makeStay(market.db, {
    ...spelled,
    titleZh: `${name}小院`,
    titleEn: `${name} yard`,
    cleaningMinor: 8_000,
    amenities: ['泳池(6-9月)'],
    rooms,
  })
  const full = await makeStay(market.db, { ...spelled, titleZh: `${name}满屋`, titleEn: `${name} full house`, rooms })
  await bookRoom(market.db, full.rooms[0].roomTypeId, { arrival: tuesday, departure: thursday, adults: 2, children: 0 })
  return { free, full }
}

/** On a narrow screen a search that was made folds into a line, with scripts and without; on a wide one the line is not there. */
async function openSearch(page: Page) {
  const folded = page.locator('summary', { hasText: '修改' })
  await expect(page.getByRole('status').filter({ hasText: /^\d+ 家/ })).toBeVisible()
  if (!(await folded.isVisible())) return
  await expect(page.getByRole('button', { name: '找住处' })).toBeHidden()
  await expect(folded).toContainText('2 位大人')
  await folded.click()
}

async function search(page: Page, place: string) {
  await page.getByLabel('去哪里', { exact: true }).fill(place)
  await page.getByLabel('入住', { exact: true }).fill(tuesday)
  await page.getByLabel('离店', { exact: true }).fill(thursday)
  await page.getByRole('button', { name: '找住处' }).click()
}

for (const javaScriptEnabled of [true, false])
  test.describe(`scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a tourist finds the house with a room free, narrows the list, and sees the whole price on its page', async ({
      page,
      market,
      context,
    }) => {
      const name = javaScriptEnabled ? '听风' : '听雨'
      const { free } = await openHouses(market, name)
      await page.goto('/')
      await page.getByRole('link', { name: '住乡村' }).first().click()
      await expect(page.getByRole('heading', { name: '住到村里去', level: 1 })).toBeVisible()
      await search(page, javaScriptEnabled ? 'tingfeng' : 'tingyu')

      await expect(page.getByRole('link', { name: `${name}小院`, exact: true })).toBeVisible()
      await expect(page.getByRole('link', { name: `${name}满屋`, exact: true })).toHaveCount(0)
      await expect(page.getByText('1 家有空房', { exact: true })).toBeVisible()
      const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `${name}小院`, exact: true }) })
      await expect(card.getByText('¥1,040')).toBeVisible()
      await expect(card.getByText('每晚 ¥520，含清洁费 ¥80')).toBeVisible()
      // The pin leads to the card.
      await page.getByRole('list', { name: '地图上的价钱' }).getByRole('link').click()
      await expect(page).toHaveURL(new RegExp(`#stay-${free.slug}$`))

      const opener = page.getByRole('link', { name: /^筛选/ })
      if (await opener.isVisible()) await opener.click()
      await page.getByLabel('泳池').check()
      await page.getByRole('button', { name: '按条件筛选' }).click()
      await expect(page.getByRole('link', { name: '去掉：泳池' })).toBeVisible()
      await page.getByRole('link', { name: `${name}小院`, exact: true }).click()

      await expect(page.getByRole('heading', { name: `${name}小院`, level: 1 })).toBeVisible()
      const book = page.getByRole('region', { name: '订山景大床房' })
      await expect(book.getByText('¥1,040')).toBeVisible()
      await expect(book.getByText(/前取消全额退款/)).toBeVisible()
      await expect(book.getByText(/身份证号不在这里问/)).toBeVisible()
      // The wish is remembered, without making other pages personal.
      await page.goto('/stays')
      await openSearch(page)
      await expect(page.getByLabel('入住', { exact: true })).toHaveValue(tuesday)
      expect((await context.cookies()).map((cookie) => cookie.name)).toContain('hs_trip')
      await page.getByRole('link', { name: '不看日子，全都看看' }).click()
      await expect(page.getByLabel('入住', { exact: true })).toHaveValue('')
    })

    test('a wish that cannot be says why, keeps what was typed, and offers dates that work', async ({ page, market }) => {
      const name = javaScriptEnabled ? '望山' : '望湖'
      const { full } = await openHouses(market, name)
      await page.goto(`/stays/${full.slug}?arrival=${tuesday}&departure=${thursday}&adults=2`)
      await expect(page.getByText('这几晚里有已经订出去的')).toBeVisible()
      await page.getByRole('region', { name: '这几天的房间' }).getByRole('link', { name: /→/ }).first().click()
      await expect(page.getByRole('button', { name: '订这间，去付款' })).toBeVisible()

      await page.goto(`/stays?arrival=${thursday}&departure=${tuesday}&adults=2&place=${encodeURIComponent(name)}`)
      await expect(page.getByRole('heading', { name: '还有 1 处要改一下' })).toBeVisible()
      await expect(page.getByLabel('入住', { exact: true })).toHaveValue(thursday)
      await expect(page.getByLabel('去哪里', { exact: true })).toHaveValue(name)
      await page.getByRole('link', { name: new RegExp(`^${formatDay(tuesday, 'zh')} →`) }).click()
      await expect(page.getByText('1 家有空房', { exact: true })).toBeVisible()
    })

    test('the calendar takes an arrival and a departure, one link each', async ({ page, market }) => {
      const { free } = await openHouses(market, javaScriptEnabled ? '观云' : '观月')
      await page.goto(`/stays/${free.slug}?month=${tuesday.slice(0, 7)}`)
      await page.getByRole('link', { name: new RegExp(`^${formatDay(tuesday, 'zh')}，¥480，还有 1 间，选为入住日`) }).click()
      await page.getByRole('link', { name: new RegExp(`^${formatDay(thursday, 'zh')}，选为离店日，住 2 晚`) }).click()
      await expect(page.getByLabel('离店', { exact: true })).toHaveValue(thursday)
      await expect(page.getByRole('region', { name: '订山景大床房' }).getByText('¥1,040')).toBeVisible()
    })
  })

test('the keyboard walks the calendar by day, week and month, with one stop for Tab', async ({ page, market }) => {
  const { free } = await openHouses(market, '数星')
  await page.goto(`/stays/${free.slug}?arrival=${tuesday}&adults=2`)
  const day = (when: string) => page.locator(`[data-day="${when}"]`)
  await expect(page.getByRole('grid')).toHaveCount(2)
  await expect(page.locator('.price-calendar [data-day]:not([tabindex="-1"])')).toHaveCount(1)
  await day(tuesday).focus()
  const walk = async (key: string, to: string) => {
    await page.keyboard.press(key)
    await expect(day(to)).toBeFocused()
  }
  await walk('ArrowRight', addDays(tuesday, 1))
  await walk('ArrowDown', addDays(tuesday, 8))
  await walk('ArrowLeft', addDays(tuesday, 7))
  await walk('ArrowUp', tuesday)
  await walk('Home', addDays(tuesday, -1))
  await walk('End', addDays(tuesday, 5))
  await walk('Home', addDays(tuesday, -1))
  await walk('ArrowRight', tuesday)
  // Two months are shown; the third comes by itself and keeps the day.
  const month = (n: number) => {
    const [year = 0, m = 1] = tuesday.split('-').map(Number)
    const last = new Date(Date.UTC(year, m + n, 0)).getUTCDate()
    return new Date(Date.UTC(year, m - 1 + n, Math.min(Number(tuesday.slice(8)), last))).toISOString().slice(0, 10)
  }
  await walk('PageDown', month(1))
  await page.keyboard.press('PageDown')
  await expect(page.locator(':focus')).toHaveAttribute('data-day', new RegExp(`^${month(2).slice(0, 7)}`))
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(page.locator(':focus')).toHaveAttribute('data-day', new RegExp(`^${tuesday.slice(0, 7)}`))
  await day(thursday).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('离店', { exact: true })).toHaveValue(thursday)
  await expect(page.getByRole('button', { name: '订这间，去付款' })).toBeVisible()
})

test('an English tourist reads the total and puts the room in the cart', async ({ page, market }) => {
  const { free } = await openHouses(market, '远客')
  await page.goto(`/en/stays/${free.slug}?arrival=${tuesday}&departure=${thursday}&adults=2`)
  const book = page.getByRole('region', { name: 'Book Hill view double' })
  await expect(book.getByText('¥1,040')).toBeVisible()
  expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain('LodgingBusiness')
  await expect(page.locator('link[hreflang="zh-CN"]')).toHaveAttribute('href', new RegExp(`/stays/${free.slug}$`))
  await book.getByRole('button', { name: 'Put it in the cart' }).click()
  await expect(page).toHaveURL(/\/en\/cart/)
  await expect(page.getByText('¥1,040').first()).toBeVisible()
})
