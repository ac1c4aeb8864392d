import http from 'node:http'
import type { AddressInfo } from 'node:net'

type Received = {
  body: string
  signature: string
  event: { id: string; type: string; created: number; data: { object: { id: string; object: string } } }
}
export type Receiver = { url: string; received: Received[]; answerWith(status: number): void; types(): string[]; close(): Promise<void> }

/** A shop's webhook door that remembers what came in, in order. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let status = 200
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    received.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`,
    received,
    answerWith: (next) => {
      status = next
    },
    types: () => received.map((one) => one.event.type),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
