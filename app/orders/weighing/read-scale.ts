import { plainDigits } from '#app/kernel/money'

/** Units a scale shows, in grams. */
export const scaleUnits = { g: 1, jin: 500, kg: 1000 } as const
export type ScaleUnit = keyof typeof scaleUnits

const MOST_GRAMS = 10_000_000

/** Whole grams of what was read off a scale: 「１１，７３０」 in grams, 11.73 in kilograms; null for what is no weight. */
export function readScale(typed: string, unit: ScaleUnit): number | null {
  const plain = plainDigits(typed).replace(/[\s,]/g, '')
  if (!/^\d{1,8}(\.\d{1,3})?$/.test(plain)) return null
  const grams = Math.round(Number(plain) * 1000 * scaleUnits[unit]) / 1000
  return Number.isInteger(grams) && grams >= 1 && grams <= MOST_GRAMS ? grams : null
}
