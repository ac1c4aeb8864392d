import { crc32 } from 'node:zlib'

/** A linear map of 32-bit values over GF(2), as the images of the single bits. */
type Matrix = Uint32Array

const BITS = 32
const POLYNOMIAL = 0xedb88320

function times(matrix: Matrix, vector: number): number {
  let sum = 0
  for (let bit = 0, rest = vector >>> 0; rest !== 0; bit += 1, rest >>>= 1) if (rest & 1) sum ^= matrix[bit] ?? 0
  return sum >>> 0
}

const squared = (matrix: Matrix): Matrix => matrix.map((image) => times(matrix, image))

/** What 1, 2, 4 … zero bytes do to a checksum (zlib's crc32_combine works the same way). */
const afterZeros: Matrix[] = (() => {
  const oneBit = Uint32Array.from({ length: BITS }, (_, bit) => (bit === 0 ? POLYNOMIAL : 2 ** (bit - 1)))
  const powers = [squared(squared(squared(oneBit)))]
  for (let power = powers[0]; powers.length < BITS && power; powers.push(power)) power = squared(power)
  return powers
})()

function skipped(vector: number, zeroBytes: number): number {
  let moved = vector
  for (let power = 0, rest = zeroBytes; rest > 0; power += 1, rest = Math.floor(rest / 2)) {
    const matrix = afterZeros[power]
    if (rest % 2 === 1 && matrix) moved = times(matrix, moved)
  }
  return moved
}

/** What each bit of the word adds to the checksum of a text of so many bytes. */
function effectsOf(textLength: number, places: readonly number[], length: number): Uint32Array {
  const silence = crc32(Buffer.alloc(length))
  return Uint32Array.from({ length: length * 8 }, (_, at) => {
    const lone = Buffer.alloc(length)
    lone[at >> 3] = 1 << (at & 7)
    const alone = (crc32(lone) ^ silence) >>> 0
    // The last word ends `length` bytes behind its place, and what is skipped is what stands behind it.
    return places.reduce((sum, place, n) => skipped(sum ^ alone, (places[n + 1] ?? textLength - length) - place), 0)
  })
}

/**
 * The CRC-32 of a text in which one word of `length` bytes stands at several places, as a function of that word. A
 * checksum is linear, so each bit of the word that differs from the text's own adds a number known beforehand: an answer
 * needs no second look at the page.
 * @param places offsets of the word, ascending
 */
export function changingChecksum(text: Buffer, places: readonly number[], length: number): (word: Buffer) => number {
  const base = crc32(text)
  const [first] = places
  if (first === undefined) return () => base
  const own = Buffer.from(text.subarray(first, first + length))
  const effects = effectsOf(text.length, places, length)
  return (word) => {
    let sum = base
    for (let byte = 0; byte < length; byte += 1) {
      let differs = (word[byte] ?? 0) ^ (own[byte] ?? 0)
      for (let at = byte * 8; differs !== 0; at += 1, differs >>= 1) if (differs & 1) sum ^= effects[at] ?? 0
    }
    return sum >>> 0
  }
}
