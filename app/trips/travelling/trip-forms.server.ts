import { z } from 'zod'
import { sellerOrderStates } from '#db/schema/orders'

const amount = z
  .string()
  .regex(/^-?\d{1,12}$/)
  .transform(Number)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const CancelTrip = z.object({
  seenRefund: amount,
  seenState: z.enum(sellerOrderStates),
  reason: z.string().trim().max(200).optional().default(''),
})

/** Dates and room of a change, as the address and the form carry them. */
export const ChangeWishForm = z.object({ arrival: day, departure: day, room: z.uuid() })
export const ChangeTrip = ChangeWishForm.extend({ seen: amount })
export const MoveSeats = z.object({ session: z.uuid() })
