import type { BrowserContext } from '@playwright/test'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { makeStay } from '#app/stays/testing/make-stay'
import { payByCard } from '../buying/at-checkout'
import { askHouse, bookTrip } from '../pages/book-trip'
import { browserOf } from '../pages/site'
import { expect, type Market, test } from '../test'

const flat = { baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000 }
const day = (n: number) => addDays(dayOf(new Date()), n)

/** A member with a paid room, and her browser at the page of that trip. */
async function paidTrip(market: Market, cookie: string, house: Parameters<typeof makeStay>[1], when: { from: number; nights: number }) {
  const { rooms } = await makeStay(market.db, house)
  const shop = await browserOf(market, cookie)
  const { no } = await bookTrip(market, shop, { roomTypeId: rooms[0].roomTypeId, ...when })
  await shop.dispose()
  return no
}

async function member(market: Market, context: BrowserContext) {
  const { cookie } = await signInAs(market.db, { name: '陈小满' })
  const at = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: market.url, httpOnly: true, sameSite: 'Lax' }])
  return cookie
}

test('a guest cancels inside the free term: all of it, named to the fen before she presses', async ({ page, market, context }) => {
  test.slow()
  const no = await paidTrip(market, await member(market, context), { rooms: [flat], titleZh: '竹海听风' }, { from: 20, nights: 2 })
  await page.goto('/me/trips')
  await page.getByRole('link', { name: '看行程 · 竹海听风' }).first().click()
  await expect(page).toHaveURL(new RegExp(`/me/trips/${no}$`))
  await page.getByText('取消这个预订', { exact: true }).click()
  await expect(page.getByText('现在取消，¥800.00 全部退回。')).toBeVisible()
  await page.getByRole('button', { name: '取消预订，退 ¥800.00' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已取消，退款 ¥800.00' })).toBeVisible()
  await expect(page.getByText('您取消的')).toBeVisible()
})

test('outside it: half of the room price, and nothing else is on the button', async ({ page, market, context }) => {
  test.slow()
  const house = { rooms: [flat] as const, cancelTier: 'early' as const, cleaningMinor: 6_000 }
  const no = await paidTrip(market, await member(market, context), house, { from: 2, nights: 1 })
  await page.goto(`/en/me/trips/${no}`)
  await page.getByText('Cancel this booking', { exact: true }).click()
  await page.getByRole('button', { name: 'Cancel and get ¥260.00 back' }).click()
  await expect(page.getByText('Cancelled; ¥260.00 goes back the way it came')).toBeVisible()
})

test('a guest changes to fewer nights and gets the difference; to more nights and pays it', async ({ page, market, context }) => {
  test.slow()
  const no = await paidTrip(market, await member(market, context), { rooms: [flat] }, { from: 20, nights: 2 })
  const look = async (arrival: string, departure: string) => {
    await page.goto(`/me/trips/${no}`)
    await page.getByText('改日期或房间', { exact: true }).click()
    await page.getByLabel('入住', { exact: true }).fill(arrival)
    await page.getByLabel('离店', { exact: true }).fill(departure)
    await page.getByRole('button', { name: '看看要多少钱' }).click()
  }
  await look(day(20), day(21))
  await expect(page.getByText('退您 ¥400.00。')).toBeVisible()
  await page.getByRole('button', { name: '改成这几天' }).click()
  await expect(page.getByRole('status').filter({ hasText: '差价 ¥400.00 会原路退回' })).toBeVisible()

  await look(day(21), day(24))
  await page.getByRole('button', { name: '补 ¥800.00 并改期' }).click()
  await expect(page).toHaveURL(/sandbox-pay/)
  await payByCard(page, '4242424242424242')
  await expect(async () => {
    await page.goto(`/me/trips/${no}`)
    await expect(page.getByText('3 晚').first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await expect(page.getByText('¥1,200.00').first()).toBeVisible()
})

test('dates that can not be are refused with the reason and dates near by that can', async ({ page, market, context }) => {
  test.slow()
  const house = { rooms: [{ ...flat, minNights: 2 }] as const }
  const no = await paidTrip(market, await member(market, context), house, { from: 20, nights: 2 })
  await page.goto(`/me/trips/${no}`)
  await page.getByText('改日期或房间', { exact: true }).click()
  await page.getByLabel('入住', { exact: true }).fill(day(30))
  await page.getByLabel('离店', { exact: true }).fill(day(31))
  await page.getByRole('button', { name: '看看要多少钱' }).click()
  await expect(page.getByText('入住至少住 2 晚')).toBeVisible()
  await page.getByRole('link', { name: /2 晚/ }).first().click()
  await expect(page.getByText('价钱一样，不补也不退。')).toBeVisible()
})

test('a host answers a request on his phone, and the guest pays by the link she was sent', async ({ page, market, signIn, browser }) => {
  test.slow()
  const desk = await browser.newContext({ baseURL: market.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const host = await signIn({ name: '沈阿姨' }, desk)
  const { sellerId } = await makeSeller(market.db, { ownerId: host.userId })
  const house = await makeStay(market.db, { sellerId, bookingKind: 'request', rooms: [flat] })
  const guest = await browserOf(market)
  const phone = `139${String(Date.now()).slice(-8)}`
  await askHouse(market, guest, house.slug, { roomTypeId: house.rooms[0].roomTypeId, from: 20, nights: 2 }, phone)
  const inbox = await desk.newPage()
  await inbox.goto('/sell/requests')
  await inbox.getByRole('textbox', { name: '给客人的话' }).fill('小狗也欢迎')
  await inbox.getByRole('button', { name: '答应陈小满的请求' }).click()
  await expect(inbox.getByText('已答应，等客人付款')).toBeVisible()
  await desk.close()

  const letter = await market.letterTo(phone, /答应了/)
  await page.goto(/https?:\/\/\S+/.exec(letter.body)?.[0] ?? '')
  await expect(page.getByText('房东说：小狗也欢迎')).toBeVisible()
  await page.getByRole('link', { name: '去付 ¥800.00' }).click()
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(page).toHaveURL(/sandbox-pay/)
  await payByCard(page, '4242424242424242')
  await expect(page.getByRole('heading', { level: 1, name: '付款成功' })).toBeVisible()
  await guest.dispose()
})
