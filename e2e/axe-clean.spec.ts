import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './test'

const open = [
  '/',
  '/market',
  '/search',
  '/season/xiaoxue',
  '/cart',
  '/login',
  '/orders/find',
  '/display',
  '/help',
  '/contact',
  '/about',
  '/rules',
  '/privacy',
  '/licence',
  '/offline',
  '/no-such-page',
]
const looks = [
  { theme: 'light', text: 'std' },
  { theme: 'light', text: 'care' },
  { theme: 'dark', text: 'large' },
]

for (const { theme, text } of looks)
  test(`axe finds nothing on the pages anybody can open, ${theme}, text ${text}`, async ({ page, context, market }) => {
    test.setTimeout(180_000)
    await context.addCookies([
      { name: 'hs_theme', value: theme, url: market.url },
      { name: 'hs_text', value: text, url: market.url },
    ])
    const found: string[] = []
    for (const path of open) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations)
        found.push(
          `${path}: ${id} ${nodes
            .map(({ target }) => target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
        )
    }
    expect(found).toEqual([])
  })
