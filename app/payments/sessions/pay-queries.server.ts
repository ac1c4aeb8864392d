import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

type PayAttempts = { isProcessing: boolean; isQuarantined: boolean; failure: string | null }

/** What the payment page must know of a purchase's attempts. */
export async function payAttempts(db: Db, purchaseId: string): Promise<PayAttempts> {
  const { rows } = await db.execute<PayAttempts>(sql`
    SELECT coalesce(bool_or(state = 'processing'), false) AS "isProcessing", coalesce(bool_or(quarantine IS NOT NULL), false) AS "isQuarantined",
      (array_agg(failure ORDER BY attempt DESC) FILTER (WHERE state = 'created'))[1] AS failure
    FROM payments WHERE purchase_id = ${purchaseId}`)
  return rows[0] ?? { isProcessing: false, isQuarantined: false, failure: null }
}
