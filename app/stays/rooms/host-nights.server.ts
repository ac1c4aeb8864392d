import type { Day } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { refuseDates } from '#app/stays/rules/stay-dates'
import type { Db, Tx } from '#db/client.server'
import { isStillFree, type LockedUnit, lockUnit } from './free-units.server'
import { releaseNights } from './release-nights.server'
import { writeBooking } from './take-nights.server'

/** A host at work on his own house; the route has proven it. */
export type Host = { userId: string; sellerId: string }

type Dates = { checkIn: Day; checkOut: Day }

async function ownUnit(tx: Tx, host: Host, unitId: string, { checkIn, checkOut }: Dates): Promise<LockedUnit> {
  // A host may write down what already happened.
  const refused = refuseDates({ arrival: checkIn, departure: checkOut }, '1900-01-01')
  if (refused) throw new Refusal('invalid', refused.key, refused.details)
  const unit = await lockUnit(tx, unitId, host.sellerId)
  if (!unit) throw new Refusal('missing', 'room-gone')
  return unit
}

/**
 * Closes nights of one unit in one tap. The gap between parties is no matter here: nobody sleeps in a block.
 * @throws Refusal invalid for dates that are none; missing `room-gone`; conflict `nights-taken`
 */
export function blockNights(db: Db, host: Host, unitId: string, dates: Dates & { note?: string }): Promise<string> {
  return transact(db, async (tx) => {
    const unit = await ownUnit(tx, host, unitId, dates)
    return writeBooking(tx, unit, { ...dates, source: 'block', state: 'confirmed', occupied: false, zone: unit.zone })
  })
}

/** Opens what the host himself had closed. @throws Refusal missing `booking-missing` */
export function unblockNights(db: Db, host: Host, bookingId: string): Promise<void> {
  return transact(db, async (tx) => {
    const booking = await tx.query.bookings.findFirst({
      where: (b, { and, eq }) => and(eq(b.id, bookingId), eq(b.sellerId, host.sellerId), eq(b.source, 'block')),
    })
    if (!booking || !(await releaseNights(tx, booking.id))) throw new Refusal('missing', 'booking-missing')
  })
}

export type WalkIn = Dates & {
  adults: number
  children: number
  contactName?: string
  contactPhone?: string
  /** What the guest pays at the house, in fen; noted only. */
  totalMinor?: number
  note?: string
}

/**
 * Writes down a guest who came by himself or by telephone. Rules of arrival days and lengths do not bind the host; taken nights and the
 * gap do.
 * @throws Refusal as `blockNights`; invalid `guests-none`
 */
export function walkIn(db: Db, host: Host, unitId: string, guest: WalkIn): Promise<string> {
  if (!(guest.adults >= 1)) throw new Refusal('invalid', 'guests-none')
  return transact(db, async (tx) => {
    const unit = await ownUnit(tx, host, unitId, guest)
    if (!(await isStillFree(tx, unit, guest.checkIn, guest.checkOut))) throw new Refusal('conflict', 'nights-taken')
    return writeBooking(tx, unit, { ...guest, source: 'walk_in', state: 'confirmed', zone: unit.zone })
  })
}
