import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeNonce } from '#app/server/gate/security-headers.server'
import { DrawnPages } from './drawn-pages.server'

function drawing() {
  const pages = new DrawnPages()
  let drawn = 0
  const ask = (facts: string, gzip = false) => {
    const nonce = makeNonce()
    const { bytes, gzipped } = pages.answer(facts, nonce, gzip, () => {
      drawn += 1
      return `<script nonce="${nonce}"></script><p>${facts}</p>`
    })
    const html = (gzipped ? gunzipSync(bytes) : bytes).toString()
    expect(html).toBe(`<script nonce="${nonce}"></script><p>${facts}</p>`)
    return gzipped
  }
  return { ask, timesDrawn: () => drawn }
}

afterEach(() => void vi.useRealTimers())

describe('pages drawn from the same facts', () => {
  test('are drawn twice, then answered under a nonce of their own, plain or gzipped', () => {
    const { ask, timesDrawn } = drawing()
    for (let i = 0; i < 5; i += 1) ask('春茶 ¥98')
    expect(ask('春茶 ¥98', true)).toBe(true)
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
