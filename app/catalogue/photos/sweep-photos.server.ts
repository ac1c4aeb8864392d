import { and, eq, inArray, lt, notExists, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { listingPhotos } from '#db/schema/catalogue'
import { claimPhotos } from '#db/schema/claims'
import { experiencePhotos } from '#db/schema/experiences'
import { uploads } from '#db/schema/platform'
import { stayPhotos } from '#db/schema/stays'
import { weighings } from '#db/schema/weighing'
import { discardPhotoFiles, keptPhotoKeys } from './uploads.server'

const AT_ONCE = 500
const FORM_LEFT_OPEN_DAYS = 7

/**
 * Forgets photos that were taken in a week ago and never hung anywhere, then removes the files no row knows that are older
 * than a day.
 * @returns how many photos' files were removed
 */
export async function sweepPhotos(db: Db, now = new Date()): Promise<number> {
  const longAgo = new Date(now.getTime() - FORM_LEFT_OPEN_DAYS * 24 * 3600_000)
  await db
    .delete(uploads)
    .where(
      and(
        lt(uploads.createdAt, longAgo),
        ...[listingPhotos.key, stayPhotos.key, experiencePhotos.key, claimPhotos.key, weighings.photoKey].map((key) =>
          notExists(db.select({ one: sql`1` }).from(key.table).where(eq(key, uploads.key))),
        ),
      ),
    )
  const old = (await keptPhotoKeys(now.getTime())).filter((photo) => photo.olderThanADay).map((photo) => photo.key)
  let removed = 0
  for (let i = 0; i < old.length; i += AT_ONCE) {
    const keys = old.slice(i, i + AT_ONCE)
    const known = new Set((await db.select({ key: uploads.key }).from(uploads).where(inArray(uploads.key, keys))).map((row) => row.key))
    for (const key of keys.filter((name) => !known.has(name))) {
      await discardPhotoFiles(key)
      removed += 1
    }
  }
  return removed
}
