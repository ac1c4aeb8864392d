import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { PreparingClient } from './preparing-client.server'
import * as bookingLines from './schema/booking-lines'
import * as bookings from './schema/bookings'
import * as cart from './schema/cart'
import * as catalogue from './schema/catalogue'
import * as claims from './schema/claims'
import * as experiences from './schema/experiences'
import * as fees from './schema/fees'
import * as ledger from './schema/ledger'
import * as orders from './schema/orders'
import * as payments from './schema/payments'
import * as people from './schema/people'
import * as places from './schema/places'
import * as platform from './schema/platform'
import * as rates from './schema/rates'
import * as sellers from './schema/sellers'
import * as stays from './schema/stays'
import * as trips from './schema/trips'

const schema = {
  ...people,
  ...places,
  ...sellers,
  ...catalogue,
  ...claims,
  ...stays,
  ...trips,
  ...rates,
  ...cart,
  ...orders,
  ...bookings,
  ...experiences,
  ...bookingLines,
  ...payments,
  ...fees,
  ...ledger,
  ...platform,
}

export type Db = NodePgDatabase<typeof schema>
/** A transaction. Commands that take `Db | Tx` may run inside another's transaction. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

const DATE = 1082
const INT8 = 20
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond exact numbers`)
  return value
})

/**
 * Opens a pool. Every connection carries the time limits of the spec: statements 5 s, locks 3 s, idle transactions 10 s.
 * @param options.max connections at most
 * @param options.patient waits a minute for a connection or a lock: for crowds in tests on a slow machine, where no limit is being tested
 * @param options.onError told of errors of idle connections, which must never end the process
 */
export function connect(
  url: string,
  options: { max?: number; statementTimeoutMs?: number; patient?: boolean; onError?: (error: Error) => void } = {},
): { db: Db; pool: pg.Pool } {
  const report = options.onError ?? (() => {})
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.max ?? 20,
    connectionTimeoutMillis: options.patient ? 60_000 : 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? (options.patient ? 60_000 : 5_000),
    lock_timeout: options.patient ? 60_000 : 3_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'hushang',
  })
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return { db: drizzle(pool, { schema }), pool }
}
