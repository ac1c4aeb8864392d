import { newId } from '#app/kernel/new-id'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { experienceSessions, experiences } from '#db/schema/experiences'
import type { ExperienceInput, SessionInput } from './experience-input'
import { placeColumns } from './place-columns.server'

/**
 * Adds something to do on a farm, with the times it takes place. Only an active stall may.
 * @throws Refusal forbidden `stall-closed`; missing `place-unknown`
 */
export function addExperience(
  db: Db,
  host: Host,
  input: ExperienceInput,
  sessions: readonly SessionInput[],
): Promise<{ id: string; slug: string }> {
  return transact(db, async (tx) => {
    const { place, at, ...columns } = input
    const id = newId()
    const named = await placeColumns(tx, host, experiences, { ...columns, place, ...(at && { at }) })
    await tx.insert(experiences).values({ ...columns, ...named, id })
    if (sessions.length > 0)
      await tx
        .insert(experienceSessions)
        .values(sessions.map((session) => ({ ...session, id: newId(), experienceId: id, sellerId: host.sellerId })))
    return { id, slug: named.slug }
  })
}
