import { expect, test } from '../test'
import { everyVisit } from './every-page'
import { siteOf } from './site'
import { tour } from './tour'

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
      }
    })
    expect(wide).toEqual([])
  })
