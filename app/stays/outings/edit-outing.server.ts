import { eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { transact } from '#app/platform/transact.server'
import { placeColumns, spellAgain } from '#app/stays/places/place-columns.server'
import { placeOfStall } from '#app/stays/places/place-of-stall.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { experiences } from '#db/schema/experiences'
import { writeOwnOuting } from './own-outing.server'

/** What a host says of an outing. */
export type OutingWords = Pick<
  typeof experiences.$inferSelect,
  | 'titleZh'
  | 'titleEn'
  | 'kind'
  | 'storyZh'
  | 'storyEn'
  | 'meetZh'
  | 'meetEn'
  | 'bringZh'
  | 'bringEn'
  | 'safetyZh'
  | 'safetyEn'
  | 'rainZh'
  | 'rainEn'
  | 'activities'
  | 'ageFrom'
  | 'childUnder'
  | 'cancelTier'
>

/** Adds an outing in the village of the stall, without a time yet. @throws Refusal forbidden `stall-closed`; missing `place-unknown` */
export async function addOuting(db: Db, host: Host, words: OutingWords): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const { titleZh, titleEn } = words
    const named = await placeColumns(tx, host, experiences, { titleZh, titleEn, ...(await placeOfStall(tx, host)) })
    const id = newId()
    await tx.insert(experiences).values({ ...words, ...named, id })
    return { id }
  })
}

/**
 * Rewrites what an outing says; seats that are booked keep the refund rule they were booked with.
 * @throws Refusal as `writeOwnOuting`
 */
export async function editOuting(db: Db, host: Host, experienceId: string, version: number, words: OutingWords): Promise<void> {
  await transact(db, async (tx) => {
    const outing = await writeOwnOuting(tx, host, experienceId, version)
    const spelling = await spellAgain(tx, host, outing, words)
    await tx
      .update(experiences)
      .set({ ...words, ...spelling })
      .where(eq(experiences.id, experienceId))
  })
}
