import { eq, inArray, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import type { Tx } from '#db/client.server'
import { stockLedger, stocks } from '#db/schema/catalogue'

type SoldLine = { id: string; offerId: string; quantity: number }

/** Puts sold goods back on the stall; the ledger refuses to take one line back twice. */
export async function returnStock(tx: Tx, lines: readonly SoldLine[]): Promise<void> {
  const offerIds = [...new Set(lines.map((line) => line.offerId))].sort()
  await tx.select({ id: stocks.offerId }).from(stocks).where(inArray(stocks.offerId, offerIds)).orderBy(stocks.offerId).for('update')
  await tx
    .insert(stockLedger)
    .values(lines.map(({ id, offerId, quantity }) => ({ id: newId(), offerId, delta: quantity, reason: 'return' as const, refId: id })))
  for (const offerId of offerIds) {
    const quantity = lines.filter((line) => line.offerId === offerId).reduce((sum, line) => sum + line.quantity, 0)
    await tx
      .update(stocks)
      .set({ onHand: sql`${stocks.onHand} + ${quantity}` })
      .where(eq(stocks.offerId, offerId))
  }
}

/** Sets the stock of a cancelled order's offers to what the seller counted, never below what other buyers are paying for now. */
export async function setCountedStock(
  tx: Tx,
  actorId: string,
  lines: readonly SoldLine[],
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const offerIds = [...new Set(lines.map((line) => line.offerId))].filter((offerId) => counts[offerId] !== undefined).sort()
  if (offerIds.length === 0) return
  const levels = await tx.select().from(stocks).where(inArray(stocks.offerId, offerIds)).orderBy(stocks.offerId).for('update')
  for (const { offerId, onHand, held } of levels) {
    const counted = Math.max(counts[offerId] ?? 0, held)
    if (counted === onHand) continue
    await tx
      .update(stocks)
      .set({ onHand: counted, version: sql`${stocks.version} + 1` })
      .where(eq(stocks.offerId, offerId))
    await tx.insert(stockLedger).values({ id: newId(), offerId, delta: counted - onHand, reason: 'adjust', actorId })
  }
}
