import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { log } from '#app/platform/log.server'

const agent = new Agent({ keepAlive: true, maxSockets: 50 })
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const OURS_ALONE = new Set(['cookie', 'authorization', 'host', 'x-market-client-address', 'x-forwarded-proto'])
const TIMEOUT_MS = 20_000

export const isSandboxPage = (target: string) => target.startsWith('/sandbox-pay/')

/** Hands a buyer's request to the payment sandbox and streams its page back. Our cookies stay here. */
export function handToSandbox(req: IncomingMessage, res: ServerResponse, sandboxUrl: string): void {
  const headers = Object.fromEntries(Object.entries(req.headers).filter(([name]) => !HOP_BY_HOP.has(name) && !OURS_ALONE.has(name)))
  const asked = request(new URL(sandboxUrl), { method: req.method, path: req.url, headers, agent, timeout: TIMEOUT_MS }, (answer) => {
    res.statusCode = answer.statusCode ?? 502
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined && !HOP_BY_HOP.has(name)) res.setHeader(name, value)
    answer.pipe(res)
    answer.on('error', () => res.destroy())
  })
  asked.on('timeout', () => asked.destroy(new Error('the payment sandbox did not answer')))
  asked.on('error', (error) => {
    if (res.headersSent) return void res.destroy()
    if (res.destroyed) return
    log.warn({ err: error }, 'payment sandbox unreachable')
    res.statusCode = 503
    res.setHeader('Content-Type', 'text/plain; charset=utf-8')
    res.setHeader('Retry-After', '5')
    res.end('支付沙盒暂时没有回应，请稍后刷新本页。\nThe payment sandbox is not answering; reload this page in a moment.\n')
  })
  res.on('close', () => asked.destroy())
  req.pipe(asked)
}

export const closeSandboxConnections = () => agent.destroy()
