import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photoOf } from '#app/catalogue/testing/hostile-photos'
import { makePerson } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { claimPhotos } from '#db/schema/claims'
import { experiencePhotos } from '#db/schema/experiences'
import { uploads } from '#db/schema/platform'
import { stayPhotos } from '#db/schema/stays'
import { asOwner } from '#db/testing/as-owner'
import { databasePerFile } from '#db/testing/database-per-file'
import { sweepPhotos } from './sweep-photos.server'
import { takePhoto } from './take-photo.server'
import { configureUploads, keptPhotoKeys } from './uploads.server'

const EIGHT_DAYS_MS = 8 * 24 * 3600_000
const database = databasePerFile()
let db: Db
let close: () => Promise<void>
let folder: string

beforeAll(async () => {
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
  folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  configureUploads(folder)
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

test('what hangs at a house, an outing or a claim stays, however old; what hangs nowhere goes', async () => {
  const { userId } = await makePerson(db)
  const taken = async () => (await takePhoto(db, userId, await photoOf(400, 300).jpeg().toBuffer())).key
  const [house, field, spoiled, nowhere] = [await taken(), await taken(), await taken(), await taken()]
  const { stayId, sellerId } = await makeStay(db)
  const outing = await makeSession(db)
  const size = { width: 400, height: 300 }
  await db.insert(stayPhotos).values({ id: newId(), stayId, sellerId, key: house, ...size })
  await db
    .insert(experiencePhotos)
    .values({ id: newId(), experienceId: outing.experienceId, sellerId: outing.sellerId, key: field, ...size })
  // A claim stands on an order; here its photo alone is looked for.
  await asOwner(database, (owner) =>
    owner.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL session_replication_role = replica`)
      await tx.insert(claimPhotos).values({ id: newId(), claimId: newId(), key: spoiled, kind: 'damage', position: 0, ...size })
    }),
  )
  const long = new Date(Date.now() - EIGHT_DAYS_MS)
  await db
    .update(uploads)
    .set({ createdAt: long })
    .where(inArray(uploads.key, [house, field, spoiled, nowhere]))
  for (const key of [house, field, spoiled, nowhere]) await utimes(join(folder, key.slice(0, 2), key), long, long)
  expect(await sweepPhotos(db)).toBe(1)
  expect((await keptPhotoKeys()).map(({ key }) => key).sort()).toEqual([house, field, spoiled].sort())
})
