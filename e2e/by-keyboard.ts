import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

const MOST_STOPS = 150

/** What is wrong with the element that has the focus: no ring around it, out of sight, or under something else. */
function focusFault(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const name = `${element.tagName} ${element.id} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`
    const label = element.closest('label')
    // Of a pin only its label is seen, and ringed.
    const within = element.firstElementChild
    const hasRing = (style: CSSStyleDeclaration) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    const rings = [
      getComputedStyle(element),
      getComputedStyle(element, '::after'),
      ...[label, within].flatMap((one) => (one ? [getComputedStyle(one)] : [])),
    ]
    if (!rings.some(hasRing)) return `${name} has no ring`
    const box = element.getClientRects()[0]
    if (!box) return `${name} has no box`
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name} is out of sight at ${Math.round(x)}, ${Math.round(y)}`
    const top = document.elementFromPoint(x, y)
    return top && (element.contains(top) || label?.contains(top)) ? null : `${name} is under ${top?.tagName} ${top?.className}`
  })
}

/** Presses Tab (or Shift+Tab) until an element has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press(key)
    expect(await focusFault(page)).toBeNull()
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${wanted} can not be reached with ${key}`)
}

/** Tab to it and press a key, Enter unless said otherwise. */
export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

/** Tab to a field and write into it. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
}
