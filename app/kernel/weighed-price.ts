import { rounded } from './largest-remainder'

/** How goods ordered by the piece are priced by the scale: so many fen for so many grams, and how much heavier than said they may be. */
export type WeighTerms = { weighMinor: number; weighGrams: number; tolerancePercent: number }

/** What so many grams cost, in fen, rounded once, half up. Source: market rule 1. */
export const priceOfGrams = ({ weighMinor, weighGrams }: WeighTerms, grams: number): number =>
  Number(rounded(BigInt(grams) * BigInt(weighMinor), BigInt(weighGrams)))

/** The most that goods of a nominal weight can cost, in fen: the estimate and its tolerance. */
export const ceilingOf = (terms: WeighTerms, nominalGrams: number): number =>
  Number(rounded(BigInt(priceOfGrams(terms, nominalGrams)) * BigInt(100 + terms.tolerancePercent), 100n))

/** What is paid once the scale has spoken, in fen: never more than the ceiling, whatever it says. */
export const finalPriceOf = (terms: WeighTerms, { nominalGrams, grams }: { nominalGrams: number; grams: number }): number =>
  Math.min(ceilingOf(terms, nominalGrams), priceOfGrams(terms, grams))

const FAR = 5

/** A weight so unlike the one expected that a digit or a unit must have slipped: 1 000 kg for 1 000 g. */
export const isFarOff = (nominalGrams: number, grams: number): boolean => grams >= nominalGrams * FAR || grams * FAR <= nominalGrams
