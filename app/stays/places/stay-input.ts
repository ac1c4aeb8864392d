import type { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import type { roomTypes, stays } from '#db/schema/stays'

type RoomRow = typeof roomTypes.$inferInsert

export type RateInput = Omit<typeof roomRates.$inferInsert, 'id' | 'roomTypeId' | 'createdAt'>

/** A kind of room with the names of its units and what differs on ranges of nights. */
export type RoomInput = Omit<RoomRow, 'id' | 'stayId' | 'sellerId' | 'position' | 'active'> & {
  units: string[]
  rates?: RateInput[]
}

/** A house as its host describes it. Money in fen; days and hours by the clock of the house. */
export type StayInput = Omit<
  typeof stays.$inferInsert,
  | 'id'
  | 'sellerId'
  | 'slug'
  | 'status'
  | 'townCode'
  | 'villageCode'
  | 'countyCode'
  | 'lon'
  | 'lat'
  | 'version'
  | 'shuffle'
  | 'publishedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'searchText'
  | 'searchGrams'
> & {
  /** Twelve digits of a village or nine of a town, in Huzhou. */
  place: string
  /** WGS-84; where its town lies when it is not given. */
  at?: { lon: number; lat: number }
  rooms: RoomInput[]
  discounts?: Omit<typeof stayDiscounts.$inferInsert, 'id' | 'stayId'>[]
  extras?: Omit<typeof stayExtras.$inferInsert, 'id' | 'stayId' | 'position' | 'active'>[]
}
