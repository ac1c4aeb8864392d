import { and, eq, inArray } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { transact, violatedConstraint } from '#app/platform/transact.server'
import { stallRow } from '#app/sellers/opening/open-stall.server'
import { placeOf } from '#app/sellers/villages/village-queries.server'
import type { Db } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import type { StallFace, StallInput } from './stall-input'
import { stallOf } from './stall-queries.server'
import { stallSpelling } from './stall-spelling'
import { stallMoves } from './stall-states'

/**
 * Changes what buyers read about a stall; its name and papers stay.
 * @throws Refusal 'missing' not-found for somebody without a stall
 */
export async function editStall(db: Db, actor: { userId: string }, face: StallFace): Promise<void> {
  await transact(db, async (tx) => {
    const stall = await stallOf(tx, actor.userId)
    if (!stall) throw new Refusal('missing', 'not-found')
    const place = await placeOf(tx, stall.villageCode ?? stall.townCode)
    const spelling = stallSpelling([
      stall.nameZh,
      stall.nameEn,
      face.contactZh,
      face.contactEn,
      face.grows,
      place?.name,
      place?.where,
      place?.whereEn,
    ])
    await tx
      .update(sellers)
      .set({ ...face, ...spelling })
      .where(and(eq(sellers.id, stall.id), eq(sellers.ownerId, actor.userId)))
  })
}

/**
 * Hands a stall in again after the operator asked back or refused it, with everything its owner changed.
 * @throws Refusal 'conflict' stall-moved when it is not waiting for its owner; stall-name-taken
 */
export async function resubmitStall(db: Db, actor: { userId: string }, input: StallInput): Promise<void> {
  try {
    await transact(db, async (tx) => {
      const { row } = await stallRow(tx, input)
      const [moved] = await tx
        .update(sellers)
        .set({ ...row, status: stallMoves.resubmit.to })
        .where(and(eq(sellers.ownerId, actor.userId), inArray(sellers.status, [...stallMoves.resubmit.from])))
        .returning({ id: sellers.id })
      if (!moved) throw new Refusal('conflict', 'stall-moved')
      await recordAct(tx, { actorId: actor.userId, act: 'stall.resubmit', subjectKind: 'seller', subjectId: moved.id })
    })
  } catch (error) {
    if (violatedConstraint(error) === 'sellers_name_skeleton_unique') throw new Refusal('conflict', 'stall-name-taken')
    throw error
  }
}
