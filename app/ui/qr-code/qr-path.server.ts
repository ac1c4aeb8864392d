import { encode } from 'uqr'

export type QrPath = { d: string; size: number }

/** Draws a text as a QR code: the path of its dark squares in a grid of `size` with a quiet edge of 2. Call it in a loader. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const runs: string[] = []
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const start = x
      while (x < size && row[x]) x++
      runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
    }
  })
  return { d: runs.join(''), size }
}
