const GRAMS_PER_JIN = 500
export const GRAMS_PER_KG = 1000

/** Price of 500 g (one 斤) in fen, from a price for `grams`; rounded half up. */
export function pricePerJin(minor: number, grams: number): number {
  return Math.round((minor * GRAMS_PER_JIN) / grams)
}

/** Price of one kilogram in fen, from a price for `grams`; rounded half up. */
export function pricePerKg(minor: number, grams: number): number {
  return Math.round((minor * GRAMS_PER_KG) / grams)
}

const trimmed = (value: number) => String(Math.round(value * 100) / 100)

/** Writes a net weight for a reader: zh in 斤 from half a jin up and 克 below, en in kg and g. */
export function formatGrams(grams: number, locale: 'zh' | 'en'): string {
  if (locale === 'zh') return grams >= 500 && grams % 50 === 0 ? `${trimmed(grams / 500)} 斤` : `${grams} 克`
  return grams >= 1000 ? `${trimmed(grams / 1000)} kg` : `${grams} g`
}

/** Writes what a scale shows: 11.73 公斤 or 11.73 kg from a kilogram up, grams below. */
export function formatScale(grams: number, locale: 'zh' | 'en'): string {
  if (grams < GRAMS_PER_KG) return locale === 'zh' ? `${grams} 克` : `${grams} g`
  return `${grams / GRAMS_PER_KG} ${locale === 'zh' ? '公斤' : 'kg'}`
}
