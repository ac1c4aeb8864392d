import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { hostilePhotos, photoOf, pixelBomb } from '#app/catalogue/testing/hostile-photos'
import { keepStall, putOut } from '#app/catalogue/testing/keep-stall'
import { makePerson } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { connect, type Db } from '#db/client.server'
import { uploads } from '#db/schema/platform'
import { databasePerFile } from '#db/testing/database-per-file'
import { sweepPhotos } from './sweep-photos.server'
import { takePhoto } from './take-photo.server'
import { configureUploads, openPhotoFile, photoWidths } from './uploads.server'

const MB = 1024 * 1024
const HOUR_MS = 3600_000
const database = databasePerFile()
let db: Db
let ownerId: string
let folder: string

beforeAll(async () => {
  db = connect(database.url, { max: 4 }).db
  ownerId = (await makePerson(db)).userId
  folder = await mkdtemp(join(tmpdir(), 'photos-'))
  configureUploads(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const files = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
const served = async (key: string, file: string) => {
  const opened = await openPhotoFile(key, file)
  if (!opened) throw new Error(`no file ${file}`)
  return Buffer.concat(await opened.stream.toArray())
}
const variants = photoWidths.flatMap((width) => [`${width}.webp`, `${width}.jpg`])

describe('S15 files that are no plain photo', () => {
  test.each(hostilePhotos)('$name is answered with $answer', async ({ make, answer }) => {
    const before = await files()
    const bytes = await make()
    const done = await attempt(() => takePhoto(db, ownerId, bytes))
    if (answer !== 'taken anew') {
      expect(done).toMatchObject({ ok: false, refusal: { reason: 'invalid', key: answer } })
      expect(await files()).toBe(before)
      return
    }
    if (!done.ok) throw done.refusal
    for (const file of variants) {
      const kept = await served(done.value.key, file)
      expect(kept.includes('<script')).toBe(false)
      expect(kept.includes('PK\u0003\u0004')).toBe(false)
      expect(await sharp(kept).metadata()).toMatchObject({
        format: file.endsWith('webp') ? 'webp' : 'jpeg',
        space: 'srgb',
        depth: 'uchar',
        channels: 3,
        hasAlpha: false,
      })
      expect((await sharp(kept).metadata()).pages ?? 1).toBe(1)
    }
  })

  test('a bomb of 14,000 by 14,000 pixels, ten at once, costs less than 300 MB and the process lives', async () => {
    const bomb = await pixelBomb()
    expect(bomb.length).toBeLessThan(5 * MB)
    const before = process.memoryUsage.rss()
    let highest = before
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss())
    }, 5)
    const done = await Promise.all(Array.from({ length: 10 }, () => attempt(() => takePhoto(db, ownerId, bomb))))
    clearInterval(watch)
    for (const result of done) expect(result).toMatchObject({ ok: false, refusal: { key: 'photo-pixels' } })
    expect(Math.max(highest, process.memoryUsage.rss()) - before).toBeLessThan(300 * MB)
    expect((await takePhoto(db, ownerId, await photoOf(400, 300).jpeg().toBuffer())).width).toBe(400)
  })

  test('a photo of the largest kind we take, four at once, costs less than 300 MB', async () => {
    const large = await sharp({ create: { width: 7300, height: 5470, channels: 3, background: '#557744' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const before = process.memoryUsage.rss()
    let highest = before
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss())
    }, 5)
    const taken = await Promise.all(Array.from({ length: 4 }, () => takePhoto(db, ownerId, large)))
    clearInterval(watch)
    expect(taken[0]).toMatchObject({ width: 960, height: 1282 })
    expect(highest - before).toBeLessThan(300 * MB)
  })
})

