import type { Page } from '@playwright/test'
import { expect, test } from '../test'
import { everyVisit } from './every-page'
import { siteOf } from './site'
import { tour } from './tour'

/** Words set one under the other in a strip too thin for them. */
const thinColumns = (page: Page) =>
  page.evaluate(() => {
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const isThin = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && width < 2 * em && height > 5 * em && (element.textContent ?? '').trim().length > 6
    }
    return [...document.querySelectorAll('main :is(dt, dd, p, li, h2, h3, a, span)')].filter(isThin).map(({ textContent }) => textContent)
  })

/** Inputs whose example does not fit into them. */
const cutExamples = (page: Page) =>
  page.evaluate(() => {
    const isCut = (input: HTMLInputElement) => {
      if (!input.placeholder || input.value || input.clientWidth < 2) return false
      const { fontSize } = getComputedStyle(input, '::placeholder')
      const own = input.style.fontSize
      input.style.fontSize = fontSize
      input.value = input.placeholder
      const cut = input.scrollWidth > input.clientWidth
      input.value = ''
      input.style.fontSize = own
      return cut
    }
    return [...document.querySelectorAll('input')].filter(isCut).map(({ placeholder }) => placeholder)
  })

for (const language of ['zh', 'en'] as const)
  test(`no page scrolls sideways in the largest text, ${language}`, async ({ page, market }) => {
    test.slow()
    const site = await siteOf(market)
    const wide: string[] = []
    await tour(page, market, site, everyVisit(site), { language, text: 'care' }, async (path) => {
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        const { needs, has } = await page.evaluate(() => {
          const { scrollWidth: needs = 0, clientWidth: has = 0 } = document.scrollingElement ?? {}
          return { needs, has }
        })
        if (needs > has) wide.push(`${path} at ${width}: ${needs}`)
        for (const words of await thinColumns(page)) wide.push(`${path} at ${width}: in a thin column: ${words}`)
        if (width >= 390) for (const example of await cutExamples(page)) wide.push(`${path} at ${width}: cut off: ${example}`)
        const bar = await page.locator('.site-header-row').boundingBox()
        const line = await page.locator('.site-seal').boundingBox()
        if (width < 768 && bar && line && bar.height > 2 * line.height + 16) wide.push(`${path} at ${width}: a header of ${bar.height}`)
      }
    })
    expect(wide).toEqual([])
  })
