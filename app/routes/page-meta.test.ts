import { expect, test } from 'vitest'
import { pageMeta } from './page-meta'

const matches = [{ id: 'root', data: { baseUrl: 'https://hushang.test' } }]
const page = { locale: 'en', path: '/market/dongsun', title: 'Winter shoots', description: 'Dug this morning', matches } as const
const links = (meta: ReturnType<typeof pageMeta>) =>
  meta.flatMap((entry) => ('rel' in entry ? [[entry.rel, 'hrefLang' in entry ? entry.hrefLang : '', entry.href]] : []))

test('a page names itself, and itself in the other language', () => {
  const meta = pageMeta(page)
  expect(meta).toContainEqual({ title: 'Winter shoots · Hushang Market' })
  expect(links(meta)).toEqual([
    ['canonical', '', 'https://hushang.test/en/market/dongsun'],
    ['alternate', 'zh-CN', 'https://hushang.test/market/dongsun'],
    ['alternate', 'en', 'https://hushang.test/en/market/dongsun'],
    ['alternate', 'x-default', 'https://hushang.test/market/dongsun'],
  ])
  expect(meta).toContainEqual({ property: 'og:image', content: 'https://hushang.test/share/home/market.png?lang=en' })
})

test('a page that search engines should leave has no canonical address', () => {
  const meta = pageMeta({ ...page, noIndex: true })
  expect(meta).toContainEqual({ name: 'robots', content: 'noindex' })
  expect(links(meta)).toEqual([])
})

test('without the market’s address nothing half-made is said', () => {
  expect(JSON.stringify(pageMeta({ ...page, matches: undefined }))).not.toContain('undefined')
})
