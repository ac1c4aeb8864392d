import sharp from 'sharp'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { uploads } from '#db/schema/platform'
import { keepPhotoFiles, type PhotoFile, photoWidths } from './uploads.server'

const PHOTO_MAX_BYTES = 20 * 1024 * 1024
const PHOTO_MAX_PIXELS = 40_000_000
const PHOTO_MIN_SIDE = 200

sharp.concurrency(1)
sharp.cache(false)
// Only the decoders of the three kinds we take; PDF, TIFF and the rest are never tried. SVG stays for the share pictures,
// which are drawn from text of our own; a photo is never SVG, since its first bytes are looked at before.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadSvgBuffer'],
})

const kinds: [name: string, test: (b: Buffer) => boolean][] = [
  ['jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['png', (b) => b.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['webp', (b) => b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP'],
]

// One photo is decoded at a time: a phone's picture is 50 MB once it is open.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work)
  turn = mine.catch(() => {})
  return mine
}

export type TakenPhoto = { key: string; width: number; height: number }

/**
 * Takes in a photo: kind by its first bytes, 40 megapixels at most, one frame, upright; metadata (place, camera) is
 * left behind because every file is encoded anew. Files first, row second: a crash leaves at most files without a row,
 * which are swept after a day.
 * @throws Refusal `photo-kind`, `photo-large`, `photo-pixels`, `photo-broken`, `photo-small`
 */
export async function takePhoto(db: Db, ownerId: string | null, bytes: Buffer): Promise<TakenPhoto> {
  if (bytes.length > PHOTO_MAX_BYTES) throw new Refusal('invalid', 'photo-large')
  if (!kinds.some(([, test]) => test(bytes))) throw new Refusal('invalid', 'photo-kind')
  const { files, width, height } = await inTurn(() => encode(bytes))
  const kept = await keepPhotoFiles(files)
  await db.insert(uploads).values({ key: kept.key, ownerId, width, height, bytes: kept.bytes, sha256: kept.sha256 })
  return { key: kept.key, width, height }
}

async function encode(bytes: Buffer): Promise<{ files: PhotoFile[]; width: number; height: number }> {
  const open = () => sharp(bytes, { limitInputPixels: PHOTO_MAX_PIXELS, pages: 1, failOn: 'error', sequentialRead: true })
  try {
    const { width = 0, height = 0 } = await open().metadata()
    if (width * height > PHOTO_MAX_PIXELS) throw new Refusal('invalid', 'photo-pixels')
    if (Math.min(width, height) < PHOTO_MIN_SIDE) throw new Refusal('invalid', 'photo-small')
    const upright = await open()
      .rotate()
      .resize({ width: 960, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const base = () =>
      sharp(upright.data, { raw: { width: upright.info.width, height: upright.info.height, channels: upright.info.channels } })
    const files: PhotoFile[] = []
    for (const size of photoWidths) {
      const sized = base().resize({ width: size, withoutEnlargement: true })
      files.push({ width: size, format: 'webp', bytes: await sized.clone().webp({ quality: 76, effort: 3 }).toBuffer() })
      files.push({ width: size, format: 'jpg', bytes: await sized.clone().jpeg({ quality: 78, mozjpeg: false }).toBuffer() })
    }
    return { files, width: upright.info.width, height: upright.info.height }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (/pixel limit/i.test((error as Error).message)) throw new Refusal('invalid', 'photo-pixels')
    throw new Refusal('invalid', 'photo-broken')
  }
}
