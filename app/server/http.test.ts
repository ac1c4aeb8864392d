import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let market: SmallMarket

beforeAll(async () => {
  market = await openSmallMarket(database.url)
})
afterAll(() => market.close())

const at = (path: string, init?: RequestInit) => fetch(`${market.url}${path}`, { redirect: 'manual', ...init })
const form = (path: string, headers: Record<string, string>, body: BodyInit = 'a=1') =>
  at(path, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body })

describe('S13 every answer carries an enforced policy', () => {
  test.each([
    ['a page', '/about', 200],
    ['an English page', '/en/about', 200],
    ['a page that is not there', '/nothing-here', 404],
    ['a broken page', '/boom?said=x', 500],
    ['data of a page', '/about.data', 200],
    ['an upload', '/uploads/k/320.webp', 200],
    ['a static file', '/favicon.svg', 200],
    ['a false file', '/me/orders.css', 404],
    ['health', '/healthz', 200],
  ])('S13 %s', async (_name, path, status) => {
    const answer = await at(path)
    expect(answer.status).toBe(status)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{24}';/)
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self' https://checkout.stripe.com https://connect.stripe.com",
      "style-src 'self';",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe-')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answer.headers.get('permissions-policy')).toContain('microphone=()')
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{24}$/)
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  test('S13 the nonce of the header is the nonce of the scripts, and no two answers share it', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 3; i += 1) {
      const answer = await at('/about')
      const nonce = /'nonce-([\w-]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      const html = await answer.text()
      const inline = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes)
      expect(inline.length).toBeGreaterThan(1)
      for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })
})

