import { finalPriceOf, type WeighTerms } from '#app/kernel/weighed-price'

/** What a line of an order needs for the scale. */
type Line = {
  netGrams: number | null
  quantity: number
  lineMinor: number
  weighMinor: number | null
  weighGrams: number | null
  tolerancePercent: number | null
  weighedGrams: number | null
}

export type WeighedLine = {
  terms: WeighTerms
  /** What the whole line should weigh. */
  nominalGrams: number
  /** What the buyer has paid or has on hold for it. */
  mostMinor: number
  /** What the scale said last, and what that makes. */
  scale: { grams: number; priceMinor: number; backMinor: number } | null
}

/** A line that is priced by the scale, and what the scale has said of it; null for all others. */
export function weighedLine(line: Line): WeighedLine | null {
  const { weighMinor, weighGrams, tolerancePercent, netGrams, quantity, lineMinor, weighedGrams } = line
  if (weighMinor === null || weighGrams === null || tolerancePercent === null || netGrams === null) return null
  const terms = { weighMinor, weighGrams, tolerancePercent }
  const nominalGrams = netGrams * quantity
  const priceMinor = weighedGrams === null ? 0 : finalPriceOf(terms, { nominalGrams, grams: weighedGrams })
  return {
    terms,
    nominalGrams,
    mostMinor: lineMinor,
    scale: weighedGrams === null ? null : { grams: weighedGrams, priceMinor, backMinor: lineMinor - priceMinor },
  }
}

/** How many lines still wait for the scale. */
export const unweighed = (lines: readonly Pick<Line, 'weighMinor' | 'weighedGrams'>[]): number =>
  lines.filter(({ weighMinor, weighedGrams }) => weighMinor !== null && weighedGrams === null).length
