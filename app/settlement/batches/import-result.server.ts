import { asc, eq, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'
import { type ReadResult, type ResultFault, type ResultLine, readResultFile } from './result-file.server'
import { type Bound, failTransfers, lockTransfers, payTransfers } from './transfers-of-batch.server'

type Line = typeof payoutBatchLines.$inferSelect
export type Imported = { isTaken: true; paid: number; returned: number } | { isTaken: false; faults: ResultFault[] }

/** What of a bank's file does not fit the batch. */
function misfits(lines: readonly Line[], told: readonly ResultLine[]): ResultFault[] {
  const known = new Map(lines.map((line) => [line.reference, line]))
  return told.flatMap((result): ResultFault[] => {
    const line = known.get(result.reference)
    if (!line) return [{ key: 'result-unknown', reference: result.reference }]
    if (line.amountMinor !== result.amountMinor) return [{ key: 'result-line-amount', reference: result.reference }]
    return line.state === 'returned' && result.outcome === 'paid' ? [{ key: 'result-changed', reference: result.reference }] : []
  })
}

/** The accounts of sellers whose money came back, unless they have given another since: those are asked for their details. */
async function restrictPayees(tx: Tx, returned: readonly Line[], since: Date): Promise<void> {
  for (const sellerId of returned.map((line) => line.sellerId).sort())
    await tx.execute(sql`
      UPDATE payout_accounts SET state = 'restricted', requirements = '{bank_returned}', changed_at = now()
      WHERE seller_id = ${sellerId} AND provider = 'bank_batch' AND changed_at <= ${since.toISOString()}::timestamptz`)
}

async function settleLine(tx: Tx, line: Line, { outcome, failure }: ResultLine, bound: readonly Bound[]): Promise<void> {
  const own = bound.filter(({ lineId }) => lineId === line.id)
  await tx
    .update(payoutBatchLines)
    .set({ state: outcome, failure: outcome === 'returned' ? failure : null, reportedAt: new Date() })
    .where(eq(payoutBatchLines.id, line.id))
  if (outcome === 'paid') await payTransfers(tx, own)
  else await failTransfers(tx, own, failure || 'returned')
  await announce(tx, outcome === 'paid' ? 'payout_paid' : 'payout_returned', line.id, { lineId: line.id })
}

/**
 * Takes over what the bank says it did with the lines of a batch. A file that does not fit is refused whole, with everything that is wrong;
 * one that was taken before changes nothing. A returned line is payable again, also when the bank had said before that it was paid.
 * @throws Refusal missing; conflict `batch-moved-on` before it was exported
 */
export async function importResult(
  db: Db,
  operatorId: string,
  { no, bytes, reason }: { no: string; bytes: Uint8Array; reason: string },
): Promise<Imported> {
  return transact(db, async (tx) => {
    const [batch] = await tx.select().from(payoutBatches).where(eq(payoutBatches.no, no)).for('update')
    if (!batch) throw new Refusal('missing', 'not-found')
    if (!['exported', 'closed'].includes(batch.state)) throw new Refusal('conflict', 'batch-moved-on')
    const lines = await tx
      .select()
      .from(payoutBatchLines)
      .where(eq(payoutBatchLines.batchId, batch.id))
      .orderBy(asc(payoutBatchLines.position))
    const read: ReadResult = readResultFile(bytes, batch.currency)
    const faults = [...read.faults, ...misfits(lines, read.lines)]
    if (faults.length > 0) return { isTaken: false, faults }
    const told = new Map(read.lines.map((result) => [result.reference, result]))
    const fresh = lines.filter(({ reference, state }) => told.has(reference) && told.get(reference)?.outcome !== state)
    const of = (outcome: ResultLine['outcome']) => fresh.filter(({ reference }) => told.get(reference)?.outcome === outcome)
    const [paid, returned] = [of('paid'), of('returned')]
    if (fresh.length === 0) return { isTaken: true, paid: 0, returned: 0 }
    await restrictPayees(tx, returned, batch.madeAt)
    const bound = await lockTransfers(
      tx,
      fresh.map(({ id }) => id),
    )
    for (const line of fresh) await settleLine(tx, line, told.get(line.reference) as ResultLine, bound)
    await tx.execute(sql`
      UPDATE payout_batches SET state = 'closed' WHERE id = ${batch.id} AND NOT EXISTS (
        SELECT 1 FROM payout_batch_lines WHERE batch_id = ${batch.id} AND state = 'waiting')`)
    await recordAct(tx, {
      actorId: operatorId,
      act: 'payout.result',
      subjectKind: 'payout_batch',
      subjectId: batch.id,
      reason,
      detail: { no, paid: paid.length, returned: returned.length },
    })
    return { isTaken: true, paid: paid.length, returned: returned.length }
  })
}
