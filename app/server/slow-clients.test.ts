import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let market: SmallMarket
const sockets: Socket[] = []

beforeAll(async () => {
  market = await openSmallMarket(database.url)
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await market.close()
})

/** A client that says something and then hears what comes until the connection ends. */
function talk(...words: string[]): { heard: () => string; closed: Promise<void>; socket: Socket } {
  const socket = connect({ host: '127.0.0.1', port: market.port })
  sockets.push(socket)
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk
  })
  socket.on('error', () => {})
  for (const word of words) socket.write(word)
  return { heard: () => heard, closed: new Promise((resolve) => socket.once('close', () => resolve())), socket }
}

describe('S34 slow, endless and ambiguous requests', () => {
  test('S34 headers larger than 16 kB are refused', async () => {
    const client = talk(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)
    await client.closed
    expect(client.heard()).toMatch(/^HTTP\/1\.1 431/)
  })

  test.each([
    ['two lengths', 'POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
    ['a length and chunks', 'POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['an unknown encoding', 'POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a header with a line break', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\nX-B: b\r\n\r\n'],
  ])('S34 %s are not understood', async (_name, words) => {
    const client = talk(words)
    await client.closed
    expect(client.heard()).toMatch(/^HTTP\/1\.1 (400|411)/)
  })

  test('S34 a hundred clients that never finish their headers, or their bodies, keep nobody else waiting', async () => {
    for (let i = 0; i < 60; i += 1) talk('GET / HTTP/1.1\r\nHost: x\r\nX-Drip: a')
    for (let i = 0; i < 40; i += 1)
      talk(`POST /sell/new HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 20000000\r\n\r\nx`)
    await vi.waitFor(async () => expect((await fetch(`${market.url}/cart`)).status).toBe(200), 10_000)
    const times: number[] = []
    for (let i = 0; i < 40; i += 1) {
      const begun = performance.now()
      expect((await fetch(`${market.url}/cart`)).status).toBe(200)
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    expect(times[37]).toBeLessThan(2000)
  })

  test('S34 closing does not wait for those who never finish', async () => {
    const silent = talk()
    const dripping = talk('GET / HTTP/1.1\r\nHost: x\r\nX-Drip: a')
    await vi.waitFor(() => expect(dripping.socket.connecting).toBe(false))
    for (const socket of sockets) if (socket !== silent.socket && socket !== dripping.socket) socket.destroy()
    const begun = performance.now()
    await market.close()
    expect(performance.now() - begun).toBeLessThan(5000)
    await Promise.all([silent.closed, dripping.closed])
  })
})
