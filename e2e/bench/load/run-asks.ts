import { RawConnection } from './raw-connection'

export type Tally = {
  count: number
  seconds: number
  /** Milliseconds from asking to the last byte. */
  p50: number
  p99: number
  statuses: Record<string, number>
  bytes: number
}

function tallyOf(latencies: Float64Array, seconds: number, statuses: Record<string, number>, bytes: number): Tally {
  const sorted = latencies.slice().sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, seconds, p50: at(0.5), p99: at(0.99), statuses, bytes }
}

/** Does `count` pieces of work on `concurrency` lanes. Work tells the status it met and the bytes it read. */
export async function runLanes(
  count: number,
  concurrency: number,
  laneOf: () => { work(index: number): Promise<{ status: number; bytes: number }>; close(): void },
): Promise<Tally> {
  const latencies = new Float64Array(count)
  const statuses: Record<string, number> = {}
  let next = 0
  let bytes = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: Math.min(concurrency, count) }, async () => {
      const lane = laneOf()
      for (let index = next++; index < count; index = next++) {
        const from = performance.now()
        const done = await lane.work(index)
        latencies[index] = performance.now() - from
        statuses[done.status] = (statuses[done.status] ?? 0) + 1
        bytes += done.bytes
      }
      lane.close()
    }),
  )
  return tallyOf(latencies, (performance.now() - begun) / 1000, statuses, bytes / count)
}

/** Sends prepared requests in turn. */
export function runAsks(
  target: { port: number; host: string },
  requests: readonly Buffer[],
  count: number,
  concurrency: number,
): Promise<Tally> {
  return runLanes(count, concurrency, () => {
    const connection = new RawConnection(target.port, target.host)
    return { work: (index) => connection.ask(requests[index % requests.length] as Buffer), close: () => connection.close() }
  })
}
