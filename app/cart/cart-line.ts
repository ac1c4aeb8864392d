import type { WeighTerms } from '#app/kernel/weighed-price'
import type { storageClasses } from '#db/schema/catalogue'

/** One line of a cart as it stands in the database now. Amounts in minor units of `currency`. */
export type CartLine = {
  cartId: string
  offerId: string
  quantity: number
  /** The price the buyer last saw. */
  seenMinor: number
  priceMinor: number
  currency: string
  offerVersion: number
  labelZh: string
  labelEn: string
  unitZh: string
  unitEn: string
  netGrams: number | null
  /** Priced by the scale: `priceMinor` is what one is expected to cost. */
  weigh: WeighTerms | null
  /** The offer is active, its listing live and its seller open. */
  onSale: boolean
  /** Pieces that nobody else holds. */
  available: number
  listingId: string
  slug: string
  titleZh: string
  titleEn: string
  categoryCode: string
  storage: (typeof storageClasses)[number]
  photoKey: string | null
  shipsWithinDays: number
  harvestFrom: string | null
  tag: string | null
  returnRule: string
  shelfLifeDays: number | null
  sellerId: string
  sellerSlug: string
  sellerNameZh: string
  sellerNameEn: string
  sellerOwnerId: string
  sellerPhone: string
  flatMinor: number
  freeFromMinor: number | null
  excludedProvinces: string[]
}

export type LineTrouble = 'off-sale' | 'sold-out' | 'too-many'

/** Why a line cannot be bought as it stands; null when it can. */
export function troubleOf(line: Pick<CartLine, 'onSale' | 'available' | 'quantity'>): LineTrouble | null {
  if (!line.onSale) return 'off-sale'
  if (line.available <= 0) return 'sold-out'
  return line.quantity > line.available ? 'too-many' : null
}
