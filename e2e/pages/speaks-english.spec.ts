import { chineseLeft } from '../chinese-left'
import { expect, test } from '../test'
import { everyVisit } from './every-page'
import { siteOf } from './site'
import { tour } from './tour'

test('every page in English is English, and marks the Chinese that people typed', async ({ page, market }) => {
  test.slow()
  const site = await siteOf(market)
  const found: string[] = []
  await tour(page, market, site, everyVisit(site), { language: 'en' }, async (path) => {
    for (const words of await chineseLeft(page)) found.push(`${path} ${words}`)
  })
  expect(found).toEqual([])
})
