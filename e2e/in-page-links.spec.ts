import { makeProduct } from '#app/catalogue/testing/make-product'
import { expect, test } from './test'

test('a link within a page leads to its place, however far the page before was scrolled', async ({ page, market }) => {
  await makeProduct(market.db, { titleZh: '安吉白茶' })
  const toContent = async () => {
    await page.getByRole('link', { name: '跳到正文' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#main$/)
  }
  const scrolled = () => page.evaluate(() => Math.round(window.scrollY))
  await page.setViewportSize({ width: 390, height: 500 })
  await page.goto('/market')
  await toContent()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await page.getByRole('link', { name: '安吉白茶' }).first().focus()
  const left = await scrolled()
  expect(left).toBeGreaterThan(120)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '安吉白茶' })).toBeVisible()
  await expect.poll(scrolled).toBe(0)
  await toContent()
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await scrolled()).toBeLessThan(120)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/market#main$/)
  await expect.poll(scrolled).toBe(left)
})
