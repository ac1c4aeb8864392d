import type { Page } from '@playwright/test'
import { localizePath } from '#app/i18n/words'
import { expect, type Market } from '../test'
import type { Site, Who } from './site'

type Visit = { path: string; who: Who; status?: number }
type Look = { language?: 'zh' | 'en'; text?: 'std' | 'care' }

/** Opens one page after the other in one browser, as the person who may see it, and gives each to `look`. */
export async function tour(
  page: Page,
  { url }: Market,
  site: Site,
  visits: readonly Visit[],
  { language = 'zh', text = 'std' }: Look,
  look: (path: string) => Promise<void>,
): Promise<void> {
  let now: Who | undefined
  for (const { path, who, status = 200 } of visits) {
    if (who !== now) {
      await page.context().clearCookies()
      const settings = { hs_text: text, hs_motion: 'off' }
      await page.context().addCookies([...site.cookies[who], ...Object.entries(settings).map(([name, value]) => ({ name, value, url }))])
      now = who
    }
    const there = localizePath(path, language)
    const answer = await page.goto(there)
    expect(answer?.status(), `${who} opens ${there}`).toBe(status)
    expect(decodeURI(new URL(page.url()).pathname), `${who} stays at ${there}`).toBe(there.split('?')[0])
    await look(`${there} (${who})`)
  }
}
