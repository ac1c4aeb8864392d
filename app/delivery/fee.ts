/** What one seller's delivery costs and where it does not go. Amounts in fen; province codes of six digits (GB/T 2260). */
export type DeliveryTerms = {
  flatMinor: number
  /** Goods of this seller worth this much travel free; null = never. */
  freeFromMinor: number | null
  excludedProvinces: readonly string[]
}

/** What delivery of goods worth `subtotalMinor` costs; nothing is charged for no goods. */
export function deliveryFee(terms: DeliveryTerms, subtotalMinor: number): number {
  if (subtotalMinor <= 0) return 0
  return terms.freeFromMinor !== null && subtotalMinor >= terms.freeFromMinor ? 0 : terms.flatMinor
}

/** How much more must be bought for free delivery; null when it is free already or never. */
export function missingForFree(terms: DeliveryTerms, subtotalMinor: number): number | null {
  if (terms.flatMinor === 0 || terms.freeFromMinor === null || subtotalMinor >= terms.freeFromMinor) return null
  return terms.freeFromMinor - subtotalMinor
}

/** The province of any division: the first two digits of its code. */
export const provinceOf = (divisionCode: string): string => `${divisionCode.slice(0, 2)}0000`

export function deliversTo(terms: DeliveryTerms, divisionCode: string): boolean {
  return !terms.excludedProvinces.includes(provinceOf(divisionCode))
}
