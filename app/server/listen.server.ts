import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

const HEADERS_MS = 15_000
const REQUEST_MS = 180_000
const KEEP_ALIVE_MS = 10_000
const MOST_CONNECTIONS = 4_000
const DRAIN_MS = 25_000
const SWEEP_MS = 25

export type Door = {
  server: Server
  port: number
  answerWith(listener: RequestListener): void
  /** Takes no new connection, lets what is under way finish for 25 s, then cuts the rest. */
  drain(): Promise<void>
}

const notYet: RequestListener = (req, res: ServerResponse) => {
  if (req.url === '/healthz')
    return void res.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'private, no-store' }).end('ok\n')
  res.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'private, no-store',
    'Retry-After': '2',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'",
  })
  res.end('集市正在开门，请稍候刷新。\nThe market is opening; reload in a moment.\n')
}

/**
 * Takes the port first, so that a busy one is told before anything else is started. Slow and endless senders are cut off
 * by the limits set here.
 * @throws Error that says which setting to change
 */
export async function listen(port: number, host: string): Promise<Door> {
  const server = createServer({
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 16_384,
  })
  server.maxConnections = MOST_CONNECTIONS
  server.maxRequestsPerSocket = 0
  let answer = notYet
  const underway = new Map<Socket, number>()
  server.on('connection', (socket) => {
    underway.set(socket, 0)
    socket.once('close', () => underway.delete(socket))
  })
  server.on('request', (req, res) => {
    const { socket } = req
    underway.set(socket, (underway.get(socket) ?? 0) + 1)
    res.once('close', () => underway.has(socket) && underway.set(socket, (underway.get(socket) ?? 1) - 1))
    answer(req, res)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use. Close the other program, or choose another port: PORT=${port + 1} npm start`)
    if (error.code === 'EACCES') throw new Error(`This user may not open port ${port}. Choose one above 1023: PORT=3000 npm start`)
    if (error.code === 'EADDRNOTAVAIL') throw new Error(`HOST=${host} is no address of this machine.`)
    throw error
  })
  return {
    server,
    port: (server.address() as AddressInfo).port,
    answerWith(listener) {
      answer = listener
    },
    async drain() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // Browsers hold connections open in advance, without a request; others fall idle while we wait.
      const sweep = () => {
        for (const [socket, requests] of underway) if (requests === 0) socket.destroy()
      }
      sweep()
      const sweeping = setInterval(sweep, SWEEP_MS)
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
      await closed
      clearInterval(sweeping)
      clearTimeout(cut)
    },
  }
}
