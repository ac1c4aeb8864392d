import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { slugOf } from '#app/kernel/slug'
import { transact, violatedConstraint } from '#app/platform/transact.server'
import { firstDeliveryTerms, type StallInput } from '#app/sellers/stall/stall-input'
import { stallSpelling } from '#app/sellers/stall/stall-spelling'
import { type Place, placeOf } from '#app/sellers/villages/village-queries.server'
import type { Db, Tx } from '#db/client.server'
import { users } from '#db/schema/people'
import { divisions } from '#db/schema/places'
import { deliveryTerms, sellers } from '#db/schema/sellers'
import { nameSkeleton } from './name-skeleton'
import { isUsccShape } from './uscc'

/** @throws Refusal for papers that no form would let through */
function checkPapers(input: StallInput): void {
  if (input.kind === 'household' && !input.exemptionAccepted) throw new Refusal('invalid', 'exemption-needed')
  if (input.kind !== 'household' && !(input.uscc && isUsccShape(input.uscc))) throw new Refusal('invalid', 'uscc-needed')
}

/** The columns of a stall that follow from what its owner wrote. */
export async function stallRow(
  tx: Tx,
  input: StallInput,
): Promise<{ place: Place; row: Omit<typeof sellers.$inferInsert, 'id' | 'ownerId' | 'slug'> }> {
  checkPapers(input)
  const skeleton = nameSkeleton(input.nameZh)
  if (!skeleton) throw new Refusal('invalid', 'stall-name-empty')
  const place = await placeOf(tx, input.place)
  if (!place) throw new Refusal('missing', 'place-unknown')
  const townCode = input.place.slice(0, 9)
  const [town] = await tx.select({ lon: divisions.lon, lat: divisions.lat }).from(divisions).where(eq(divisions.code, townCode))
  const { place: code, exemptionAccepted, ...face } = input
  const row = {
    ...face,
    uscc: input.kind === 'household' ? null : input.uscc,
    nameSkeleton: skeleton,
    townCode,
    villageCode: code.length === 12 ? code : null,
    lon: town?.lon ?? null,
    lat: town?.lat ?? null,
    exemptionAcceptedAt: input.kind === 'household' && exemptionAccepted ? new Date() : null,
    ...stallSpelling([input.nameZh, input.nameEn, input.contactZh, input.contactEn, input.grows, place.name, place.where, place.whereEn]),
  }
  return { place, row }
}

/**
 * Opens a stall; an operator looks at it before it may sell. One person has one stall.
 * @throws Refusal 'conflict' stall-exists or stall-name-taken (look-alike names count as the same)
 */
export async function openStall(db: Db, actor: { userId: string }, input: StallInput): Promise<{ sellerId: string; slug: string }> {
  try {
    return await transact(db, async (tx) => {
      // Two forms sent at once wait for each other here, and the second finds the stall.
      await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('update')
      const [known] = await tx.select({ id: sellers.id }).from(sellers).where(eq(sellers.ownerId, actor.userId))
      if (known) throw new Refusal('conflict', 'stall-exists')
      const { row } = await stallRow(tx, input)
      const sellerId = newId()
      const slug = `${slugOf(input.nameZh) || 'tanwei'}-${randomBytes(2).toString('hex')}`
      await tx.insert(sellers).values({ ...row, id: sellerId, ownerId: actor.userId, slug, status: 'review' })
      await tx.insert(deliveryTerms).values({ sellerId, ...firstDeliveryTerms })
      await tx
        .update(users)
        .set({ name: input.contactZh.slice(0, 40) })
        .where(eq(users.id, actor.userId))
      await recordAct(tx, { actorId: actor.userId, act: 'stall.open', subjectKind: 'seller', subjectId: sellerId })
      return { sellerId, slug }
    })
  } catch (error) {
    if (violatedConstraint(error) === 'sellers_name_skeleton_unique') throw new Refusal('conflict', 'stall-name-taken')
    throw error
  }
}
