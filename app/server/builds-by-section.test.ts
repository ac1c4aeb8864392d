import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { buildsBySection } from './builds-by-section.server'

const patterns = ['', 'market', 'market/:slug', 'me', 'me/orders', 'api/divisions', 'sitemap.xml', '*']
const routes = Object.fromEntries([
  ['root', { id: 'root', path: '' }],
  ...patterns.map((path) => [`zh:${path}`, { id: `zh:${path}`, parentId: 'root', path }] as const),
  ...patterns.map((path) => [`en:${path}`, { id: `en:${path}`, parentId: 'root', path: path ? `en/${path}` : 'en' }] as const),
])
const whole = { routes, assets: { routes, version: 'v' } } as unknown as ServerBuild
const buildFor = buildsBySection(whole)
const idsFor = (path: string) => Object.keys(buildFor(path).routes).sort()

describe('the routes given to Remix', () => {
  const market = ['root', 'zh:', 'zh:*', 'zh:market', 'zh:market/:slug']
  test.each([
    ['/market', market],
    ['/market/anji-bai-cha?spec=2', market],
    ['/market.data?_routes=x', market],
    ['/Market/', market],
    ['/', ['root', 'zh:', 'zh:*']],
    ['/_root.data', ['root', 'zh:', 'zh:*']],
    ['/en', ['en:', 'en:*', 'root']],
    ['/en/me/orders', ['en:', 'en:*', 'en:me', 'en:me/orders', 'root']],
    ['/sitemap.xml', ['root', 'zh:', 'zh:*', 'zh:sitemap.xml']],
  ])('%s needs few of them', (path, ids) => {
    expect(idsFor(path)).toEqual(ids)
    expect(Object.keys(buildFor(path).assets.routes).sort()).toEqual(ids)
  })

  test.each(['/nowhere', '/%6Darket', '/__manifest?p=%2Fmarket'])('%s, which no route begins with, gets all of them', (path) => {
    expect(buildFor(path)).toBe(whole)
  })

  test('a build is made once', () => {
    expect(buildFor('/market')).toBe(buildFor('/market/x'))
  })
})
