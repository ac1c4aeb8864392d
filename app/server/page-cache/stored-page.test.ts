import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNonce } from '#app/server/gate/security-headers.server'
import { storePage } from '#app/server/page-cache/stored-page.server'

const first = makeNonce()

describe('a stored page', () => {
  test('gzipped or plain, every answer is the page under its own nonce', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const page = storePage(Buffer.from(parts.join(first)), first)
        const nonce = makeNonce()
        const expected = parts.join(nonce)
        expect(page.render(nonce, false).toString('utf8')).toBe(expected)
        expect(gunzipSync(page.render(nonce, true)).toString('utf8')).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('answers share no memory', () => {
    const page = storePage(Buffer.from(`<script nonce="${first}">1</script>`), first)
    const one = page.render(makeNonce(), false)
    const before = one.toString()
    page.render(makeNonce(), false)
    expect(one.toString()).toBe(before)
  })

  test('the gzipped form is small', () => {
    const html = `<p>安吉白茶 明前 一级</p>`.repeat(500)
    const page = storePage(Buffer.from(`${html}<script nonce="${first}"></script>${html}`), first)
    expect(page.render(makeNonce(), true).length).toBeLessThan(html.length / 10)
  })
})
