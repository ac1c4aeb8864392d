import { and, eq } from 'drizzle-orm'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { payments } from '#db/schema/payments'
import { buyerOf, buyerPaths, orderFacts } from './order-facts.server'
import { tell } from './tell.server'

/** A buyer whose bank turned the payment down days later hears of it; one who never paid knows. */
export async function tellUnpaid(db: Db, payload: JobPayload): Promise<void> {
  const purchaseId = String(payload.purchaseId ?? '')
  const failed = await db.$count(payments, and(eq(payments.purchaseId, purchaseId), eq(payments.state, 'failed')))
  const [facts] = failed > 0 ? await orderFacts(db, { purchaseId }) : []
  if (!facts) return
  await tell(db, buyerOf(facts), {
    template: 'unpaid-buyer',
    values: { no: facts.purchaseNo },
    ...buyerPaths(facts),
    key: facts.purchaseNo,
  })
}
