import { type MotifName, motifPalettes, palettes } from '#app/ui/block-print/motif-of'

export type PrintLook = {
  paper: string
  ink: string
  tint: string
  /** SVG transform of the whole drawing: how the block lay on the paper. */
  place: string
  /** SVG transform of the second colour's block, a little off. */
  shift: string
}

/** FNV-1a, 32 bits: the same on every machine, which is all that is asked of it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

/** How one motif is printed for one id: paper, angle, flip and offset follow from the id alone. */
export function printLook(motif: MotifName, seed: string): PrintLook {
  const hash = hashOf(seed)
  const { papers, ink, tint } = palettes[motifPalettes[motif]]
  const angle = (hash % 11) - 5
  const flipped = (hash >>> 4) % 2 === 1
  const dx = 1.5 + ((hash >>> 8) % 5) * 0.5
  const dy = ((hash >>> 12) % 5) - 1
  const side = (hash >>> 16) % 2 === 1 ? 1 : -1
  const scale = 0.94 + ((hash >>> 20) % 5) * 0.02
  const turn = `translate(100 75)rotate(${angle})scale(${flipped ? '-' : ''}${scale.toFixed(2)} ${scale.toFixed(2)})translate(-100 -75)`
  return { paper: papers[(hash >>> 24) % 2 === 1 ? 1 : 0], ink, tint, place: turn, shift: `translate(${side * dx} ${dy})` }
}
