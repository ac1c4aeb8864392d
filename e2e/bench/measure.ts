import { type Child, startChild } from './child'
import type { FloorAnswers, FloorOrder } from './floors/plain-http'
import type { Answers, Order } from './load/orders'
import type { Ask, Target } from './load/request-bytes'
import type { Tally } from './load/run-asks'
import type { MarketUnderTest } from './market-under-test'
import { cpuSeconds } from './process-times'

export type Row = {
  what: string
  listings: number
  perSecond: number
  p50: number
  p99: number
  /** CPU milliseconds of one request or purchase. */
  cpu: { store: number; database: number; sandbox: number }
  statuses: Record<string, number>
  bytes: number
  floor?: Floor
}

/** The same answer, or the same rows, with nothing around it. */
export type Floor = { perSecond: number; p50: number; cpu: number }

export type Load = Child<Order, Answers>

const FEWEST = 40
const MOST = 60_000

/** As many as fill the time, judged by earlier runs that warm everything up: the first requests of a process are slow ones. */
export async function forSeconds(seconds: number, first: number, run: (count: number) => Promise<Tally>): Promise<() => Promise<Tally>> {
  const fitting = ({ count, seconds: took }: Tally, time: number) => Math.min(MOST, Math.max(FEWEST, Math.round((count / took) * time)))
  let warming = await run(first)
  for (let round = 0; round < 2; round += 1) warming = await run(fitting(warming, seconds / 3))
  const count = fitting(warming, seconds)
  return () => run(count)
}

/** Runs measured work and tells what each request cost in each process. `afterwards` belongs to the work. */
export async function measure(
  market: MarketUnderTest,
  what: string,
  listings: number,
  work: () => Promise<Tally>,
  afterwards?: () => Promise<void>,
): Promise<Row> {
  const before = market.cpu()
  const begun = performance.now()
  const tally = await work()
  await afterwards?.()
  const seconds = afterwards ? (performance.now() - begun) / 1000 : tally.seconds
  const after = market.cpu()
  const each = (process: keyof typeof before) => ((after[process] - before[process]) * 1000) / tally.count
  return {
    what,
    listings,
    perSecond: tally.count / seconds,
    p50: tally.p50,
    p99: tally.p99,
    cpu: { store: each('store'), database: each('database'), sandbox: each('sandbox') },
    statuses: tally.statuses,
    bytes: tally.bytes,
  }
}

const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date'])

function headersOf(head: string): [string, string][] {
  return head
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
    .filter(([name]) => !framing.has(name.toLowerCase()))
}

/** Measures node:http giving the very answer that the market gives to a request. */
export async function plainHttpFloor(load: Load, target: Target, ask: Ask, seconds: number, concurrency: number): Promise<Floor> {
  const { status, head, body } = await load.ask({ kind: 'bytes', target, ask })
  const floor = await startChild<FloorOrder, FloorAnswers>('floors/plain-http.ts')
  try {
    const { port } = await floor.ask({ kind: 'give', status, headers: headersOf(head), body })
    const run = await forSeconds(seconds, 500, (count) =>
      load.ask({ kind: 'asks', target: { ...target, port }, asks: [ask], count, concurrency }),
    )
    const before = cpuSeconds(floor.pid)
    const tally = await run()
    return { perSecond: tally.count / tally.seconds, p50: tally.p50, cpu: ((cpuSeconds(floor.pid) - before) * 1000) / tally.count }
  } finally {
    await floor.stop()
  }
}
