import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { log } from '#app/platform/log.server'

/** `points` requests in `seconds` from one network; `perAccount` from one signed-in person, wherever they are. */
const tiers = {
  read: { points: 3000, seconds: 60 },
  search: { points: 600, seconds: 60 },
  write: { points: 400, seconds: 60, perAccount: 120 },
  signIn: { points: 40, seconds: 600 },
  findOrder: { points: 20, seconds: 600 },
} as const

export type Tier = keyof typeof tiers
const FLUSH_MS = 1000

/** What a request counts as. `path` is plain; `asks` tells whether a query is given. */
export function tierOf(method: string, path: string, asks: boolean): Tier {
  const reading = method === 'GET' || method === 'HEAD'
  if (path === '/orders/find') return reading && !asks ? 'read' : 'findOrder'
  if (path === '/search' || path === '/api/suggest') return 'search'
  if (reading) return 'read'
  return path.startsWith('/login') || path.startsWith('/api/auth/') ? 'signIn' : 'write'
}

type Limiter = Pick<RateLimiterPostgres, 'consume' | 'penalty' | 'points'>

function limiterOf(pool: pg.Pool, keyPrefix: string, points: number, seconds: number): Limiter {
  // While the database is away a count of our own stands in, so that sign-in stays limited.
  const insuranceLimiter = new RateLimiterMemory({ keyPrefix, points, duration: seconds })
  return new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter,
  })
}

const isRefusal = (outcome: unknown): outcome is RateLimiterRes => typeof (outcome as RateLimiterRes | null)?.msBeforeNext === 'number'
const secondsUntil = (ms: number) => Math.max(1, Math.ceil(ms / 1000))

/** Reading is counted here and told to the database once a second; all instances see the sum. */
function tally(limiter: Limiter) {
  const counted = new Map<string, number>()
  const blockedUntil = new Map<string, number>()
  const flush = async () => {
    const batch = [...counted]
    counted.clear()
    const now = Date.now()
    for (const [key, until] of blockedUntil) if (until <= now) blockedUntil.delete(key)
    for (const [key, count] of batch) {
      const sum = await limiter.penalty(key, count)
      if (sum.consumedPoints > limiter.points) blockedUntil.set(key, now + sum.msBeforeNext)
    }
  }
  return {
    flush,
    /** Seconds to wait, or 0. */
    count(key: string): number {
      const until = blockedUntil.get(key)
      if (until !== undefined && until > Date.now()) return secondsUntil(until - Date.now())
      const count = (counted.get(key) ?? 0) + 1
      counted.set(key, count)
      return count > limiter.points ? 1 : 0
    },
  }
}

export type RateLimits = {
  /** Counts a reading request at once. Seconds to wait, or 0. */
  countReading(tier: 'read' | 'search', network: string): number
  /** Counts a request that may change or find something. Seconds to wait, or 0. */
  count(tier: Tier, network: string, account: string | null): Promise<number>
  close(): Promise<void>
}

/** Limits kept in the table `rate_limits`, so that a restart or a second instance does not start from nothing. */
export function openRateLimits(pool: pg.Pool): RateLimits {
  const byNetwork = Object.fromEntries(
    Object.entries(tiers).map(([tier, { points, seconds }]) => [tier, limiterOf(pool, `${tier}:net`, points, seconds)]),
  ) as Record<Tier, Limiter>
  const byAccount = limiterOf(pool, 'write:who', tiers.write.perAccount, tiers.write.seconds)
  const tallies = { read: tally(byNetwork.read), search: tally(byNetwork.search) }
  const flush = () =>
    Promise.all([tallies.read.flush(), tallies.search.flush()]).catch((error) =>
      log.warn({ err: error }, 'reading was not counted'),
    ) as Promise<unknown>
  const timer = setInterval(flush, FLUSH_MS)
  timer.unref()
  const consume = async (limiter: Limiter, key: string): Promise<number> => {
    try {
      await limiter.consume(key)
      return 0
    } catch (outcome) {
      if (isRefusal(outcome)) return secondsUntil(outcome.msBeforeNext)
      log.warn({ err: outcome }, 'a limit could not be counted')
      return 0
    }
  }
  return {
    countReading: (tier, network) => tallies[tier].count(network),
    async count(tier, network, account) {
      const waits = await Promise.all([consume(byNetwork[tier], network), account && tier === 'write' ? consume(byAccount, account) : 0])
      return Math.max(...waits)
    },
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}

/** The same, counting nothing: for measuring and for journeys that share one address. */
export const noRateLimits: RateLimits = { countReading: () => 0, count: async () => 0, close: async () => {} }
