import type { Pack } from './good'

export type PriceBand = { priceMinMinor: number; priceMaxMinor: number }

const JITTER = 0.08
const BULK = 0.97

/** How finely sellers price: 0.1 yuan below 20, half a yuan below 100, whole yuan above; in fen. */
const stepFor = (minor: number) => (minor < 2_000 ? 10 : minor < 10_000 ? 50 : 100)

/**
 * Prices of the packs of one listing, in fen, never outside the band that produce.csv gives for its base amount.
 * @param dear where in the band, 0 to 1
 * @param luck 0 to 1: how this seller differs from another
 */
export function priceOfPacks(band: PriceBand, dear: number, luck: number, packs: readonly Pack[]): number[] {
  const place = Math.min(1, Math.max(0, dear + (luck - 0.5) * JITTER))
  const base = band.priceMinMinor + (band.priceMaxMinor - band.priceMinMinor) * place
  const least = packs[0]?.holds ?? 1
  return packs.map(({ holds }) => {
    const wished = base * holds * (holds > least ? BULK : 1)
    const step = stepFor(wished)
    return Math.min(
      Math.floor(band.priceMaxMinor * holds),
      Math.max(Math.ceil(band.priceMinMinor * holds), Math.round(wished / step) * step),
    )
  })
}
