import type { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import type { roomTypes, stays } from '#db/schema/stays'
import type { PlaceInput } from './place-input'

type RoomRow = typeof roomTypes.$inferInsert

export type RateInput = Omit<typeof roomRates.$inferInsert, 'id' | 'roomTypeId' | 'createdAt'>

/** A kind of room with the names of its units and what differs on ranges of nights. */
export type RoomInput = Omit<RoomRow, 'id' | 'stayId' | 'sellerId' | 'position' | 'active'> & {
  units: string[]
  rates?: RateInput[]
}

/** A house as its host describes it. Money in fen; days and hours by the clock of the house. */
export type StayInput = PlaceInput<typeof stays.$inferInsert> & {
  rooms: RoomInput[]
  discounts?: Omit<typeof stayDiscounts.$inferInsert, 'id' | 'stayId'>[]
  extras?: Omit<typeof stayExtras.$inferInsert, 'id' | 'stayId' | 'position' | 'active'>[]
}
