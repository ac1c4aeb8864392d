import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type pg from 'pg'
import type { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type AnswerKind = 'page' | 'data' | 'kept' | 'static' | 'notice' | 'sandbox' | 'upload' | 'own'

type Instruments = { registry: Registry; seconds: Histogram<'kind' | 'status'>; refused: Counter<'status'>; connections: Gauge<'state'> }

const LOAD_AFTER_MS = 1_000

let instruments: Promise<Instruments> | undefined
let ready: Instruments | undefined

async function make(): Promise<Instruments> {
  const prom = await import('prom-client')
  const registry = new prom.Registry()
  prom.collectDefaultMetrics({ register: registry })
  const made = {
    registry,
    seconds: new prom.Histogram({
      name: 'http_answer_seconds',
      help: 'Time from request to the end of the answer',
      labelNames: ['kind', 'status'] as const,
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [registry],
    }),
    refused: new prom.Counter({
      name: 'http_refused_total',
      help: 'Requests refused before a page was asked',
      labelNames: ['status'] as const,
      registers: [registry],
    }),
    connections: new prom.Gauge({
      name: 'database_connections',
      help: 'Connections of this process to the database',
      labelNames: ['state'] as const,
      registers: [registry],
    }),
  }
  ready = made
  return made
}

const known = new Map<string, Histogram.Internal<'kind' | 'status'>>()

/** Labels are looked up once a kind of answer: the look-up costs more than the counting. */
function secondsOf({ seconds }: Instruments, kind: AnswerKind, hundreds: number) {
  const key = `${kind}${hundreds}`
  let found = known.get(key)
  if (!found) {
    found = seconds.labels(kind, `${hundreds}xx`)
    known.set(key, found)
  }
  return found
}

/** Counts an answer. The counters themselves are loaded once the first page is out. */
export function observeAnswer(kind: AnswerKind, status: number, seconds: number): void {
  const count = (made: Instruments) => secondsOf(made, kind, Math.floor(status / 100)).observe(seconds)
  if (ready) {
    count(ready)
    return
  }
  instruments ??= new Promise((resolve) => setTimeout(resolve, LOAD_AFTER_MS).unref()).then(make)
  void instruments.then(count)
}

export function countRefusal(status: number): void {
  ready?.refused.labels(String(status)).inc()
}

/** All counters in Prometheus' text form. */
export async function metricsText(pool: pg.Pool): Promise<{ type: string; text: string }> {
  instruments ??= make()
  const { registry, connections } = await instruments
  connections.labels('idle').set(pool.idleCount)
  connections.labels('busy').set(pool.totalCount - pool.idleCount)
  connections.labels('waiting').set(pool.waitingCount)
  return { type: registry.contentType, text: await registry.metrics() }
}

const isLoopback = (address: string | undefined) => /^(127\.|::1$|::ffff:127\.)/.test(address ?? '')

/** Who may read the counters: a bearer of METRICS_TOKEN; without one, this machine itself, as long as the market is not public. */
export function mayReadMetrics(req: IncomingMessage, token: string | undefined, isPublic: boolean, cameThroughProxy: boolean): boolean {
  if (token === undefined) return !isPublic && !cameThroughProxy && isLoopback(req.socket.remoteAddress)
  const given = Buffer.from(String(req.headers.authorization ?? ''))
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
