import { describe, expect, test } from 'vitest'
import { renderAt } from '#app/ui/render-at'
import { ErrorPage } from './error-page'

const season = { slug: 'xiaoxue', line: '小雪：冬笋露头，湖羊正肥' }
const statuses = [400, 403, 404, 405, 410, 413, 429, 500, 503]

describe('what a person sees instead of a page', () => {
  test.each(statuses)('%i says what happened, offers a way on and a phone number, in each language alone', (status) => {
    const zh = renderAt('/nowhere', <ErrorPage status={status} season={season} />)
    const en = renderAt('/en/nowhere', <ErrorPage status={status} season={{ ...season, line: 'Lesser Snow: winter shoots' }} />)
    for (const html of [zh, en]) {
      expect(html).toMatch(/<h1>[^<]+<\/h1>/)
      expect(html).toMatch(/<a [^>]*href="(\/en)?\/(market|nowhere)?"/)
      expect(html).toContain('href="tel:')
    }
    expect(en.replace(/<[^>]*>/g, '')).not.toMatch(/\p{Script=Han}/u)
    expect(zh.replace(/<[^>]*>/g, '')).not.toMatch(/[a-z]{3}/)
  })

  test.each(statuses)('%i leads to search and season when something is not there, and only then', (status) => {
    const html = renderAt('/en/nowhere', <ErrorPage status={status} season={season} />)
    const leads = html.includes('action="/en/search"') && html.includes('href="/en/season/xiaoxue"') && html.includes('type="search"')
    expect(leads).toBe([404, 410].includes(status))
  })

  test('a fault shows its code to read out; nothing else has one', () => {
    expect(renderAt('/', <ErrorPage status={500} code="K7M2PX" />)).toContain('K7M2PX')
    expect(renderAt('/', <ErrorPage status={500} />)).not.toContain('报修号')
  })
})
