import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { NONCE_LENGTH } from '#app/server/gate/security-headers.server'
import { changingChecksum } from './changing-checksum'

/** A page as gzipped bytes, with the places where each answer's own nonce goes. Plain, it would take five times the memory; few ask for that. */
export type StoredPage = { readonly bytes: number; render(nonce: string, gzip: boolean, make?: (length: number) => Buffer): Buffer }

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** An uncompressed block of the nonce's length: the one part of the stream that changes. */
const NONCE_BLOCK = Buffer.from([0, NONCE_LENGTH, 0, 255 - NONCE_LENGTH, 255])
const LAST_BLOCK = Buffer.from([1, 0, 0, 255, 255])
const EMPTY_NONCE = Buffer.alloc(NONCE_LENGTH, 0x2e)

function cutAt(html: Buffer, mark: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, from)) {
    pieces.push(html.subarray(from, at))
    from = at + mark.length
  }
  pieces.push(html.subarray(from))
  return pieces
}

type Zipped = { bytes: Buffer; plainAt: number[]; zippedAt: number[] }

const TRAILER_LENGTH = 8

function zip(html: Buffer, nonce: string): Zipped {
  const pieces = cutAt(html, Buffer.from(nonce, 'latin1'))
  const parts: Buffer[] = [GZIP_HEAD]
  const plainAt: number[] = []
  const zippedAt: number[] = []
  let plainLength = 0
  let zippedLength = GZIP_HEAD.length
  const add = (...more: Buffer[]) => {
    parts.push(...more)
    for (const part of more) zippedLength += part.length
  }
  pieces.forEach((piece, index) => {
    plainLength += piece.length
    if (piece.length > 0) add(deflateRawSync(piece, { level: 6, finishFlush: constants.Z_FULL_FLUSH }))
    if (index === pieces.length - 1) return
    add(NONCE_BLOCK)
    plainAt.push(plainLength)
    zippedAt.push(zippedLength)
    add(EMPTY_NONCE)
    plainLength += NONCE_LENGTH
  })
  const trailer = Buffer.alloc(TRAILER_LENGTH)
  trailer.writeUInt32LE(plainLength, 4)
  add(LAST_BLOCK, trailer)
  return { bytes: Buffer.concat(parts), plainAt, zippedAt }
}

function fill(page: Buffer, places: number[], text: string): Buffer {
  for (const at of places) page.write(text, at, 'latin1')
  return page
}

/**
 * Cuts a page at its nonce. The gzipped form is made once, piece by piece, with the nonces as uncompressed blocks between
 * them: an answer then copies, fills in its nonce and corrects the checksum; it never compresses nor reads the page.
 */
export function storePage(html: Buffer, nonce: string): StoredPage {
  // Made in a function of its own: a closure here would keep what was used up as long as the page, fifteen times its size.
  const { bytes, plainAt, zippedAt } = zip(html, nonce)
  return new KeptPage(bytes, plainAt, zippedAt)
}

class KeptPage implements StoredPage {
  private checksumOf: ((nonce: Buffer) => number) | undefined

  constructor(
    private readonly zipped: Buffer,
    private readonly plainAt: number[],
    private readonly zippedAt: number[],
  ) {}

  get bytes(): number {
    return this.zipped.length
  }

  private plain(): Buffer {
    return inflateRawSync(this.zipped.subarray(GZIP_HEAD.length, this.zipped.length - TRAILER_LENGTH))
  }

  render(nonce: string, gzip: boolean, make: (length: number) => Buffer = Buffer.allocUnsafe): Buffer {
    if (!gzip) return fill(this.plain(), this.plainAt, nonce)
    this.checksumOf ??= changingChecksum(this.plain(), this.plainAt, NONCE_LENGTH)
    const copy = make(this.zipped.length)
    this.zipped.copy(copy)
    fill(copy, this.zippedAt, nonce)
    copy.writeUInt32LE(this.checksumOf(Buffer.from(nonce, 'latin1')), copy.length - TRAILER_LENGTH)
    return copy
  }
}
