import { type SQL, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import type { AgreedStay } from './agree-stay'
import { lockFreeUnit } from './free-units.server'
import { type BookingFacts, writeBooking } from './take-nights.server'

/** For whom nights are held: an unpaid purchase, or a request that waits for the host. `until` is SQL, by the database's clock. */
export type HoldFor =
  | { source: 'store'; purchaseId: string; sellerOrderId: string; until: SQL; note?: string }
  | {
      source: 'request'
      requestNo: string
      buyerId: string | null
      visitorId: string
      contactName: string
      contactPhone: string
      email: string | null
      locale: 'zh' | 'en'
      until: SQL
      note?: string
    }

export type HeldNights = { bookingId: string; unitId: string }

/**
 * Holds all nights of one unit of the agreed room type, or none. The unit and its gap are decided under the unit's lock; rules and price
 * hold when the offer was read with `lock` in this transaction.
 * @throws Refusal conflict `nights-taken` when no unit is free on every night
 */
export async function holdNights(tx: Tx, agreed: AgreedStay, hold: HoldFor): Promise<HeldNights> {
  const { quote } = agreed
  const unit = await lockFreeUnit(tx, agreed.roomTypeId, quote.arrival, quote.departure)
  if (!unit) throw new Refusal('conflict', 'nights-taken')
  const bookingId = await writeBooking(tx, unit, { ...agreedFacts(agreed), ...holdFacts(hold), state: 'held' })
  return { bookingId, unitId: unit.unitId }
}

function agreedFacts({ quote, cancelTier, cancelZh, cancelEn, zone, arrivalFrom }: AgreedStay) {
  const { arrival: checkIn, departure: checkOut, adults, children, currency, totalMinor } = quote
  return { checkIn, checkOut, adults, children, currency, quote, totalMinor, cancelTier, cancelZh, cancelEn, zone, arrivalFrom }
}

function holdFacts(hold: HoldFor): Pick<BookingFacts, 'source'> & Partial<BookingFacts> {
  const { until, ...facts } = hold
  const expiresAt = sql`${until}` as unknown as Date
  return hold.source === 'request' ? { ...facts, expiresAt, requestState: 'waiting' as const } : { ...facts, expiresAt }
}
