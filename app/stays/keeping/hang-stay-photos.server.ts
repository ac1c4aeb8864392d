import { and, eq, inArray, isNull, min, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db, Tx } from '#db/client.server'
import { uploads } from '#db/schema/platform'
import { stayPhotos } from '#db/schema/stays'
import { writeOwnRoom, writeOwnStay } from './own-stay.server'

const PHOTOS_MAX = 12

/** Where a picture hangs: at a house, or at one of its room types. */
export type Wall = { stayId: string; roomTypeId: string | null }

const hangingAt = ({ stayId, roomTypeId }: Wall) =>
  and(eq(stayPhotos.stayId, stayId), roomTypeId ? eq(stayPhotos.roomTypeId, roomTypeId) : isNull(stayPhotos.roomTypeId))

async function writeOwnWall(tx: Tx, host: Host, wall: Wall): Promise<void> {
  if (!wall.roomTypeId) return void (await writeOwnStay(tx, host, wall.stayId))
  const room = await writeOwnRoom(tx, host, wall.roomTypeId)
  if (room.stayId !== wall.stayId) throw new Refusal('missing', 'not-found')
}

/** Hangs pictures the host has taken; one of somebody else, or one that hangs already, is not there. @throws Refusal conflict `photos-full` */
export async function hangStayPhotos(db: Db, host: Host, wall: Wall, given: readonly string[]): Promise<void> {
  const keys = [...new Set(given)]
  if (keys.length === 0) return
  await transact(db, async (tx) => {
    await writeOwnWall(tx, host, wall)
    const hanging = await tx.select({ position: stayPhotos.position }).from(stayPhotos).where(hangingAt(wall))
    if (hanging.length + keys.length > PHOTOS_MAX) throw new Refusal('conflict', 'photos-full', { n: PHOTOS_MAX })
    const next = Math.max(-1, ...hanging.map(({ position }) => position)) + 1
    const own = await tx
      .select()
      .from(uploads)
      .where(and(inArray(uploads.key, keys), eq(uploads.ownerId, host.userId)))
    const rows = keys.flatMap((key, n) => {
      const upload = own.find((photo) => photo.key === key)
      const { width, height } = upload ?? {}
      return width && height
        ? [
            {
              id: newId(),
              stayId: wall.stayId,
              roomTypeId: wall.roomTypeId,
              sellerId: host.sellerId,
              key,
              position: next + n,
              width,
              height,
            },
          ]
        : []
    })
    if (rows.length !== keys.length) throw new Refusal('missing', 'not-found')
    const hung = await tx.insert(stayPhotos).values(rows).onConflictDoNothing({ target: stayPhotos.key }).returning({ key: stayPhotos.key })
    if (hung.length !== keys.length) throw new Refusal('missing', 'not-found')
  })
}

/** Puts one picture before the others: cards show it. @throws Refusal missing `not-found` */
export async function putStayPhotoFirst(db: Db, host: Host, wall: Wall, key: string): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnWall(tx, host, wall)
    const [first] = await tx
      .select({ position: min(stayPhotos.position) })
      .from(stayPhotos)
      .where(hangingAt(wall))
    const [moved] = await tx
      .update(stayPhotos)
      .set({ position: sql`${(first?.position ?? 0) - 1}` })
      .where(and(hangingAt(wall), eq(stayPhotos.key, key)))
      .returning({ id: stayPhotos.id })
    if (!moved) throw new Refusal('missing', 'not-found')
  })
}

/** Takes one picture down; its files are swept later, so that pages already open still show it. */
export async function takeStayPhotoDown(db: Db, host: Host, wall: Wall, key: string): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnWall(tx, host, wall)
    const gone = await tx
      .delete(stayPhotos)
      .where(and(hangingAt(wall), eq(stayPhotos.key, key)))
      .returning({ id: stayPhotos.id })
    if (gone.length > 0) await tx.delete(uploads).where(and(eq(uploads.key, key), eq(uploads.ownerId, host.userId)))
  })
}
