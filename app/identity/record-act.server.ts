import { newId } from '#app/kernel/new-id'
import type { Tx } from '#db/client.server'
import { auditLog } from '#db/schema/people'

export type Act = {
  actorId: string
  /** `stall.approve`, `account.close` and the like. */
  act: string
  subjectKind: string
  subjectId: string
  reason?: string
  detail?: Record<string, unknown>
}

/** Writes down who did what to what, and why, in the transaction of the act. The row can never be changed. */
export async function recordAct(tx: Tx, act: Act): Promise<void> {
  await tx.insert(auditLog).values({ id: newId(), ...act })
}
