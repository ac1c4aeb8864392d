import { farmyardDrawings } from '#app/ui/block-print/drawings-farmyard'
import { gardenDrawings } from '#app/ui/block-print/drawings-garden'
import { orchardDrawings } from '#app/ui/block-print/drawings-orchard'
import { workshopDrawings } from '#app/ui/block-print/drawings-workshop'
import { type MotifName, motifOf } from '#app/ui/block-print/motif-of'
import type { Drawing } from '#app/ui/block-print/pen'
import { printLook } from '#app/ui/block-print/print-look'

/** Every drawing by its name. */
export const drawings: Record<MotifName, Drawing> = {
  ...gardenDrawings,
  ...orchardDrawings,
  ...farmyardDrawings,
  ...workshopDrawings,
}

const path = (d: string | undefined, attributes: string) => (d ? `<path ${attributes} d="${d}"/>` : '')

function shapeOf(drawing: Drawing): string {
  const lines = drawing.ink
  return (
    path(drawing.shape, 'fill="currentColor" stroke="none"') +
    path(lines?.d, `fill="none" stroke="currentColor" stroke-width="${lines?.width}"`)
  )
}

const ROUND = 'stroke-linecap="round" stroke-linejoin="round"'

const underOf = (drawing: Drawing) => path(drawing.under, 'stroke="none"')

function topOf(drawing: Drawing): string {
  return (
    path(drawing.over, 'stroke="none"') +
    path(drawing.carve, 'fill="none" stroke-width="2.4"') +
    path(drawing.gouge?.d, `fill="none" stroke-width="${drawing.gouge?.width}"`)
  )
}

/** Specks where the ink did not take, scattered the same way on every build. */
function grain(): string {
  let state = 20
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  let d = ''
  for (let y = 2; y < 150; y += 7) {
    for (let x = 1; x < 200; x += 8) d += `M${x + next(7)} ${y + next(6)}h.${4 + next(6)}`
  }
  return `<path id="grain" fill="none" stroke-width=".8" d="${d}"/>`
}

/** The text of `/prints.svg`: `#name` is a drawing in the inherited `color` (ink), `fill` (tint) and `stroke` (paper); `#name-s` its main shape. */
export function printsSprite(): string {
  const blocks = Object.entries(drawings).map(
    ([name, drawing]) =>
      `<g id="${name}" ${ROUND}>${underOf(drawing)}<g id="${name}-s" ${ROUND}>${shapeOf(drawing)}</g>${topOf(drawing)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg"><defs>\n${blocks.join('\n')}\n${grain()}\n</defs></svg>\n`
}

/**
 * One print as an SVG of its own, 200 × 150, at most 2 kB: for share pictures and e-mail.
 * @param nameZh the Chinese name of the thing, which picks a nearer drawing within the category
 */
export function blockPrintSvg(category: string, seed: string, nameZh = ''): string {
  return motifSvg(motifOf(category, nameZh), seed)
}

/** The same for a drawing by its name. */
export function motifSvg(motif: MotifName, seed: string): string {
  const { paper, ink, tint, place, shift } = printLook(motif, seed)
  const drawing = drawings[motif]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 150"><defs><g id="s">${shapeOf(drawing)}</g><pattern id="g" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M1 1h.8M5 3h.6M3 6h.7" stroke="#fff" stroke-width=".7"/></pattern></defs><rect width="200" height="150" fill="${paper}"/><g transform="${place}" color="${ink}" fill="${tint}" stroke="${paper}" ${ROUND}><use href="#s" color="${tint}" opacity=".45" transform="${shift}"/>${underOf(drawing)}<use href="#s"/>${topOf(drawing)}</g><rect width="200" height="150" fill="url(#g)" opacity=".5"/></svg>`
}
