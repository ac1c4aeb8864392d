import { asc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { problems, purchases, sellerOrders } from '#db/schema/orders'

/** Problems that wait for an answer, oldest first. */
export function openProblems(db: Db) {
  return db
    .select({ id: problems.id, text: problems.text, createdAt: problems.createdAt, orderNo: sellerOrders.no, purchaseNo: purchases.no })
    .from(problems)
    .innerJoin(sellerOrders, eq(sellerOrders.id, problems.sellerOrderId))
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(eq(problems.state, 'open'))
    .orderBy(asc(problems.createdAt))
    .limit(50)
}
