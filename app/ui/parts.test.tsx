import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { DataTable } from '#app/ui/data-table'
import { Dialog, DialogLink } from '#app/ui/dialog'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Flash } from '#app/ui/feedback/flash'
import { Progress } from '#app/ui/feedback/progress'
import { Timeline } from '#app/ui/feedback/timeline'
import { AppliedFilters, FilterOpener, FilterPanel } from '#app/ui/filter-panel'
import { Gallery } from '#app/ui/gallery'
import { qrPath } from '#app/ui/qr-code/qr-path.server'
import { renderAt } from '#app/ui/render-at'
import { Plots } from '#app/ui/season/plots'
import { SeasonBand } from '#app/ui/season/season-band'

describe('a table of data', () => {
  const html = renderAt(
    '/',
    <DataTable
      caption="今天的订单"
      rows={[{ no: 'HS1', sum: '¥26.00' }]}
      rowKey={(row) => row.no}
      columns={[
        { key: 'no', header: '单号', cell: (row) => row.no, sortTo: '/sell/orders?sort=no', sorted: 'ascending' },
        { key: 'sum', header: '金额', cell: (row) => row.sum, numeric: true },
      ]}
    />,
  )

  it('stays a table when it is shown as cards, and names each value there', () => {
    expect(html).toContain('<table role="table"')
    expect(html).toMatch(/<th scope="row" role="rowheader" data-label="单号">HS1<\/th>/)
    expect(html).toMatch(/<td role="cell" data-label="金额" class="numeric">¥26.00<\/td>/)
  })

  it('says by what it is sorted and sorts by a link', () => {
    expect(html).toContain('aria-sort="ascending"')
    expect(html).toContain('href="/sell/orders?sort=no"')
  })
})

it('draws every dark square of a QR code, and no other', () => {
  const text = 'https://hushang.test/orders/HS2311'
  const { d, size } = qrPath(text)
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, run] of d.matchAll(/M(\d+) (\d+)h(\d+)/g)) grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(run))
  expect(grid).toEqual(encode(text, { ecc: 'M', border: 2 }).data)
})

it('opens a dialog by a link that also leads to a page', () => {
  const html = renderAt(
    '/en/market/x',
    <>
      <DialogLink to="/market/x/offers" dialog="offers">
        Choose
      </DialogLink>
      <Dialog id="offers" title="Choose">
        …
      </Dialog>
    </>,
  )
  expect(html).toContain('href="/en/market/x/offers"')
  expect(html).toMatch(/<dialog id="offers" aria-labelledby="offers-title"/)
  expect(html).toContain('<form method="dialog">')
})

it('filters by a GET form, says how many there are, and takes filters away by links', () => {
  const html = renderAt(
    '/en/market',
    <>
      <FilterOpener chosen={2} />
      <FilterPanel action="/market" count={1}>
        …
      </FilterPanel>
      <AppliedFilters chips={[{ label: 'Tea', to: '/market' }]} />
    </>,
  )
  expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/en\/market"/)
  expect(html).toContain('Show 1 item<')
  expect(html).toContain('href="#filters"')
  expect(html).toContain('aria-label="Remove: Tea"')
})

it('counts photos and makes each a link to the whole picture', () => {
  const photo = { alt: '刚挖的笋', src: '/uploads/a.jpg', width: 960, height: 720 }
  const html = renderAt('/', <Gallery photos={[photo, { ...photo, src: '/uploads/b.jpg' }]} />)
  expect(html).toContain('2/2')
  expect(html).toContain('<a href="/uploads/b.jpg"><span class="sr-only">照片 2，共 2 张：刚挖的笋</span>')
  expect(html.match(/loading="lazy"/g)).toHaveLength(1)
})

it('tells what happened in order, with the step of now marked', () => {
  const html = renderAt(
    '/',
    <Timeline
      entries={[
        { key: 'a', title: '已付款', at: '2026-11-23T01:12:00Z', time: '09:12' },
        { key: 'b', title: '正在打包', state: 'current' },
      ]}
    />,
  )
  expect(html).toMatch(/<time dateTime="2026-11-23T01:12:00Z"|<time datetime="2026-11-23T01:12:00Z"/)
  expect(html).toMatch(/data-state="current" aria-current="step"/)
})

it('says an outcome as a status and a failure as an alert', () => {
  expect(renderAt('/', <Flash>好了</Flash>)).toContain('role="status"')
  expect(renderAt('/', <Flash kind="error">没有付成</Flash>)).toContain('role="alert"')
})

it('says progress in numbers', () => {
  expect(renderAt('/', <Progress label="正在导入" done={37} total={120} unit="行" />)).toContain('37 / 120 行')
})

it('marks the solar term of now in the strip', () => {
  const html = renderAt(
    '/',
    <SeasonBand
      name="小雪"
      line="雪藕起塘"
      terms={[
        { key: 'a', name: '立冬', to: '/season/lidong' },
        { key: 'b', name: '小雪', note: '雪藕', to: '/season/xiaoxue', current: true },
      ]}
    />,
  )
  expect(html.match(/aria-current="true"/g)).toHaveLength(1)
})

it('gives each plot its field edge and an empty page its one action', () => {
  expect(
    renderAt('/', <Plots label="分类" items={[{ to: '/market?category=10', title: '茶', edge: 'tea', width: 'narrow' }]} />),
  ).toContain('class="plot edge-tea plot-narrow"')
  expect(renderAt('/', <EmptyState title="购物车还空着" action={<a href="/market">去逛</a>} />)).toMatch(
    /aria-hidden="true".*购物车还空着.*去逛/s,
  )
})
