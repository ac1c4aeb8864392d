import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Widths in which every photo is kept, each as WebP and JPEG. */
export const photoWidths = [320, 640, 960] as const
export type PhotoFile = { width: (typeof photoWidths)[number]; format: 'webp' | 'jpg'; bytes: Buffer }

const KEY = /^[0-9a-f]{32}$/
const FILE = /^(320|640|960)\.(webp|jpg)$/
const ORPHAN_AFTER_MS = 24 * 3600_000

let folder = ''

/** The one boundary for files: a folder now, an object store later. */
export function configureUploads(path: string): void {
  folder = path
}

const shelf = (key: string) => join(folder, key.slice(0, 2), key)

/** Keeps the files of one photo under a new random key; all of them or none. */
export async function keepPhotoFiles(files: PhotoFile[]): Promise<{ key: string; bytes: number; sha256: Buffer }> {
  const key = randomBytes(16).toString('hex')
  const place = shelf(key)
  const half = `${place}.part`
  const hash = createHash('sha256')
  await mkdir(half, { recursive: true })
  try {
    for (const file of files) {
      hash.update(file.bytes)
      await writeFile(join(half, `${file.width}.${file.format}`), file.bytes)
    }
    await rename(half, place)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
  return { key, bytes: files.reduce((sum, file) => sum + file.bytes.length, 0), sha256: hash.digest() }
}

/** Opens one file of a photo; null for a name we never gave. */
export async function openPhotoFile(key: string, file: string): Promise<{ stream: Readable; bytes: number; type: string } | null> {
  if (!KEY.test(key) || !FILE.test(file)) return null
  const path = join(shelf(key), file)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  return { stream: createReadStream(path), bytes: found.size, type: file.endsWith('.webp') ? 'image/webp' : 'image/jpeg' }
}

/** Every key on the shelf with its age, for the comparison of files and rows. */
export async function keptPhotoKeys(now = Date.now()): Promise<{ key: string; olderThanADay: boolean }[]> {
  const kept: { key: string; olderThanADay: boolean }[] = []
  for (const drawer of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, drawer)).catch(() => [])) {
      const found = await stat(join(folder, drawer, name)).catch(() => null)
      if (found) kept.push({ key: name, olderThanADay: now - found.mtimeMs > ORPHAN_AFTER_MS })
    }
  }
  return kept
}

/** Takes a photo's files away; used for those no row knows. */
export async function discardPhotoFiles(key: string): Promise<void> {
  await rm(shelf(key), { recursive: true, force: true })
}
