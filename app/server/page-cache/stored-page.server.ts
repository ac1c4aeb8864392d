import { constants, deflateRawSync } from 'node:zlib'
import { NONCE_LENGTH } from '#app/server/gate/security-headers.server'
import { changingChecksum } from './changing-checksum'

/** A page as bytes, with the places where each answer's own nonce goes; plain and gzipped. */
export type StoredPage = { readonly bytes: number; render(nonce: string, gzip: boolean): Buffer }

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

/**
 * Cuts a page at its nonce. The gzipped form is made once, piece by piece, with the nonces as uncompressed blocks between
 * them: an answer then copies, fills in its nonce and corrects the checksum; it never compresses nor reads the page.
 */
export function storePage(html: Buffer, nonce: string): StoredPage {
  const pieces = cutAt(html, Buffer.from(nonce, 'latin1'))
  const plainParts: Buffer[] = []
  const zippedParts: Buffer[] = [GZIP_HEAD]
  const plainAt: number[] = []
  const zippedAt: number[] = []
  const lengthOf = (parts: Buffer[]) => parts.reduce((sum, part) => sum + part.length, 0)
  pieces.forEach((piece, index) => {
    plainParts.push(piece)
    if (piece.length > 0) zippedParts.push(deflateRawSync(piece, { level: 6, finishFlush: constants.Z_FULL_FLUSH }))
    if (index === pieces.length - 1) return
    plainAt.push(lengthOf(plainParts))
    plainParts.push(EMPTY_NONCE)
    zippedParts.push(NONCE_BLOCK)
    zippedAt.push(lengthOf(zippedParts))
    zippedParts.push(EMPTY_NONCE)
  })
  const plain = Buffer.concat(plainParts)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(plain.length, 4)
  const zipped = Buffer.concat([...zippedParts, LAST_BLOCK, trailer])

  const fill = (template: Buffer, places: number[], text: string) => {
    const copy = Buffer.allocUnsafe(template.length)
    template.copy(copy)
    for (const at of places) copy.write(text, at, 'latin1')
    return copy
  }
  let checksumOf: ((nonce: Buffer) => number) | undefined
  return {
    bytes: plain.length + zipped.length,
    render(fresh, gzip) {
      if (!gzip) return fill(plain, plainAt, fresh)
      checksumOf ??= changingChecksum(plain, plainAt, NONCE_LENGTH)
      const answer = fill(zipped, zippedAt, fresh)
      answer.writeUInt32LE(checksumOf(Buffer.from(fresh, 'latin1')), answer.length - 8)
      return answer
    },
  }
}
