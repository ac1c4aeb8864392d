import type { WeighTerms } from '#app/kernel/weighed-price'

/** Who keeps a stall, and which. */
export type Seller = { userId: string; sellerId: string }

/** One way to buy a listing, as the seller describes it. Price in fen, weight in grams. */
export type OfferInput = {
  labelZh: string
  labelEn: string
  unitZh: string
  unitEn: string
  unitCode: string
  netGrams: number | null
  pieces: number | null
  /** Of one; of goods priced by the scale, what one of that weight comes to. */
  priceMinor: number
  weigh?: WeighTerms | null
  onHand: number
}

/** A listing as the seller describes it. Days are 'YYYY-MM-DD' in Asia/Shanghai. */
export type ListingInput = {
  titleZh: string
  titleEn: string
  storyZh: string
  storyEn: string
  categoryCode: string
  produceCode: string | null
  originCode: string
  storage: 'ambient' | 'chilled' | 'frozen' | 'live'
  seasonMonths: number[]
  harvestFrom: string | null
  harvestTo: string | null
  shipsWithinDays: number
  tag: 'mingqian' | 'dug-today' | 'pre-order' | 'guyuqian' | 'heritage' | null
  catchPermit: string | null
  offers: OfferInput[]
  /** Keys of photos the seller has taken, first one first. */
  photoKeys: string[]
}
