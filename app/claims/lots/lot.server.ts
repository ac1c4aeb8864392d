import { type SQL, sql } from 'drizzle-orm'

/** Goods of one listing that left on one day in Shanghai: until there are batches, that is what was dug, packed and sent together. */
export type Lot = { listingId: string; packedOn: string }

/** The day an order was packed, or left when nobody ticked it packed. @param order the id of the seller's order, in the statement around */
export const lotDay = (order: SQL): SQL => sql`(
  (SELECT min(at) FROM order_moves WHERE seller_order_id = ${order} AND to_state IN ('packed','shipped')) AT TIME ZONE 'Asia/Shanghai')::date`
