import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changingChecksum } from './changing-checksum'

const LENGTH = 24
const word = fc.uint8Array({ minLength: LENGTH, maxLength: LENGTH }).map((bytes) => Buffer.from(bytes))
const pieces = fc.array(
  fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
  { minLength: 1, maxLength: 6 },
)

function joined(parts: Buffer[], between: Buffer): { text: Buffer; places: number[] } {
  const places: number[] = []
  let text = Buffer.alloc(0)
  parts.forEach((part, n) => {
    text = Buffer.concat([text, part])
    if (n < parts.length - 1) {
      places.push(text.length)
      text = Buffer.concat([text, between])
    }
  })
  return { text, places }
}

test('the checksum of a text follows the word that changes in it', () => {
  fc.assert(
    fc.property(pieces, word, word, (parts, first, second) => {
      const { text, places } = joined(parts, first)
      const checksum = changingChecksum(text, places, LENGTH)
      expect(checksum(first)).toBe(crc32(text))
      if (places.length > 0) expect(checksum(second)).toBe(crc32(joined(parts, second).text))
    }),
  )
})
