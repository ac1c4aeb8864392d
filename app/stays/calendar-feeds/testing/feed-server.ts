import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type FeedServer = { url: string; port: number; hits: string[]; close(): Promise<void> }

/** A calendar server at 127.0.0.1. `hits` lists what it was asked for. */
export async function startFeedServer(answer: RequestListener): Promise<FeedServer> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
