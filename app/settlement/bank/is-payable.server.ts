import { type SQL, sql } from 'drizzle-orm'
import { bankHoldHours } from './bank-facts'

/** Whether an account can be paid now, also before the clock's job has said so; alias `c` is `payout_accounts`. */
export const isPayable: SQL = sql`(c.state = 'active' OR (c.provider = 'bank_batch' AND c.state = 'pending' AND c.changed_at <= now() - make_interval(hours => ${bankHoldHours})))`
