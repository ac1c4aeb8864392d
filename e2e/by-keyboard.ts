import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

const MOST_STOPS = 150

/** Where Tab stands: at a stop of the main part or outside of it, and what is wrong there: no ring around it, out of sight, or under something else. */
function stopNow(page: Page): Promise<{ isInMain: boolean; fault: string | null }> {
  return page.evaluate(() => {
    const element = document.activeElement
    const isInMain = Boolean(element?.closest('main'))
    const faultOf = (element: Element) => {
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
      // Of a long text field, where its first line is.
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 30)]
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name} is out of sight at ${Math.round(x)}, ${Math.round(y)}`
      const top = document.elementFromPoint(x, y)
      return top && (element.contains(top) || label?.contains(top)) ? null : `${name} is under ${top?.tagName} ${top?.className}`
    }
    return { isInMain, fault: element && element !== document.body ? faultOf(element) : null }
  })
}

/** Every fault on the way of Tab through the main part of a page. */
export async function walkMain(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.locator('main').focus()
  await expect(page.locator('main')).toBeFocused()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab')
    const { isInMain, fault } = await stopNow(page)
    if (!isInMain) return faults
    if (fault) faults.push(fault)
  }
  return [...faults, `more than ${MOST_STOPS} stops`]
}

/** Presses Tab (or Shift+Tab) until an element has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press(key)
    expect((await stopNow(page)).fault).toBeNull()
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
