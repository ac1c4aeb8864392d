import { sql } from 'drizzle-orm'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { expect, test } from './test'

for (const javaScriptEnabled of [true, false])
  test.describe(`scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('a farmer with more than one page of goods turns to the second and back', async ({ page, market, signIn }) => {
      const { userId } = await signIn({ name: '沈阿姨' })
      const { sellerId } = await makeSeller(market.db, { ownerId: userId })
      await makeProduct(market.db, { sellerId, titleZh: '最早摆上的冬笋' })
      await market.db.execute(sql`UPDATE listings SET updated_at = now() - interval '1 day' WHERE seller_id = ${sellerId}`)
      for (let n = 0; n < 30; n += 1) await makeProduct(market.db, { sellerId, titleZh: `青菜 ${n}` })

      await page.goto('/sell/items')
      await expect(page.getByRole('heading', { name: '青菜 29' })).toBeVisible()
      await expect(page.getByText('最早摆上的冬笋')).toHaveCount(0)
      await page.getByRole('link', { name: '下一页' }).click()
      await expect(page.getByRole('heading', { name: '最早摆上的冬笋' })).toBeVisible()
      await page.getByRole('link', { name: '上一页' }).click()
      await expect(page.getByRole('heading', { name: '青菜 29' })).toBeVisible()
    })
  })
