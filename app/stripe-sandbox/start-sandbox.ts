import type { AddressInfo } from 'node:net'
import type Stripe from 'stripe'
import { Engine } from './engine'
import { ensureEndpoint } from './events/webhook-endpoints'
import { sandboxServer } from './http-server'
import { type SandboxControl, sandboxControl } from './sandbox-control'
import { memoryStorage } from './state/memory-storage'
import { postgresStorage } from './state/postgres-storage'

/** Connections that fall idle while closing are kept alive by their clients. */
const SWEEP_MS = 50

type Webhook = { url: string; secret: string; events?: string[] }

export type SandboxStart = {
  port?: number
  host?: string
  /** The address under which browsers reach `/sandbox-pay/…`; the sandbox's own when left out. */
  publicBase?: string
  /** PostgreSQL URL; memory when left out. */
  stateUrl?: string
  /** Checks every answer and event against Stripe's declarations. */
  testMode?: boolean
  /** An endpoint to have from the start, with a secret both sides know. */
  webhook?: Webhook
  /** The same for what happens to connected accounts. */
  connectWebhook?: Webhook
  /** The storage is lost: nothing can be answered any more until a new start. */
  onStorageLost?: (error: Error) => void
}

export type RunningSandbox = { url: string; port: number; control: SandboxControl; close(): Promise<void> }

/** Starts a sandbox in this process. Throws `StateInUse` when another one owns the same state. */
export async function startSandbox(start: SandboxStart = {}): Promise<RunningSandbox> {
  const host = start.host ?? '127.0.0.1'
  const storage = start.stateUrl ? await postgresStorage(start.stateUrl) : memoryStorage()
  const engine = new Engine({
    publicBase: trimmed(start.publicBase ?? ''),
    testMode: start.testMode ?? false,
    storage,
    onStorageLost: start.onStorageLost,
  })
  await engine.start()
  await ensure(engine, start.webhook, false)
  await ensure(engine, start.connectWebhook, true)
  const server = sandboxServer(engine)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(start.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  if (!start.publicBase) engine.sandbox.publicBase = url
  let closing: Promise<void> | undefined
  return {
    url,
    port,
    control: sandboxControl(url),
    close: () => {
      closing ??= close(server, engine)
      return closing
    },
  }
}

async function ensure(engine: Engine, webhook: Webhook | undefined, isConnect: boolean): Promise<void> {
  if (!webhook) return
  const events = (webhook.events ?? ['*']) as Stripe.WebhookEndpointCreateParams.EnabledEvent[]
  await engine.change('ensure endpoint', () => ensureEndpoint(engine.sandbox, webhook.url, webhook.secret, events, isConnect))
}

/** Finishes the requests under way, then the deliveries, then the storage. */
async function close(server: ReturnType<typeof sandboxServer>, engine: Engine): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  await closed
  clearInterval(sweep)
  await engine.stop()
}

const trimmed = (base: string): string => base.replace(/\/+$/, '')
