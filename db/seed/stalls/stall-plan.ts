import type { SellerKind } from '#app/sellers/stall/stall-input'

/** How a stall sends: chilled boxes, live water goods, dry goods, crafts. */
export type Freight = 'fresh' | 'live' | 'dry' | 'craft'

/** An invented stall in a real town or village of Huzhou. */
export type StallPlan = {
  key: string
  kind: SellerKind
  /** Nine digits of a town or twelve of a village. */
  place: string
  nameZh: string
  nameEn: string
  contactZh: string
  contactEn: string
  grows: string
  storyZh: string
  storyEn: string
  freight: Freight
  /** Codes of produce.csv; a code named twice is offered in two grades. */
  sells: string[]
}
