import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '#app/kernel/refusal'
import { fetcherFor, refusalOf, serve } from '../testing/serve'
import { bookingCom } from '../testing/site-feeds'
import { openFetcher } from './open-fetcher.server'

describe('servers that misbehave', () => {
  test('one that never answers, and one that never ends', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/begins') response.write('BEGIN:VCALENDAR\r\n')
    })
    const fetchFeed = fetcherFor(server, { timeoutMs: 150 })
    expect(await refusalOf(fetchFeed(`${server.url}/silent`))).toBe('feed-slow')
    expect(await refusalOf(fetchFeed(`${server.url}/begins`))).toBe('feed-slow')
    const waits = openFetcher({ timeoutMs: 150, resolve: () => new Promise(() => {}) })
    expect(await refusalOf(waits('http://never.test/'))).toBe('feed-slow')
  })

  test('50 MB, said or unsaid, plain or folded into a small parcel', async () => {
    const large = Buffer.alloc(50 * 1024 * 1024, 'x')
    const parcels: Record<string, Buffer> = { gzip: gzipSync(large), br: brotliCompressSync(large), deflate: deflateSync(large) }
    let sent = 0
    const server = await serve((request, response) => {
      const encoding = (request.url ?? '').slice(1)
      const parcel = parcels[encoding]
      if (parcel) response.writeHead(200, { 'content-encoding': encoding }).end(parcel)
      else if (encoding === 'said') response.writeHead(200, { 'content-length': large.length }).end(large)
      else {
        const send = () => {
          while (!response.destroyed && sent < large.length) {
            sent += 65_536
            if (!response.write(large.subarray(0, 65_536))) return void response.once('drain', send)
          }
          response.end()
        }
        send()
      }
    })
    const fetchFeed = fetcherFor(server)
    for (const path of ['said', 'unsaid', 'gzip', 'br', 'deflate'])
      expect(await refusalOf(fetchFeed(`${server.url}/${path}`)), path).toBe('feed-too-large')
    expect(sent).toBeLessThan(large.length)
  })

  test('one that lies about the length, breaks off, or sends what it does not say', async () => {
    const text = bookingCom()
    const server = await serve((request, response) => {
      if (request.url === '/more') response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${text.length + 100}\r\n\r\n${text}`)
      else if (request.url === '/less') response.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\n${text}`)
      else if (request.url === '/half') response.socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nBEGIN\r\n')
      else if (request.url === '/parcel') response.writeHead(200, { 'content-encoding': 'gzip' }).end(text)
      else if (request.url === '/odd') response.writeHead(200, { 'content-encoding': 'zstd' }).end(text)
      else response.socket?.destroy()
    })
    const fetchFeed = fetcherFor(server)
    for (const [path, key] of Object.entries({
      more: 'feed-cut-short',
      half: 'feed-cut-short',
      parcel: 'feed-cut-short',
      odd: 'feed-unreadable',
      hangsup: 'feed-unreachable',
    }))
      expect(await refusalOf(fetchFeed(`${server.url}/${path}`)), path).toBe(key)
    const less = await fetchFeed(`${server.url}/less`).catch((error: Refusal) => error.key)
    expect(typeof less === 'string' ? less : less.state === 'read' && less.text.length, 'no more than was said').toSatisfy(
      (value) => value === 100 || value === 'feed-cut-short',
    )
  })

  test('states, refusals and names that lead nowhere', async () => {
    const server = await serve((request, response) => response.writeHead(Number((request.url ?? '').slice(1))).end())
    const fetchFeed = fetcherFor(server)
    expect(await refusalOf(fetchFeed(`${server.url}/404`))).toBe('feed-gone')
    expect(await refusalOf(fetchFeed(`${server.url}/410`))).toBe('feed-gone')
    expect(await refusalOf(fetchFeed(`${server.url}/403`))).toBe('feed-status')
    expect(await refusalOf(fetchFeed(`${server.url}/500`))).toBe('feed-status')
    expect(await refusalOf(fetchFeed(`${server.url}/304`)), 'nothing was asked that could be unchanged').toBe('feed-status')
    const lost = openFetcher({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    expect(await refusalOf(lost('https://nowhere.test/'))).toBe('feed-unreachable')
  })
})

test('what is unchanged is not sent again; no cookies are kept; parcels are opened', async () => {
  const asked: Record<string, unknown>[] = []
  const server = await serve((request, response) => {
    asked.push(request.headers)
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else
      response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Fri, 27 Nov 2026 00:00:00 GMT', 'set-cookie': 'a=b', 'content-encoding': 'gzip' })
        .end(gzipSync(bookingCom()))
  })
  const fetchFeed = fetcherFor(server)
  const first = await fetchFeed(server.url)
  expect(first).toEqual({ state: 'read', text: bookingCom(), etag: '"v1"', lastModified: 'Fri, 27 Nov 2026 00:00:00 GMT' })
  expect(await fetchFeed(server.url, { etag: '"v1"', lastModified: 'Fri, 27 Nov 2026 00:00:00 GMT' })).toEqual({ state: 'unchanged' })
  expect(asked[1]).toMatchObject({
    'if-none-match': '"v1"',
    'if-modified-since': 'Fri, 27 Nov 2026 00:00:00 GMT',
    host: `127.0.0.1:${server.port}`,
  })
  expect(asked.some((headers) => 'cookie' in headers || 'referer' in headers)).toBe(false)
})
