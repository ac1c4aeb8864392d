import { sayRefusal } from '#app/i18n/say-refusal'
import type { Locale } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { roomTypeOf } from '#app/trips/changing/change-trip.server'
import { nearestChange } from '#app/trips/changing/nearest-change.server'
import { planChange } from '#app/trips/changing/plan-change.server'
import type { LookedChange } from '#app/trips/travelling/trip-change'
import { ChangeWishForm } from '#app/trips/travelling/trip-forms.server'
import { readTrip } from '#app/trips/trip-rows.server'
import type { TripAccess } from './trip-access.server'

/** What the change named in the address would cost, or why it can not be; null when the address names none. */
export async function lookAtChange(
  query: URLSearchParams,
  { guest, sellerOrderId }: TripAccess,
  locale: Locale,
): Promise<LookedChange | null> {
  const read = ChangeWishForm.safeParse(Object.fromEntries(query))
  if (!read.success) return null
  const { arrival, departure, room } = read.data
  const wish = { arrival, departure, roomTypeId: room }
  const looked = { arrival, departure, room, refusal: null, nearest: [], price: null }
  const trip = await readTrip(db, guest, sellerOrderId)
  if (trip.kind !== 'stay') return null
  const { id: bookingId, unitId } = trip.booking
  const plan = await attempt(async () => planChange(db, trip, await roomTypeOf(db, unitId), wish))
  if (!plan.ok) {
    const isDates = plan.refusal.reason === 'conflict' && !['booking-over', 'room-gone', 'change-none'].includes(plan.refusal.key)
    return { ...looked, refusal: sayRefusal(locale, plan.refusal), nearest: isDates ? await nearestChange(db, bookingId, wish) : [] }
  }
  const { differenceMinor, refundMinor, agreed } = plan.value
  return { ...looked, price: { differenceMinor, refundMinor, totalMinor: agreed.quote.totalMinor } }
}
