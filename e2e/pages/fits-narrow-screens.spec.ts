import type { Page } from '@playwright/test'
import { walkMain } from '../by-keyboard'
import { chineseLeft } from '../chinese-left'
import { expect, test } from '../test'
import { everyVisit } from './every-page'
import { siteOf } from './site'
import { tour } from './tour'

/**
 * What does not fit at this width, or is drawn by rules that nothing was designed for: the page itself, words set one under the other in a strip too thin for them, examples that are longer
 * than their fields, and on a phone a header of more than one line.
 */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth = 0, clientWidth = 0 } = document.scrollingElement ?? {}
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const isThin = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && width < 2 * em && height > 5 * em && (element.textContent ?? '').trim().length > 6
    }
    const isCut = (input: HTMLInputElement) => {
      if (!input.placeholder || input.value || input.clientWidth < 2) return false
      const own = input.style.fontSize
      input.style.fontSize = getComputedStyle(input, '::placeholder').fontSize
      input.value = input.placeholder
      const cut = input.scrollWidth > input.clientWidth
      input.value = ''
      input.style.fontSize = own
      return cut
    }
    const heightOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? 0
    const [bar, line] = [heightOf('.site-header-row'), heightOf('.site-seal')]
    const thin = [...document.querySelectorAll('main :is(dt, dd, p, li, h2, h3, a, span)')].filter(isThin)
    const cut = innerWidth < 390 ? [] : [...document.querySelectorAll('input')].filter(isCut)
    return [
      ...(document.compatMode === 'CSS1Compat' ? [] : ['drawn by the rules of the nineties: no doctype']),
      ...(scrollWidth > clientWidth ? [`needs ${scrollWidth}`] : []),
      ...thin.map(({ textContent }) => `in a thin column: ${textContent}`),
      ...cut.map(({ placeholder }) => `cut off: ${placeholder}`),
      ...(innerWidth < 768 && bar > 2 * line + 16 ? [`a header of ${bar}`] : []),
    ]
  })

const titles = {
  zh: 'every page fits phones and desktops in the largest text',
  en: 'every page in English fits too, is English, marks the Chinese that people typed, and by keyboard every stop is in sight',
}

for (const language of ['zh', 'en'] as const)
  test(titles[language], async ({ page, market }) => {
    test.setTimeout(300_000)
    const site = await siteOf(market)
    const wrong: string[] = []
    await tour(page, market, site, everyVisit(site), { language, text: 'care' }, async (path) => {
      if (language === 'en') for (const words of await chineseLeft(page)) wrong.push(`${path} ${words}`)
      for (const width of [1280, 320, 390]) {
        await page.setViewportSize({ width, height: 800 })
        for (const misfit of await misfits(page)) wrong.push(`${path} at ${width}: ${misfit}`)
      }
      if (language === 'en') for (const fault of await walkMain(page)) wrong.push(`${path}: ${fault}`)
    })
    expect(wrong).toEqual([])
  })
