import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { gramsOf } from '#app/kernel/spelling'
import { makeStay } from '#app/stays/testing/make-stay'
import { stayExtras } from '#db/schema/rates'
import { payByCard } from '../buying/at-checkout'
import { press, tabTo, type } from '../by-keyboard'
import { expect, type Market, test } from '../test'

const arrival = addDays(dayOf(new Date()), 40)
const departure = addDays(arrival, 2)

/** A house of a name of its own that has breakfast. */
async function houseWithBreakfast({ db }: Market, name: string) {
  const house = await makeStay(db, {
    titleZh: `${name}小院`,
    searchGrams: gramsOf(`${name} 劳岭村 莫干山镇`),
    villageCode: '330521115202',
    townCode: '330521115',
    countyCode: '330521',
  })
  const extraId = newId()
  await db
    .insert(stayExtras)
    .values({ id: extraId, stayId: house.stayId, titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2500 })
  return { ...house, extraId, roomTypeId: house.rooms[0].roomTypeId }
}

test('a guest searches, looks, changes the extras in the cart and pays without a mouse', async ({ page, market }) => {
  test.slow()
  await houseWithBreakfast(market, '听泉')
  // Dates are written into native fields, whose parts differ from browser to browser; they come with the address here.
  await page.goto(`/stays?arrival=${arrival}&departure=${departure}&adults=2`)
  const folded = page.locator('summary', { hasText: '修改' })
  if (await folded.isVisible()) await press(page, folded)
  await type(page, page.getByRole('textbox', { name: '去哪里' }), '听泉')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/place=/)
  await press(page, page.getByRole('list').getByRole('link', { name: '听泉小院', exact: true }))
  await tabTo(page, page.getByRole('textbox', { name: /^早餐/ }))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await expect(page.getByText('早餐 × 4')).toBeVisible()
  await press(page, page.getByRole('button', { name: '先放进购物车' }))

  await press(page, page.locator('summary', { hasText: '改人数和加的东西' }))
  const breakfast = page.getByRole('textbox', { name: /^早餐/ })
  await tabTo(page, breakfast)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^还有 \d+ 处要改/ })).toBeFocused()
  await press(page, page.getByRole('link', { name: '「早餐」最多 2 份' }))
  await expect(breakfast).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('「早餐」最多 2 份')).toHaveCount(0)
  await press(page, page.locator('summary', { hasText: '价钱怎么算的' }))
  await expect(page.getByText('早餐 × 2')).toBeVisible()
  await press(page, page.getByRole('link', { name: '去结算' }))

  await type(page, page.getByRole('textbox', { name: '联系人' }), '陈小满')
  await type(page, page.getByRole('textbox', { name: '手机号' }), '13800138000')
  await press(page, page.getByRole('button', { name: /^去付款 / }))
  await expect(page.getByRole('textbox', { name: '电子邮箱' })).toBeVisible()
  await payByCard(page, '4242424242424242')
  await tabTo(page, page.getByRole('link', { name: '存进日历' }))
  await press(page, page.getByRole('link', { name: '看订单' }).first())
  await expect(page.getByRole('heading', { level: 1, name: /^订单 HS/ })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('extras of a room are changed in the cart: too many are refused with all that was typed, then the price follows', async ({
    page,
    market,
  }) => {
    const { slug } = await houseWithBreakfast(market, '听溪')
    await page.goto(`/stays/${slug}?arrival=${arrival}&departure=${departure}&adults=2`)
    const total = page.getByText(/^¥[\d,.]+$/)
    await page.getByRole('button', { name: '先放进购物车' }).click()
    const before = await page.getByRole('region', { name: '合计' }).innerText()
    await page.getByText('改人数和加的东西').click()
    await page.getByRole('textbox', { name: '大人' }).fill('1')
    await page.getByRole('textbox', { name: /^早餐/ }).fill('2')
    await page.getByRole('button', { name: /^改好/ }).click()
    await expect(page.getByRole('textbox', { name: /^早餐/ })).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('「早餐」最多 1 份').first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^早餐/ })).toHaveValue('2')
    await expect(page.getByRole('textbox', { name: '大人' })).toHaveValue('1')
    await page.getByRole('textbox', { name: /^早餐/ }).fill('１')
    await page.getByRole('button', { name: /^改好/ }).click()
    await expect(page.getByRole('heading', { name: '还有' })).toHaveCount(0)
    expect(await page.getByRole('region', { name: '合计' }).innerText()).not.toBe(before)
    await page.getByText('价钱怎么算的').click()
    await expect(page.getByText('早餐 × 2')).toBeVisible()
    await expect(total.first()).toBeVisible()
  })
})
