import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { addDays, dayOf, formatDay } from '#app/kernel/day'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { openFetcher } from '#app/stays/calendar-feeds/fetching/open-fetcher.server'
import { importFeed } from '#app/stays/calendar-feeds/importing/import-feed.server'
import { startFeedServer } from '#app/stays/calendar-feeds/testing/feed-server'
import { calendar } from '#app/stays/calendar-feeds/testing/site-feeds'
import { makeStay } from '#app/stays/testing/make-stay'
import { calendarFeeds, unitNights } from '#db/schema/bookings'
import { press, tabTo } from '../by-keyboard'
import { expect, type Market, test } from '../test'

/** The tenth of the month after next, so that a week from there is within one month. */
const tenth = `${addDays(`${dayOf(new Date()).slice(0, 7)}-01`, 65).slice(0, 7)}-10`
const day = (n: number) => addDays(tenth, n)
const compact = (text: string) => text.replaceAll('-', '')
const night = (page: Page, n: number) => page.getByRole('table').getByRole('link', { name: new RegExp(`^${formatDay(day(n), 'zh')}`) })
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()

async function openHouse(market: Market, ownerId: string) {
  const stall = await makeSeller(market.db, { ownerId })
  const { rooms } = await makeStay(market.db, { sellerId: stall.sellerId })
  return { ...stall, roomTypeId: rooms[0].roomTypeId, unitId: rooms[0].unitIds[0] ?? '' }
}

const nightsOf = async (market: Market, unitId: string) =>
  (await market.db.select({ night: unitNights.night }).from(unitNights).where(eq(unitNights.unitId, unitId)).orderBy(unitNights.night)).map(
    ({ night: taken }) => taken,
  )

/** What the other site says: its guest on the nights from 11 to 13, who meets the host's own. */
async function readOtherSite(market: Market, unitId: string): Promise<void> {
  const event = [
    `UID:other-${unitId}`,
    `DTSTART;VALUE=DATE:${compact(day(11))}`,
    `DTEND;VALUE=DATE:${compact(day(14))}`,
    'SUMMARY:Reserved',
  ]
  const server = await startFeedServer((_request, response) => response.end(calendar(event)))
  const fetchFeed = openFetcher({ loopbackPort: server.port })
  const [feed] = await market.db.select().from(calendarFeeds).where(eq(calendarFeeds.unitId, unitId))
  const outcome = await importFeed(market.db, feed?.id ?? '', new Date(), () => fetchFeed(`${server.url}/export.ics`))
  await server.close()
  expect(outcome).toBe('imported')
}

