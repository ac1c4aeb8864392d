import { asc, eq } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { unseal } from '#app/identity/sealed-box.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { BankFacts } from '#app/settlement/bank/bank-facts'
import type { Db, Tx } from '#db/client.server'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'
import { type BatchFileLine, writeBatchFile } from './batch-file.server'

type Sealed = { id: string; reference: string; amountMinor: number; bankSealed: string }

/** A line with its account, opened. */
const openLine = ({ id, reference, amountMinor, bankSealed }: Sealed): BatchFileLine => ({
  ...(unseal(id, bankSealed) as BankFacts),
  reference,
  amountMinor,
})

/** The file of a batch, made of what was sealed when it was drafted. */
export async function sealedFile(tx: Tx | Db, batch: { id: string; no: string; currency: string }) {
  const lines = await tx
    .select()
    .from(payoutBatchLines)
    .where(eq(payoutBatchLines.batchId, batch.id))
    .orderBy(asc(payoutBatchLines.position))
  return writeBatchFile({ no: batch.no, currency: batch.currency, lines: lines.map(openLine) })
}

/**
 * The file that went to the bank, again: the same bytes, or none. Whoever takes it is written down.
 * @throws Refusal missing, while there is none
 * @throws Error when what would come out is not what went out
 */
export function takeFile(db: Db, operatorId: string, no: string): Promise<Buffer> {
  return transact(db, async (tx) => {
    const [batch] = await tx.select().from(payoutBatches).where(eq(payoutBatches.no, no))
    if (!batch?.fileHash) throw new Refusal('missing', 'not-found')
    const { bytes, hash } = await sealedFile(tx, batch)
    if (hash !== batch.fileHash) throw new Error(`the file of ${no} is no longer the one that went out`)
    await recordAct(tx, { actorId: operatorId, act: 'payout.file', subjectKind: 'payout_batch', subjectId: batch.id, detail: { no } })
    return bytes
  })
}
