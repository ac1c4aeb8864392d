import type { sellerKinds } from '#db/schema/sellers'

export type SellerKind = (typeof sellerKinds)[number]

/** What a stall says about itself, read from its form. */
type StallPapers = {
  kind: SellerKind
  nameZh: string
  nameEn: string
  payoutName: string
  /** Twelve digits of a village or nine of a town, in Huzhou. */
  place: string
  /** Normalized 统一社会信用代码; null for households. */
  uscc: string | null
  /** A household says that it sells what it grew itself (《电子商务法》第十条). */
  exemptionAccepted: boolean
}

export type StallFace = {
  contactZh: string
  contactEn: string
  /** Eleven digits, shown to buyers. */
  phone: string
  grows: string
  storyZh: string
  storyEn: string
}

export type StallInput = StallPapers & StallFace

/** Delivery terms of a new stall until its owner changes them: 10 yuan, free from 99. */
export const firstDeliveryTerms = { flatMinor: 1_000, freeFromMinor: 9_900 }
