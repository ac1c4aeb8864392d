import type { Page } from '@playwright/test'

/**
 * Chinese characters of an English page that no `lang` announces: in its text, and in what is read aloud of it.
 * What people typed may be Chinese, marked as such; the market's own words may not. What stands in fields is nobody's yet.
 */
export function chineseLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const han = /\p{Script=Han}/u
    const isMarked = (element: Element) => element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')
    const found: string[] = []
    const note = (element: Element, what: string, text: string) => {
      if (han.test(text) && !isMarked(element)) found.push(`${element.tagName.toLowerCase()}.${element.className} ${what}: ${text.trim()}`)
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (node.parentElement && !node.parentElement.closest('script, style, textarea'))
        note(node.parentElement, 'text', node.nodeValue ?? '')
    for (const name of ['aria-label', 'alt', 'placeholder', 'title'])
      for (const element of document.body.querySelectorAll(`[${name}]`)) note(element, name, element.getAttribute(name) ?? '')
    return [...new Set(found)]
  })
}
