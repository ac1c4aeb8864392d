import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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

  test('nothing is kept of it but the gzipped form', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const html = Array.from({ length: 10 }, (_, n) => `<p>${n} ${'安吉白茶 '.repeat(300)}</p>`).join(`<script nonce="${first}"></script>`)
    collect()
    const before = process.memoryUsage().arrayBuffers
    const pages = Array.from({ length: 300 }, () => storePage(Buffer.from(html), first))
    for (const page of pages) page.render(makeNonce(), true)
    // Buffers are swept beside the program, a moment after they were found to be garbage.
    const each = () => {
      collect()
      return (process.memoryUsage().arrayBuffers - before) / pages.length
    }
    await expect.poll(each, { timeout: 10_000 }).toBeLessThan((pages[0]?.bytes ?? 0) + 4_000)
    expect(pages.at(-1)?.render(first, false).toString()).toBe(html)
  })
})