describe('S16 what a camera writes into a photo', () => {
  test('place, maker and serial number are in no served file, and the picture stands upright', async () => {
    const original = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#23647b' } })
      .composite([{ input: { create: { width: 800, height: 100, channels: 3, background: '#ff0000' } }, top: 0, left: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'Shenzhen', Model: 'X-100' },
        IFD2: { BodySerialNumber: 'SN-42-SECRET' },
        IFD3: { GPSLatitude: '30/1 52/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '120/1 6/1 0/1', GPSLongitudeRef: 'E' },
      })
      .toBuffer()
    expect(original.includes('SN-42-SECRET')).toBe(true)
    const { key, width, height } = await takePhoto(db, ownerId, original)
    expect({ width, height }).toEqual({ width: 600, height: 800 })
    for (const file of variants) {
      const kept = await served(key, file)
      const facts = await sharp(kept).metadata()
      expect([facts.exif, facts.xmp, facts.iptc, facts.icc, facts.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      for (const secret of ['Shenzhen', 'X-100', 'SN-42-SECRET', 'Exif', 'GPS'])
        expect(kept.includes(secret), `${secret} in ${file}`).toBe(false)
      expect(facts.width).toBe(Math.min(600, Number.parseInt(file, 10)))
    }
    // Turned by a quarter, the red edge of the top stands at the right.
    const { data, info } = await sharp(await served(key, '320.jpg'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0
    expect(at(info.width - 5, info.height >> 1)).toBeGreaterThan(180)
    expect(at(5, info.height >> 1)).toBeLessThan(90)
  })

  test('the original is kept nowhere', async () => {
    const original = await photoOf(700, 500).png().toBuffer()
    const { key } = await takePhoto(db, ownerId, original)
    const names = await readdir(join(folder, key.slice(0, 2), key))
    expect(names.sort()).toEqual([...variants].sort())
    for (const name of names) expect((await readFile(join(folder, key.slice(0, 2), key, name))).equals(original)).toBe(false)
    expect(await db.select().from(uploads).where(eq(uploads.key, key))).toMatchObject([{ ownerId, width: 700, height: 500 }])
  })
})

describe('S17 names that lead elsewhere', () => {
  test.each([
    ['..', '320.jpg'],
    ['../../../etc', 'passwd'],
    ['a'.repeat(32), '../../../../etc/passwd'],
    ['a'.repeat(32), '320.jpg\0.png'],
    [`${'a'.repeat(31)}/`, '320.jpg'],
    ['A'.repeat(32), '320.jpg'],
    ['a'.repeat(32), '320.svg'],
    ['a'.repeat(32), '321.jpg'],
    ['a'.repeat(32), '320.jpg\r\nSet-Cookie: x=1'],
    ['a'.repeat(32), '\u202egpj.023'],
    [`${'a'.repeat(32)}\n`, '320.jpg'],
    ['a'.repeat(32), '320.jpg\n'],
    ['a'.repeat(32), ''],
    ['', ''],
    ['a'.repeat(32), '320.jpg'],
  ])('%j %j opens nothing', async (key, file) => {
    expect(await openPhotoFile(key, file)).toBeNull()
  })
})

describe('sweeping', () => {
  const age = async (key: string, hours: number) => {
    const at = new Date(Date.now() - hours * HOUR_MS)
    await utimes(join(folder, key.slice(0, 2), key), at, at)
  }
  const taken = async (owner = ownerId) => (await takePhoto(db, owner, await photoOf(400, 300).jpeg().toBuffer())).key
  const isThere = async (key: string) => {
    const opened = await openPhotoFile(key, '320.jpg')
    opened?.stream.destroy()
    return opened !== null
  }

  test('removes files without a row after a day, unhung photos after a week, and nothing else', async () => {
    const seller: Seller = await keepStall(db)
    const [young, old, hung, waiting, forgotten] = [await taken(), await taken(), await taken(seller.userId), await taken(), await taken()]
    await putOut(db, seller, { photoKeys: [hung] })
    for (const key of [young, old]) await db.delete(uploads).where(eq(uploads.key, key))
    for (const key of [hung, forgotten])
      await db
        .update(uploads)
        .set({ createdAt: new Date(Date.now() - 8 * 24 * HOUR_MS) })
        .where(eq(uploads.key, key))
    for (const key of [old, hung, waiting, forgotten]) await age(key, 25)
    expect(await sweepPhotos(db)).toBe(2)
    expect(await Promise.all([young, old, hung, waiting, forgotten].map(isThere))).toEqual([true, false, true, true, false])
    expect(await sweepPhotos(db)).toBe(0)
  })

  test('a half-written photo of a crash is removed too', async () => {
    const half = join(folder, 'ab', `${'ab'.repeat(16)}.part`)
    await mkdir(half, { recursive: true })
    const at = new Date(Date.now() - 25 * HOUR_MS)
    await utimes(half, at, at)
    await sweepPhotos(db)
    expect(await readdir(join(folder, 'ab'))).not.toContain(`${'ab'.repeat(16)}.part`)
  })
})
