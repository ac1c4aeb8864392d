import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import routeConfig from '#app/routes'
import { walkMain } from '../by-keyboard'
import { expect, test } from '../test'
import { everyPage, everyVisit, mainPages } from './every-page'
import { type Site, siteOf, type Who } from './site'
import { tour } from './tour'

/** Rules whose answer depends on colours and sizes; the others find the same in every look. */
const looksOnly = ['color-contrast', 'target-size']

type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] }
const named = ({ violations }: Found) =>
  violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target }) => `${id} ${target.join(' ')}`))

/** Every rule, on the page as it is. Pages have no frames, so nothing has to be put together on a second page. */
const axe = async (page: Page) =>
  named(
    await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
      .analyze(),
  )

/** One rule is the least that brings axe to the page, where it stays. */
const bringAxe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze()

/** The rules of looks, in a look that is put on the page where axe already is. */
async function axeInLook(page: Page, look: { theme: string; text: string }): Promise<string[]> {
  const found = await page.evaluate(
    ({ look, rules }) => {
      Object.assign(document.documentElement.dataset, look)
      return (globalThis as unknown as { axe: { run(where: Document, how: object): Promise<Found> } }).axe.run(document, {
        runOnly: rules,
        resultTypes: ['violations'],
      })
    },
    { look, rules: looksOnly },
  )
  return named(found).map((fault) => `${look.theme}, ${look.text}: ${fault}`)
}

test('every page of the manifest has a row in the list of visits', () => {
  const pages = (routeConfig as { id?: string; file: string }[]).filter(({ id }) => id?.startsWith('zh:')).map(({ file }) => file)
  expect(Object.keys(everyPage({ stalls: [] } as unknown as Site)).sort()).toEqual(pages.sort())
})

const isShop = ({ who }: { who: Who }) => who === 'stranger' || who === 'guest'

for (const { pages, isOne } of [
  { pages: 'page of the shop', isOne: isShop },
  { pages: 'page of members, sellers and operators', isOne: (visit: { who: Who }) => !isShop(visit) },
])
  test(`axe finds nothing on any ${pages}, and by keyboard every stop is ringed and in sight`, async ({ page, market }) => {
    test.setTimeout(300_000)
    const site = await siteOf(market)
    const found: string[] = []
    await page.setViewportSize({ width: 390, height: 844 })
    await tour(page, market, site, everyVisit(site).filter(isOne), {}, async (path) => {
      for (const fault of [...(await axe(page)), ...(await walkMain(page))]) found.push(`${path}: ${fault}`)
    })
    expect(found).toEqual([])
  })

test('axe finds nothing on a checkout that was refused', async ({ page, market }) => {
  const site = await siteOf(market)
  await tour(page, market, site, [{ path: '/checkout', who: 'guest' }], {}, async () => {
    await page.getByRole('button', { name: /^去付款 / }).click()
    await expect(page.getByRole('heading', { name: /^还有 \d+ 处/ })).toBeVisible()
    expect(await axe(page)).toEqual([])
  })
})

test('the main pages keep contrast and sizes in every theme and text size', async ({ page, market }) => {
  test.slow()
  const site = await siteOf(market)
  const found: string[] = []
  await tour(page, market, site, mainPages(site), {}, async (path) => {
    await bringAxe(page)
    for (const theme of ['light', 'dark'])
      for (const text of ['std', 'large', 'care'])
        for (const fault of await axeInLook(page, { theme, text })) found.push(`${path}, ${fault}`)
  })
  expect(found).toEqual([])
})
