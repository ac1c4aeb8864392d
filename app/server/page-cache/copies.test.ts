import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { databasePerFile } from '#db/testing/database-per-file'

const ASKED = 1_500
const database = databasePerFile()
let market: SmallMarket
const sockets: Socket[] = []
beforeAll(async () => {
  market = await openSmallMarket(database.url, { RATE_LIMITS: 'off' })
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await market.close()
})

/** Asks for many pages on one connection and reads none of the answers yet. */
async function askWithoutReading(): Promise<Socket> {
  const { hostname, port } = new URL(market.url)
  const socket = connect(Number(port), hostname)
  sockets.push(socket)
  socket.pause()
  await once(socket, 'connect')
  socket.write(`GET /market HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: gzip\r\n\r\n`.repeat(ASKED))
  return socket
}

/** Whether each answer is a whole page under the nonce of its own head. */
async function readAll(socket: Socket): Promise<number> {
  let waiting = Buffer.alloc(0)
  let whole = 0
  for await (const piece of socket) {
    waiting = Buffer.concat([waiting, piece as Buffer])
    for (;;) {
      const end = waiting.indexOf('\r\n\r\n')
      if (end < 0) break
      const head = waiting.toString('latin1', 0, end)
      expect(head).toMatch(/^HTTP\/1\.1 200 /)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
      if (waiting.length < end + 4 + length) break
      const html = gunzipSync(waiting.subarray(end + 4, end + 4 + length)).toString()
      const nonces = new Set([...html.matchAll(/nonce="([\w-]+)"/g)].map((match) => match[1]))
      expect([...nonces]).toEqual([/'nonce-([\w-]+)'/.exec(head)?.[1]])
      waiting = waiting.subarray(end + 4 + length)
      whole += 1
    }
    if (whole === ASKED) break
  }
  return whole
}

test('answers that wait for slow readers keep their bytes while others are answered', async () => {
  for (let i = 0; i < 3; i += 1) await (await fetch(`${market.url}/market`)).text()
  const slow = await Promise.all(Array.from({ length: 2 }, askWithoutReading))
  for (let i = 0; i < 300; i += 1) await (await fetch(`${market.url}/market`, { headers: { 'accept-encoding': 'gzip' } })).text()
  for (const socket of slow) expect(await readAll(socket)).toBe(ASKED)
})
