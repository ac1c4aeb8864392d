import { z } from 'zod'
import { neededText, optionalNumber, optionalText, optionalYuan, wholeNumber, yuan } from '#app/forms/typed-numbers.server'

const nights = { roomTypeId: z.uuid(), firstNight: z.iso.date(), lastNight: z.iso.date() }

/** Nights of a room type that were chosen in the calendar. */
export const ChosenNights = z.object(nights)
export const PricedNights = z.object({ ...nights, price: yuan(1, 100_000_000) })
export const LimitedNights = z.object({ ...nights, minNights: optionalNumber(1, 365), noArrival: z.enum(['on']).optional() })
/** One unit, or `all` of the room type. */
export const BlockedNights = z.object({ ...nights, unitId: z.union([z.uuid(), z.literal('all')]), note: optionalText(200) })
export const BookingAct = z.object({ bookingId: z.uuid() })
export const GivenUp = z.object({ sellerOrderId: z.uuid(), reason: neededText(200) })

/** A guest who came by himself, by telephone or from elsewhere. */
export const WalkInForm = z.object({
  ...nights,
  unitId: z.uuid(),
  cameBy: z.enum(['walk', 'phone', 'elsewhere']).default('walk'),
  adults: wholeNumber(1, 60),
  children: optionalNumber(0, 60).transform((n) => n ?? 0),
  contactName: optionalText(40),
  contactPhone: optionalText(20),
  amount: optionalYuan(0, 100_000_000).transform((minor) => minor ?? 0),
  note: optionalText(500),
})
