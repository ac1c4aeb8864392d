import pg from 'pg'
import { log } from '#app/platform/log.server'

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000
const ALIVE_EVERY_MS = 15_000

type Listener = {
  /** Something a list shows has changed ('*'), or the pages of one listing. */
  onNews(listingId: string): void
  /** News may have been missed from now on; `true` once they are heard again. */
  onHearing(hears: boolean): void
}

/** Listens for changes of the catalogue on a connection of its own, and opens it again whenever it is lost. */
export function hearCatalogue(databaseUrl: string, { onNews, onHearing }: Listener): { ready: Promise<void>; close(): Promise<void> } {
  let client: pg.Client | null = null
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let waitMs = FIRST_RETRY_MS

  const lose = (lost: pg.Client) => {
    if (client !== lost) return
    client = null
    onHearing(false)
    lost.end().catch(() => {})
    if (closed) return
    retry = setTimeout(() => void listen(), waitMs)
    retry.unref()
    waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS)
  }

  const listen = async () => {
    const opening = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      query_timeout: 5_000,
      application_name: 'hushang-pages',
    })
    client = opening
    opening.on('error', () => lose(opening))
    opening.on('end', () => lose(opening))
    opening.on('notification', ({ payload }) => onNews(payload || '*'))
    try {
      await opening.connect()
      await opening.query('LISTEN catalogue')
      if (client !== opening) return
      waitMs = FIRST_RETRY_MS
      onHearing(true)
    } catch (error) {
      log.warn({ err: error }, 'changes of the catalogue are not heard')
      lose(opening)
    }
  }

  const pulse = setInterval(() => {
    const asked = client
    asked?.query('SELECT 1').catch(() => lose(asked))
  }, ALIVE_EVERY_MS)
  pulse.unref()

  return {
    ready: listen(),
    async close() {
      closed = true
      clearInterval(pulse)
      clearTimeout(retry)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
