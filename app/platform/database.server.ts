import type pg from 'pg'
import { connect, type Db } from '#db/client.server'
import { log } from './log.server'

type Opened = { db: Db; pool: pg.Pool; url: string }

// Development reloads modules; the connection outlives them.
const kept = globalThis as { hushangDatabase?: Opened }

/** The open database. Set by `openDatabase` before the first request. */
export let db: Db = kept.hushangDatabase?.db as Db
export let pool: pg.Pool = kept.hushangDatabase?.pool as pg.Pool

/** Opens the process's pool; called once by the server, a script or a test. */
export function openDatabase(url: string, options: { max?: number } = {}): Opened {
  const opened = {
    ...connect(url, { max: options.max ?? 20, onError: (error) => log.warn({ err: error }, 'database connection lost') }),
    url,
  }
  kept.hushangDatabase = opened
  db = opened.db
  pool = opened.pool
  return opened
}

export async function closeDatabase(): Promise<void> {
  await kept.hushangDatabase?.pool.end()
  kept.hushangDatabase = undefined
}
