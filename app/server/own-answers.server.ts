import type { RequestHandler } from 'express'
import { pool } from '#app/platform/database.server'
import { askedBy } from '#app/server/asked.server'
import { mayReadMetrics, metricsText } from '#app/server/metrics.server'

const PING_MS = 2_000

/** Whether the database answers within two seconds. */
async function databaseAnswers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PING_MS, false).unref())
  const asked = pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late])
}

/** For those who run the market: alive, ready, counters. */
export function ownAnswers({
  readiness,
  metricsToken,
  isPublic,
}: {
  readiness: { ready: boolean }
  metricsToken: string | undefined
  isPublic: boolean
}): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const asked = askedBy(req)
    const answer = async () => {
      if (asked.path === '/healthz') return void res.type('text/plain').send('ok\n')
      if (asked.path === '/readyz') {
        const ready = readiness.ready && (await databaseAnswers())
        return void res
          .status(ready ? 200 : 503)
          .type('text/plain')
          .send(ready ? 'ready\n' : 'not ready\n')
      }
      if (!mayReadMetrics(req, metricsToken, isPublic, asked.forwarded)) return next()
      const { type, text } = await metricsText(pool)
      res.type(type).send(text)
    }
    if (asked.path !== '/healthz' && asked.path !== '/readyz' && asked.path !== '/metrics') return next()
    asked.kind = 'own'
    answer().catch(next)
  }
}
