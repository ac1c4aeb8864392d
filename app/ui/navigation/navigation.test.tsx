import { describe, expect, it } from 'vitest'
import { Link } from '#app/ui/link'
import { BottomTabs } from '#app/ui/navigation/bottom-tabs'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Pagination } from '#app/ui/navigation/pagination'
import { Tabs } from '#app/ui/navigation/tabs'
import { renderAt } from '#app/ui/render-at'

it('keeps an English reader on English pages, query and all, and leaves a Chinese reader without a prefix', () => {
  const link = <Link to="/market?sort=new">x</Link>
  expect(renderAt('/en/search', link)).toContain('href="/en/market?sort=new"')
  expect(renderAt('/search', link)).toContain('href="/market?sort=new"')
  expect(renderAt('/en', <Link to="/">x</Link>)).toContain('href="/en"')
})

describe('the bottom tabs', () => {
  const tabs = (
    <BottomTabs
      items={[
        { to: '/', label: '首页', icon: 'home' },
        { to: '/market', label: '逛集市', icon: 'basket' },
        { to: '/cart', label: '购物车', icon: 'cart', count: 120 },
      ]}
    />
  )
  const currentIn = (html: string) =>
    [...html.matchAll(/href="([^"]*)"[^>]*aria-current="page"|aria-current="page"[^>]*href="([^"]*)"/g)].map((m) => m[1] ?? m[2])

  it('mark the section a page belongs to, also in English', () => {
    expect(currentIn(renderAt('/market/xuelian', tabs))).toEqual(['/market'])
    expect(currentIn(renderAt('/en/market', tabs))).toEqual(['/en/market'])
    expect(currentIn(renderAt('/', tabs))).toEqual(['/'])
    expect(currentIn(renderAt('/farmers/chen', tabs))).toEqual([])
  })

  it('count in words for a screen reader and briefly for the eye', () => {
    expect(renderAt('/', tabs)).toContain('<span aria-hidden="true">99+</span><span class="sr-only">120 件</span>')
  })
})

it('links every crumb but the page itself', () => {
  const html = renderAt('/', <Breadcrumb items={[{ to: '/', label: '首页' }, { to: '/market', label: '逛集市' }, { label: '雪藕' }]} />)
  expect(html.match(/<a /g)).toHaveLength(2)
  expect(html).toContain('<span aria-current="page">雪藕</span>')
})

it('offers only the pages there are', () => {
  expect(renderAt('/', <Pagination />)).not.toContain('nav')
  const html = renderAt('/', <Pagination next="/market?after=x" />)
  expect(html).toContain('rel="next"')
  expect(html).not.toContain('rel="prev"')
})

it('marks the open tab', () => {
  const html = renderAt(
    '/',
    <Tabs
      label="订单"
      items={[
        { to: '/a', label: '待打包', count: 0, current: true },
        { to: '/b', label: '已发货' },
      ]}
    />,
  )
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toContain('(0)')
})
