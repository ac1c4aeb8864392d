import { Refusal } from '#app/kernel/refusal'
import { priceOfGrams, type WeighTerms } from '#app/kernel/weighed-price'
import { isWeight } from './sale-units'

/** Fen: what one costs is never more than a price that can be typed. */
const mostMinor = 10_000_000

/** How much heavier than said one may be, in percent, when its seller says nothing. */
const USUAL_TOLERANCE = 10

/** A price as a seller types it, in fen: for one, or by the scale for so many grams. */
export type TypedPrice = { typedMinor: number; weighGrams?: 500 | 1000 | null; tolerancePercent?: number | undefined }

/** How a row of `offers` is priced. */
export type OfferPrice = { priceMinor: number; weighMinor: number | null; weighGrams: number | null; tolerancePercent: number | null }

/**
 * The price of an offer as typed. Priced by the scale, one costs about what its net weight comes to.
 * @throws Refusal invalid `weigh-unit` for goods that are sold by weight anyway, `weigh-needs-grams`, and `estimate-odd` when one comes to
 *   nothing or to more than anybody can type
 */
export function priceAsTyped(
  { typedMinor, weighGrams = null, tolerancePercent = USUAL_TOLERANCE }: TypedPrice,
  offer: { netGrams: number | null; unitZh: string },
): OfferPrice {
  if (weighGrams === null) return { priceMinor: typedMinor, weighMinor: null, weighGrams: null, tolerancePercent: null }
  if (isWeight(offer.unitZh)) throw new Refusal('invalid', 'weigh-unit', { unit: offer.unitZh })
  if (offer.netGrams === null) throw new Refusal('invalid', 'weigh-needs-grams')
  const weigh = { weighMinor: typedMinor, weighGrams, tolerancePercent }
  const priceMinor = priceOfGrams(weigh, offer.netGrams)
  if (priceMinor < 1 || priceMinor > mostMinor) throw new Refusal('invalid', 'estimate-odd', { priceMinor })
  return { priceMinor, ...weigh }
}

/** The terms of the scale of an offer that has them. */
export const weighTermsOf = ({ weighMinor, weighGrams, tolerancePercent }: Omit<OfferPrice, 'priceMinor'>): WeighTerms | null =>
  weighMinor === null || weighGrams === null || tolerancePercent === null ? null : { weighMinor, weighGrams, tolerancePercent }
