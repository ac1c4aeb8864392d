import { eq } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { disputes } from '#db/schema/settlement'
import { evidenceOf } from './evidence.server'
import { syncDispute } from './sync-dispute.server'

type Dispute = typeof disputes.$inferSelect

async function openDispute(db: Db, disputeId: string): Promise<Dispute> {
  const [dispute] = await db.select().from(disputes).where(eq(disputes.id, disputeId))
  if (!dispute) throw new Refusal('missing', 'dispute-missing')
  if (dispute.closedAt) throw new Refusal('conflict', 'dispute-closed')
  return dispute
}

const logged = (tx: Tx, actorId: string, act: string, subjectId: string, reason: string) =>
  recordAct(tx, { actorId, act, subjectKind: 'dispute', subjectId, reason })

/**
 * Hands in what the market knows of the orders, with the operator's own words. The bank takes it once.
 * @throws Refusal missing `dispute-missing`, conflict `dispute-closed`, unavailable `payments-down`
 */
export async function submitEvidence(
  db: Db,
  operatorId: string,
  { disputeId, words }: { disputeId: string; words: string },
): Promise<void> {
  const dispute = await openDispute(db, disputeId)
  const known = await evidenceOf(db, disputeId)
  const evidence = { ...known, uncategorized_text: [words, known.uncategorized_text].filter(Boolean).join('\n\n') }
  await provider.disputes.answer(dispute.providerRef, evidence).catch((error: unknown) => {
    if (isRefusedByProvider(error)) throw new Refusal('conflict', 'dispute-closed')
    throw error
  })
  await transact(db, async (tx) => {
    await tx.update(disputes).set({ evidence, submittedAt: new Date(), submittedBy: operatorId }).where(eq(disputes.id, disputeId))
    await logged(tx, operatorId, 'dispute.evidence', disputeId, words)
  })
  await syncDispute(db, dispute.providerRef)
}

/** Gives a dispute up: the buyer keeps the money. @throws Refusal missing `dispute-missing`, conflict `dispute-closed`, unavailable `payments-down` */
export async function concedeDispute(
  db: Db,
  operatorId: string,
  { disputeId, reason }: { disputeId: string; reason: string },
): Promise<void> {
  const dispute = await openDispute(db, disputeId)
  await transact(db, (tx) => logged(tx, operatorId, 'dispute.concede', disputeId, reason))
  await provider.disputes.concede(dispute.providerRef).catch((error: unknown) => {
    if (!isRefusedByProvider(error)) throw error
  })
  await syncDispute(db, dispute.providerRef)
}

/** Says who bears a dispute if it is lost: the seller, with the fee in proportion, or the house. @throws Refusal missing, conflict `dispute-closed` */
export async function chooseBearer(
  db: Db,
  operatorId: string,
  { disputeId, borneBy, reason }: { disputeId: string; borneBy: 'seller' | 'house'; reason: string },
): Promise<void> {
  await openDispute(db, disputeId)
  await transact(db, async (tx) => {
    const [open] = await tx.select({ closedAt: disputes.closedAt }).from(disputes).where(eq(disputes.id, disputeId)).for('update')
    if (open?.closedAt) throw new Refusal('conflict', 'dispute-closed')
    await tx.update(disputes).set({ borneBy }).where(eq(disputes.id, disputeId))
    await logged(tx, operatorId, `dispute.borne-by-${borneBy}`, disputeId, reason)
  })
}
