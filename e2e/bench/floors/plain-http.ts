import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of node:http alone that gives the answer it was told to give, and nothing else. */
export type FloorOrder = { kind: 'give'; status: number; headers: [string, string][]; body: string }
export type FloorAnswers = { give: { port: number } }

let status = 200
let headers: string[] = []
let body = Buffer.alloc(0)

const server = createServer({ keepAliveTimeout: 10_000 }, (req, res) => {
  req.resume()
  req.once('end', () => {
    res.writeHead(status, headers)
    res.end(body)
  })
})

process.on('message', (order: FloorOrder) => {
  status = order.status
  body = Buffer.from(order.body, 'base64')
  headers = [...order.headers.flat(), 'Content-Length', String(body.length)]
  process.send?.({ answer: { port: (server.address() as AddressInfo).port } })
})
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send?.({ answer: 'ready' }))
