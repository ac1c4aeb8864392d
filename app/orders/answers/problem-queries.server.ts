import { and, eq } from 'drizzle-orm'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { problems, purchases, sellerOrders } from '#db/schema/orders'

const PAGE = 30

/** One page of the problems that wait for an answer, oldest first. */
export async function openProblems(db: Db, page: RowPage = {}) {
  const walk = walkRows(problems.createdAt, problems.id, page, 'oldest')
  const found = await db
    .select({
      mark: rowMark(problems.createdAt),
      id: problems.id,
      text: problems.text,
      createdAt: problems.createdAt,
      orderNo: sellerOrders.no,
      purchaseNo: purchases.no,
    })
    .from(problems)
    .innerJoin(sellerOrders, eq(sellerOrders.id, problems.sellerOrderId))
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(and(eq(problems.state, 'open'), walk.where))
    .orderBy(walk.orderBy)
    .limit(PAGE + 1)
  return cutPage(found, PAGE, page)
}
