import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeNonce } from '#app/server/gate/security-headers.server'
import { DrawnPages } from './drawn-pages.server'

function drawing() {
  const pages = new DrawnPages()
  let drawn = 0
  const ask = (facts: string) => {
    const nonce = makeNonce()
    const html = (of: string) => `<script nonce="${of}"></script><p>${facts}</p>`
    const found = pages.find(facts)
    if (!found) {
      drawn += 1
      pages.keep(facts, Buffer.from(html(nonce)), nonce, [['x-page-of', facts]])
      return
    }
    expect(found.headers).toEqual([['x-page-of', facts]])
    expect(found.page.render(nonce, false).toString()).toBe(html(nonce))
    expect(gunzipSync(found.page.render(nonce, true)).toString()).toBe(html(nonce))
  }
  return { ask, timesDrawn: () => drawn }
}

afterEach(() => void vi.useRealTimers())

describe('pages drawn from the same facts', () => {
  test('are drawn twice, then answered with their headers under a nonce of their own, plain or gzipped', () => {
    const { ask, timesDrawn } = drawing()
    for (let i = 0; i < 5; i += 1) ask('春茶 ¥98')
    expect(timesDrawn()).toBe(2)
  })

  test('other facts are another page', () => {
    const { ask, timesDrawn } = drawing()
    for (let i = 0; i < 3; i += 1) ask('春茶 ¥98')
    ask('春茶 ¥99')
    expect(timesDrawn()).toBe(3)
  })

  test('are drawn anew after a minute, for what they say of the hour', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { ask, timesDrawn } = drawing()
    for (let i = 0; i < 3; i += 1) ask('今天')
    vi.setSystemTime(Date.now() + 61_000)
    ask('今天')
    expect(timesDrawn()).toBe(3)
  })

  test('take a bounded room: what was drawn longest ago goes', () => {
    const { ask, timesDrawn } = drawing()
    for (let i = 0; i < 2; i += 1) ask('first')
    for (let i = 0; i < 2_000; i += 1) ask(`other ${i}`)
    const before = timesDrawn()
    ask('first')
    expect(timesDrawn()).toBe(before + 1)
  })
})
