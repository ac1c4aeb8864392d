import { eq } from 'drizzle-orm'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { shipOrder } from '#app/orders/moving/ship-order.server'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { releaseOrder } from '#app/settlement/release/release-order.server'
import { giveBankAccount } from '#app/settlement/testing/bank-runs'
import { purchases, sellerOrders } from '#db/schema/orders'
import type { Market } from '../test'

/** The orders of a purchase, sent and received, and settled: their money is payable. */
export async function makePayable({ db }: Market, purchaseNo: string): Promise<void> {
  const rows = await db
    .select({ order: sellerOrders, purchaseId: purchases.id })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(eq(purchases.no, purchaseNo))
  for (const { order, purchaseId } of rows) {
    const parcel = { sellerOrderId: order.id, carrier: '顺丰速运', trackingNo: `SF${newId().slice(-12)}` }
    if (order.state === 'paid') await shipOrder(db, { kind: 'seller', id: newId(), sellerId: order.sellerId }, parcel)
    await receiveOrder(db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: order.id })
    await releaseOrder(db, order.id)
  }
}

/** A run of bank payments of all that is payable to a seller, as far as it was taken. The number of the batch. */
export async function runBank({ db }: Market, sellerId: string, upTo: 'drafted' | 'exported'): Promise<string> {
  await giveBankAccount(db, sellerId)
  const [maker, checker] = [await signInAs(db, { role: 'operator' }), await signInAs(db, { role: 'operator', name: '合作社小费' })]
  const no = await draftBatch(db, maker.userId, { currency: 'CNY', reason: '每周打款' })
  if (upTo === 'drafted') return no
  await approveBatch(db, checker.userId, { no, reason: '核对过' })
  await exportBatch(db, maker.userId, { no, reason: '交给银行' })
  return no
}