describe('S40 no page of ours is framed, and none is held by another', () => {
  test.each(['/about', '/nothing-here', '/boom?said=x', '/about.data', '/uploads/k/320.webp', '/healthz'])('S40 %s', async (path) => {
    const { headers } = await at(path)
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none';/)
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  test('S40 no link of ours opens a window that could reach back, and no page listens to other windows', () => {
    const sources = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.tsx?$/.test(name) && !/\.test\./.test(name),
    )
    const text = (name: string) => readFileSync(`app/${name}`, 'utf8')
    const opens = sources.filter((name) => /target="_blank"|window\.open\(/.test(text(name)) && !/rel="[^"]*noopener/.test(text(name)))
    const listens = sources.filter((name) => /addEventListener\('message'|onmessage|postMessage\(/.test(text(name)))
    expect([opens, listens]).toEqual([[], []])
  })
})

describe('S22 what changes something comes from our own pages', () => {
  test.each([
    ['no Origin at all', '/cart', {}],
    ['a foreign Origin', '/cart', { Origin: 'https://evil.example' }],
    ['an opaque Origin', '/cart', { Origin: 'null' }],
    ['a foreign page by fetch metadata', '/cart', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', '/cart', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://evil.example' }],
    ['our host on another port', '/cart', { Origin: 'http://127.0.0.1:1' }],
    ['a data request', '/cart.data', { Origin: 'https://evil.example' }],
    ['the English page', '/en/cart', { Origin: 'https://evil.example' }],
    ['text that is JSON', '/api/auth/sign-out', { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }],
    ['a forwarded host that fits', '/cart', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
  ])('S22 %s is refused with 403', async (_name, path, headers) => {
    const answer = await form(path, headers as Record<string, string>)
    expect(answer.status).toBe(403)
  })

  test('S22 a refused page is the error page in the reader’s language', async () => {
    const zh = await (await form('/cart', { Origin: 'https://evil.example' })).text()
    const en = await (await form('/en/cart', { Origin: 'https://evil.example' })).text()
    expect(zh).toContain('status 403')
    expect(zh).toContain('湖上集')
    expect(en).toContain('Hushang Market')
  })

  test('S22 a method asked for by header changes nothing', async () => {
    const answer = await at('/cart', { headers: { 'X-HTTP-Method-Override': 'POST', Origin: 'https://evil.example' } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('mine')
  })

  test('our own forms pass, under every name of this machine', async () => {
    expect((await form('/cart', { Origin: market.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(302)
    expect((await form('/cart', { Origin: `http://localhost:${market.port}` })).status).toBe(302)
    expect((await form('/cart', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(302)
  })

  test('notices of the payment provider need no Origin', async () => {
    expect((await form('/webhooks/stripe', {})).status).toBe(200)
  })
})

describe('S23 nothing private is kept by anybody', () => {
  test.each(['/cart', '/about', '/market', '/cart.data', '/nothing-here', '/boom?said=x'])('S23 %s is private, no-store', async (path) => {
    expect((await at(path)).headers.get('cache-control')).toBe('private, no-store')
  })

  test('S23 an answer that sets a cookie is private whatever it asked for', async () => {
    const answer = await at('/help')
    expect(answer.headers.get('set-cookie')).toContain('hs_seen')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test.each(['/cart.css', '/me.js', '/orders/HS1.png', '/login.jpg', '/en/cart.pdf', '/cart/x.css'])('S23 %s is no page', async (path) => {
    expect((await at(path)).status).toBe(404)
  })

  test('S23 headers of strangers do not reach the page', async () => {
    const html = await (
      await at('/about', {
        headers: {
          'X-Forwarded-Host': 'evil.example',
          'X-Forwarded-Proto': 'https',
          Forwarded: 'host=evil.example',
          'X-Forwarded-For': '8.8.8.8',
          'X-Market-Client-Address': '8.8.8.8',
          'X-Original-URL': '/cart',
        },
      })
    ).text()
    expect(html).not.toContain('evil.example')
    expect(html).not.toContain('8.8.8.8')
    expect(html).toContain('127.0.0.1')
  })
})

describe('bodies', () => {
  test('an address with a NUL in it is not there', async () => {
    for (const path of ['/market/%00', '/en/farmers/%00']) expect((await at(path)).status).toBe(404)
  })

  test('what no form of ours could have sent is refused, not stumbled over', async () => {
    for (const type of ['text/plain', 'application/json', 'multipart/form-data'])
      expect((await form('/market', { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type })).status).toBe(400)
  })

  test('a form larger than 100 kB is refused before it is read', async () => {
    const answer = await form('/login', { Origin: market.url }, `a=${'x'.repeat(100_001)}`)
    expect(answer.status).toBe(413)
  })

  test('a photo may be large, up to 25 MB', async () => {
    const photo = (bytes: number) =>
      at('/sell/new', {
        method: 'POST',
        headers: { Origin: market.url, 'Content-Type': 'multipart/form-data; boundary=photo' },
        body: new Uint8Array(bytes),
      })
    const accepted = await photo(3_000_000)
    expect(accepted.status).toBe(200)
    expect(await accepted.text()).toContain('3000000')
    expect((await photo(25_000_001)).status).toBe(413)
    expect((await at('/about')).status).toBe(200)
  })

  test('a body of unknown length is refused', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('a=1'))
        controller.close()
      },
    })
    const answer = await at('/login', { method: 'POST', headers: { Origin: market.url }, body: stream, duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(411)
  })
})

describe('those who run the market', () => {
  test('health and readiness', async () => {
    expect((await at('/healthz')).status).toBe(200)
    expect((await at('/readyz')).status).toBe(200)
    market.readiness.ready = false
    expect((await at('/readyz')).status).toBe(503)
    expect((await at('/healthz')).status).toBe(200)
    market.readiness.ready = true
  })

  test('counters are for this machine only', async () => {
    const answer = await at('/metrics')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('http_answer_seconds_bucket')
    expect((await at('/metrics', { headers: { 'X-Forwarded-For': '8.8.8.8' } })).status).toBe(404)
  })

  test('an address that is none is refused as a page', async () => {
    expect((await at('//')).status).toBeLessThan(500)
  })
})
