import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isPublicPage, pageKeyOf } from '#app/server/page-cache/page-key.server'

const key = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  pageKeyOf({ url, headers, method } as unknown as IncomingMessage)

describe('which pages are kept, and under which name', () => {
  test.each([
    '/',
    '/en',
    '/en/',
    '/market',
    '/market?category=tea',
    '/en/market/anji-baicha',
    '/search?q=%E8%8C%B6',
    '/farmers/a',
    '/season/xiaoxue',
    '/about',
    '/help/returns',
  ])('%s may be kept', (url) => {
    expect(key(url)).not.toBeNull()
  })

  test.each([
    '/cart',
    '/stays',
    '/stays?arrival=2027-03-01',
    '/checkout',
    '/orders/HS1?token=x',
    '/me',
    '/login',
    '/sell',
    '/coop/review',
    '/notices',
    '/dev/mailbox',
    '/market.data',
    '/market/x.png',
    '/api/suggest?q=a',
    '/pay/1',
    '/cart/../market',
    '//market',
  ])('%s is never kept', (url) => {
    expect(key(url)).toBeNull()
  })

  test.each([
    'hs_session=a',
    '__Host-hs_session=a',
    'hs_cart=1',
    'hs_flash=x',
    'hs_text=care; hs_cart=1',
    'hs_text=care;hs_session=1',
    'other=1',
    ' hs_cart=1',
  ])('cookie %s makes a page personal', (cookie) => {
    expect(key('/market', { cookie })).toBeNull()
  })

  test('the last search for a stay makes no page personal: no page that is kept shows it', () => {
    expect(key('/', { cookie: 'hs_trip=2027-03-01~2027-03-02~2~0~' })).toBe(key('/'))
  })

  test('every display setting has a page of its own', () => {
    const names = new Set<string | null>()
    for (const text of ['std', 'large', 'care'])
      for (const theme of ['auto', 'light', 'dark'])
        for (const motion of ['auto', 'off'])
          for (const save of ['off', 'on'])
            names.add(key('/market', { cookie: `hs_text=${text}; hs_theme=${theme}; hs_motion=${motion}; hs_save=${save}` }))
    expect(names.size).toBe(36)
    expect(names.has(null)).toBe(false)
  })

  test('a setting nobody knows counts as the default', () => {
    expect(key('/market', { cookie: 'hs_text=huge' })).toBe(key('/market'))
  })

  test('a form or a request under credentials is not kept', () => {
    expect(key('/market', {}, 'POST')).toBeNull()
    expect(key('/market', {}, 'HEAD')).toBeNull()
    expect(key('/market', { authorization: 'Bearer x' })).toBeNull()
    expect(key('/market', { 'save-data': 'on' })).not.toBe(key('/market'))
  })
})

describe('which pages may be drawn once for many', () => {
  const isShared = (url: string, method = 'GET') => isPublicPage({ url, headers: {}, method } as unknown as IncomingMessage)

  test.each([
    '/',
    '/en/market',
    '/market/anji-baicha',
    '/stays?arrival=2027-03-01',
    '/en/stays/cloud',
    '/experiences',
    '/villages/330502001005',
  ])('%s', (url) => {
    expect(isShared(url)).toBe(true)
    expect(isShared(url, 'POST')).toBe(false)
  })

  test.each([
    '/cart',
    '/checkout',
    '/me',
    '/me/trips',
    '/orders/HS1?token=x',
    '/pay/HS1',
    '/stays/cloud/ask',
    '/requests/RQ1',
    '/sell',
    '/coop',
    '/login',
    '/stays.data',
  ])('never %s', (url) => expect(isShared(url)).toBe(false))
})
