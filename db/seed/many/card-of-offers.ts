import type { OfferInput } from '#app/catalogue/listings/listing-input'

export type CardColumns = {
  inStock: boolean
  fromMinor: number
  offerCount: number
  perJinMinor: number | null
  cardGrams: number | null
  cardUnitZh: string
  cardUnitEn: string
}

/** The columns that `refreshCards` would write for a live listing with these offers, nothing of them held. */
export function cardOfOffers(offers: readonly OfferInput[]): CardColumns {
  const ranked = offers
    .map((offer, position) => ({ offer, position }))
    .sort(
      (a, b) =>
        Number(b.offer.onHand > 0) - Number(a.offer.onHand > 0) || a.offer.priceMinor - b.offer.priceMinor || a.position - b.position,
    )
  const shown = ranked[0]?.offer
  const perJin = offers.flatMap(({ priceMinor, netGrams, weigh }) => {
    if (weigh) return [Math.round((weigh.weighMinor * 500) / weigh.weighGrams)]
    return netGrams ? [Math.round((priceMinor * 500) / netGrams)] : []
  })
  const byScale = shown?.weigh
  return {
    inStock: offers.some(({ onHand }) => onHand > 0),
    fromMinor: byScale?.weighMinor ?? shown?.priceMinor ?? 0,
    offerCount: offers.length,
    perJinMinor: perJin.length > 0 ? Math.min(...perJin) : null,
    cardGrams: byScale?.weighGrams ?? shown?.netGrams ?? null,
    cardUnitZh: byScale ? (byScale.weighGrams === 1000 ? '公斤' : '斤') : (shown?.unitZh ?? ''),
    cardUnitEn: byScale ? (byScale.weighGrams === 1000 ? 'kg' : 'jin') : (shown?.unitEn ?? ''),
  }
}
