import { bigint, char, customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** Integer minor units; capped by CHECKs far below 2^53, so a JS number is exact. */
export const minor = (name: string) => bigint(name, { mode: 'number' })
export const currency = () => char('currency', { length: 3 }).notNull().default('CNY')

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