for (const scripts of [true, false]) {
  test.describe(scripts ? 'a host' : 'a host without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('blocks a week, opens a night of it, sets a price, writes down a guest and is told of a clash', async ({
      page,
      market,
      signIn,
    }) => {
      test.slow()
      const { userId } = await signIn({ name: '沈阿姨' })
      const { unitId } = await openHouse(market, userId)

      await page.goto(`/sell/calendar?month=${tenth.slice(0, 7)}`)
      await night(page, 0).click()
      await expect(page.getByRole('heading', { name: `${formatDay(day(0), 'zh')} 这一晚` })).toBeVisible()
      await night(page, 6).click()
      await expect(page.getByRole('heading', { name: /，7 晚$/ })).toBeVisible()
      await page.getByRole('button', { name: '封房' }).click()
      await saved(page)
      await expect(night(page, 3)).toHaveAccessibleName(/已封，已选$/)
      expect(await nightsOf(market, unitId)).toEqual([0, 1, 2, 3, 4, 5, 6].map(day))

      await night(page, 6).click()
      await page.getByRole('button', { name: '开放', exact: true }).click()
      await saved(page)
      await expect(night(page, 6)).toHaveAccessibleName(/空着，已选$/)

      await page.getByLabel('第一晚').fill(day(8))
      await page.getByLabel('最后一晚').fill(day(9))
      await page.getByRole('button', { name: '选这几晚' }).click()
      await expect(page).toHaveURL(new RegExp(`from=${day(8)}`))
      await expect(night(page, 8)).toHaveAccessibleName(/已选$/)
      await page.getByLabel('一晚多少钱').fill('不贵')
      await page.getByRole('button', { name: '定价' }).click()
      await expect(page.getByRole('link', { name: /请写金额/ })).toBeVisible()
      await expect(page.getByLabel('一晚多少钱')).toHaveValue('不贵')
      await page.getByLabel('一晚多少钱').fill('８８８')
      await page.getByRole('button', { name: '定价' }).click()
      await saved(page)
      await expect(night(page, 8)).toHaveAccessibleName(/¥888/)
      await expect(night(page, 10)).not.toHaveAccessibleName(/¥888/)

      await page.goto(`/sell/calendar?from=${day(10)}&to=${day(12)}`)
      await page.getByText('记一位客人', { exact: true }).click()
      await page.getByLabel('从哪里来').selectOption('电话或微信')
      await page.getByLabel('怎么称呼').fill('陈小满')
      await page.getByRole('textbox', { name: /^电话/ }).fill('13800138000')
      await page.getByLabel(/收多少钱/).fill('1200')
      await page.getByRole('button', { name: '记下这位客人' }).click()
      await saved(page)
      await expect(page.getByText('到店付 ¥1,200.00')).toBeVisible()
      await page.getByText('记一位客人', { exact: true }).click()
      await page.getByLabel('怎么称呼').fill('第二位')
      await page.getByRole('button', { name: '记下这位客人' }).click()
      await expect(page.getByText(/这间这几晚已经有人/).first()).toBeVisible()
      await expect(page.getByLabel('怎么称呼')).toHaveValue('第二位')

      await page.goto('/sell/feeds')
      await page.getByLabel('那边的日历地址').fill('https://name:word@site.example/export.ics')
      await page.getByRole('button', { name: '开始同步' }).click()
      await expect(page.getByText(/要以 https:\/\/ 开头/).first()).toBeVisible()
      await page.getByLabel('那边的日历地址').fill('https://calendar.invalid/export.ics')
      await page.getByLabel(/是哪个网站/).fill('Airbnb')
      await page.getByRole('button', { name: '开始同步' }).click()
      await saved(page)
      await expect(async () => {
        await page.reload()
        await expect(page.getByText(/没读成：.*连不上对方网站/)).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 30_000 })

      await readOtherSite(market, unitId)
      await page.goto(`/sell/calendar?month=${tenth.slice(0, 7)}`)
      const clash = page.getByText(/Airbnb 也占了，而 陈小满 已经住着或订好了/)
      await expect(clash).toBeVisible()
      await expect(page.getByRole('link', { name: '打电话 13800138000' }).first()).toHaveAttribute('href', 'tel:13800138000')
      await expect(night(page, 11)).toHaveAccessibleName(/撞单$/)
      await expect(night(page, 13)).toHaveAccessibleName(/外站$/)
      expect((await nightsOf(market, unitId)).slice(-4)).toEqual([10, 11, 12, 13].map(day))
      if (scripts) expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([])

      await page.goto('/sell')
      await expect(clash).toBeVisible()
    })

    test('checks in the guest of today and sees that it is done', async ({ page, market, signIn }) => {
      const { userId } = await signIn({ name: '沈阿姨' })
      await openHouse(market, userId)
      const today = dayOf(new Date())
      await page.goto(`/sell/calendar?from=${today}`)
      await page.getByText('记一位客人', { exact: true }).click()
      await page.getByLabel('怎么称呼').fill('陈小满')
      await page.getByRole('button', { name: '记下这位客人' }).click()
      await saved(page)
      await page.goto('/sell')
      await page.getByRole('button', { name: '到了，办好登记 陈小满' }).click()
      await saved(page)
      await expect(page.getByText(/办好入住/).first()).toBeVisible()
    })

    test('opens a house from the stall that a guest can find', async ({ page, market, signIn }) => {
      const { userId } = await signIn({ name: '沈阿姨' })
      await makeSeller(market.db, { ownerId: userId })
      await page.goto('/sell')
      await page.getByRole('link', { name: '开一家住处' }).click()
      await page.getByLabel('房子叫什么').fill('浮星小院')
      await page.getByLabel('房间叫什么').fill('大床房')
      await page.getByLabel('平日一晚').fill('380')
      await page.getByRole('button', { name: '开门接客' }).click()
      await expect(page.getByRole('heading', { level: 1, name: '浮星小院' })).toBeVisible()
      await expect(page.getByRole('status').filter({ hasText: '开好了' })).toBeVisible()
      await page.goto('/sell/calendar')
      await expect(page.getByRole('link', { name: /¥380/ }).first()).toBeVisible()
    })
  })
}

test('a price typed while other nights are still being chosen is not lost', async ({ page, market, signIn }) => {
  const { userId } = await signIn({ name: '沈阿姨' })
  await openHouse(market, userId)
  await page.goto(`/sell/calendar?from=${day(2)}`)
  let letThrough = () => {}
  const typed = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/calendar\.data/, async (route) => {
    await typed
    await route.continue()
  })
  await night(page, 4).click()
  await page.getByLabel('一晚多少钱').fill('666')
  letThrough()
  await expect(page.getByRole('heading', { name: /，3 晚$/ })).toBeVisible()
  await expect(page.getByLabel('一晚多少钱')).toHaveValue('666')
})

test('a host walks through the calendar by keyboard, over the end of the month, and chooses nights', async ({ page, market, signIn }) => {
  const { userId } = await signIn({ name: '沈阿姨' })
  const { unitId } = await openHouse(market, userId)
  await page.goto(`/sell/calendar?from=${day(0)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, night(page, 0))
  for (const [key, n] of [
    ['ArrowRight', 1],
    ['ArrowDown', 8],
    ['ArrowLeft', 7],
    ['ArrowUp', 0],
  ] as const) {
    await page.keyboard.press(key)
    await expect(night(page, n)).toBeFocused()
  }
  await page.keyboard.press('End')
  await expect(page.locator(':focus')).toHaveAccessibleName(/周日/)
  await page.keyboard.press('Home')
  await expect(page.locator(':focus')).toHaveAccessibleName(/周一/)
  await page.keyboard.press('PageDown')
  const [, month = ''] = /^\d{4}-(\d\d)/.exec(addDays(tenth, 31)) ?? []
  await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`^${Number(month)}月`))
  await page.keyboard.press('PageUp')
  await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`^${Number(tenth.slice(5, 7))}月`))
  await page.goto(`/sell/calendar?from=${day(0)}`)
  await tabTo(page, night(page, 0))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /，3 晚$/ })).toBeVisible()
  await press(page, page.getByRole('button', { name: '封房' }))
  await saved(page)
  expect(await nightsOf(market, unitId)).toEqual([0, 1, 2].map(day))
})
