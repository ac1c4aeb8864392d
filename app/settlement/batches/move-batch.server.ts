import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'
import { type BatchMove, statesBefore } from './batch-states'
import { sealedFile } from './sealed-file.server'
import { failTransfers, lockTransfers } from './transfers-of-batch.server'

type Batch = typeof payoutBatches.$inferSelect
type Act = { no: string; reason: string }

/** The batch, when the move leads on from where it stands; locked. @throws Refusal missing, conflict `batch-moved-on` */
async function lockBatch(tx: Tx, no: string, move: BatchMove): Promise<Batch> {
  const [batch] = await tx.select().from(payoutBatches).where(eq(payoutBatches.no, no)).for('update')
  if (!batch) throw new Refusal('missing', 'not-found')
  if (!statesBefore(move).includes(batch.state)) throw new Refusal('conflict', 'batch-moved-on')
  return batch
}

const record = (tx: Tx, actorId: string, act: string, { id, no }: Batch, reason: string, detail: Record<string, unknown> = {}) =>
  recordAct(tx, { actorId, act, subjectKind: 'payout_batch', subjectId: id, reason, detail: { no, ...detail } })

/**
 * A second person says that a batch is right.
 * @throws Refusal forbidden `two-people` for whoever made it; missing; conflict `batch-moved-on`
 */
export function approveBatch(db: Db, operatorId: string, { no, reason }: Act): Promise<void> {
  return transact(db, async (tx) => {
    const batch = await lockBatch(tx, no, 'approve')
    if (batch.madeBy === operatorId) throw new Refusal('forbidden', 'two-people')
    await tx
      .update(payoutBatches)
      .set({ state: 'approved', approvedBy: operatorId, approvedAt: sql`now()` })
      .where(and(eq(payoutBatches.id, batch.id), inArray(payoutBatches.state, statesBefore('approve'))))
    await record(tx, operatorId, 'payout.approve', batch, reason, { totalMinor: batch.totalMinor })
  })
}

/**
 * An approved batch goes to the bank: its file is fixed by its hash, and nothing of it can be dropped any more.
 * @throws Refusal missing; conflict `batch-moved-on`
 */
export function exportBatch(db: Db, operatorId: string, { no, reason }: Act): Promise<void> {
  return transact(db, async (tx) => {
    const batch = await lockBatch(tx, no, 'export')
    const { hash } = await sealedFile(tx, batch)
    await tx.update(payoutBatches).set({ state: 'exported', exportedAt: sql`now()`, fileHash: hash }).where(eq(payoutBatches.id, batch.id))
    await tx.execute(sql`
      UPDATE transfers SET state = 'sent' WHERE state = 'requested' AND batch_line_id IN (SELECT id FROM payout_batch_lines WHERE batch_id = ${batch.id})`)
    await record(tx, operatorId, 'payout.export', batch, reason, { fileHash: hash })
  })
}

/**
 * A batch that has not gone to the bank is given up; what it would have paid is payable again.
 * @throws Refusal missing; conflict `batch-moved-on`
 */
export function dropBatch(db: Db, operatorId: string, { no, reason }: Act): Promise<void> {
  return transact(db, async (tx) => {
    const batch = await lockBatch(tx, no, 'drop')
    const lines = await tx.select({ id: payoutBatchLines.id }).from(payoutBatchLines).where(eq(payoutBatchLines.batchId, batch.id))
    const bound = await lockTransfers(
      tx,
      lines.map(({ id }) => id),
    )
    await tx.update(payoutBatches).set({ state: 'dropped', approvedBy: null, approvedAt: null }).where(eq(payoutBatches.id, batch.id))
    await failTransfers(tx, bound, 'batch-dropped')
    await record(tx, operatorId, 'payout.drop', batch, reason)
  })
}
