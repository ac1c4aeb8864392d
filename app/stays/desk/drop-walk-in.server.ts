import { and, eq } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { releaseNights } from '#app/stays/rooms/release-nights.server'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'

/** Strikes out a guest the host had written down himself; who paid through us is cancelled with a refund instead. @throws Refusal missing `booking-missing` */
export async function dropWalkIn(db: Db, host: Host, bookingId: string): Promise<void> {
  await transact(db, async (tx) => {
    const [own] = isId(bookingId)
      ? await tx
          .select({ id: bookings.id })
          .from(bookings)
          .where(and(eq(bookings.id, bookingId), eq(bookings.sellerId, host.sellerId), eq(bookings.source, 'walk_in')))
      : []
    if (!own || !(await releaseNights(tx, own.id))) throw new Refusal('missing', 'booking-missing')
  })
}
