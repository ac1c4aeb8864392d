import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { type claimPhotoKinds, claimPhotos } from '#db/schema/claims'
import { uploads } from '#db/schema/platform'

const PHOTOS_MAX = 8

export type GivenPhoto = { key: string; kind: (typeof claimPhotoKinds)[number] }

/**
 * Hangs photos somebody has taken at a claim, in order: a member's own, or a guest's, who has no account. One of somebody else, or one
 * that hangs already, is not there.
 * @throws Refusal missing `not-found`, conflict `photos-full`
 */
export async function hangClaimPhotos(
  tx: Tx,
  { claimId, ownerId, photos }: { claimId: string; ownerId: string | null; photos: readonly GivenPhoto[] },
): Promise<void> {
  const given = [...new Map(photos.map((photo) => [photo.key, photo])).values()]
  if (given.length === 0) return
  const own = await tx
    .select()
    .from(uploads)
    .where(
      and(
        inArray(
          uploads.key,
          given.map(({ key }) => key),
        ),
        ownerId ? eq(uploads.ownerId, ownerId) : isNull(uploads.ownerId),
      ),
    )
  if (own.length !== given.length) throw new Refusal('missing', 'photo-gone')
  const [hanging] = await tx.select({ n: count() }).from(claimPhotos).where(eq(claimPhotos.claimId, claimId))
  const first = hanging?.n ?? 0
  if (given.length > PHOTOS_MAX) throw new Refusal('conflict', 'photos-full', { n: PHOTOS_MAX })
  const sizeOf = (key: string) => own.find((photo) => photo.key === key)
  const hung = await tx
    .insert(claimPhotos)
    .values(
      given.map(({ key, kind }, n) => ({
        ...{ id: newId(), claimId, key, kind, position: first + n },
        ...{ width: sizeOf(key)?.width ?? 0, height: sizeOf(key)?.height ?? 0 },
      })),
    )
    .onConflictDoNothing({ target: claimPhotos.key })
    .returning({ key: claimPhotos.key })
  if (hung.length !== given.length) throw new Refusal('missing', 'photo-gone')
}
