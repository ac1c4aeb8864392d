import { sql } from 'drizzle-orm'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import { newPurchaseNo } from '#app/orders/placing/purchase-no'
import { answerOnce, requestHashOf } from '#app/platform/idempotency.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { instantAt } from '#app/stays/days/zone-clock'
import type { StayWish } from '#app/stays/rates/quote-stay'
import { agreeStay } from '#app/stays/rooms/agree-stay'
import { holdNights } from '#app/stays/rooms/hold-nights.server'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import type { Db, Tx } from '#db/client.server'

/** Requests that may wait for answers at a time: each keeps nights that nobody pays for. */
const MOST_WAITING = 3
const ANSWER_HOURS = 24

export type Asker = { buyerId: string | null; visitorId: string; name: string; phone: string; email: string | null; locale: Locale }
export type StayRequest = StayWish & { roomTypeId: string; note: string; seenTotalMinor: number; key: string }

/**
 * Asks a house whether one may come: its nights are kept unpaid until the host answers, for a day or until the hour of arrival, whichever
 * comes first. Asked twice under one key, it is one request.
 * @throws Refusal of `agreeStay` and `holdNights`; conflict `room-gone`, `price-moved` with old and new, `request-late`;
 *   invalid `not-by-request`, `own-house`; busy `too-many-requests`
 */
export function askStay(db: Db, asker: Asker, request: StayRequest): Promise<{ bookingId: string; no: string }> {
  const { roomTypeId, note, seenTotalMinor, key, ...wish } = request
  return transact(db, async (tx) => {
    const hash = requestHashOf({ ...asker, ...request })
    const no = newPurchaseNo().replace('HS', 'RQ')
    const keyed = { actor: asker.visitorId, route: 'ask-stay', key, requestHash: hash }
    const answer = await answerOnce<{ no: string }>(tx, keyed, 200, { no })
    if (answer.repeated) return { no: answer.body.no, bookingId: await bookingOfRequest(tx, answer.body.no) }
    const offer = await stayOffer(tx, roomTypeId, { from: wish.arrival, to: wish.departure }, { lock: true })
    if (!offer) throw new Refusal('conflict', 'room-gone')
    if (offer.house.bookingKind !== 'request') throw new Refusal('invalid', 'not-by-request')
    const agreed = agreeStay(offer, wish)
    const { totalMinor } = agreed.quote
    if (totalMinor !== seenTotalMinor) throw new Refusal('conflict', 'price-moved', { oldMinor: seenTotalMinor, newMinor: totalMinor })
    const arrives = instantAt(wish.arrival, agreed.arrivalFrom, agreed.zone)
    if (arrives <= offer.now) throw new Refusal('conflict', 'request-late')
    await refuseHoarding(tx, asker, agreed.sellerId)
    const until = sql`least(now() + make_interval(hours => ${ANSWER_HOURS}), ${arrives.toISOString()}::timestamptz)`
    const { name: contactName, phone: contactPhone, ...of } = asker
    const { bookingId } = await holdNights(tx, agreed, { source: 'request', requestNo: no, contactName, contactPhone, ...of, until, note })
    await announce(tx, 'request_sent', bookingId, { bookingId })
    return { bookingId, no }
  })
}

async function bookingOfRequest(tx: Tx, no: string): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`SELECT id FROM bookings WHERE request_no = ${no}`)
  if (!rows[0]) throw new Error(`request ${no} does not exist`)
  return rows[0].id
}

async function refuseHoarding(tx: Tx, { buyerId, visitorId, phone }: Asker, sellerId: string): Promise<void> {
  const { rows } = await tx.execute<{ waiting: number; own: boolean }>(sql`
    SELECT (SELECT count(*)::int FROM bookings WHERE source = 'request' AND request_state = 'waiting' AND state = 'held'
        AND (visitor_id = ${visitorId} OR buyer_id = ${buyerId}::uuid OR contact_phone = ${phone})) AS waiting,
      EXISTS (SELECT 1 FROM sellers WHERE id = ${sellerId} AND owner_id = ${buyerId}::uuid) AS own`)
  if (rows[0]?.own) throw new Refusal('invalid', 'own-house')
  if ((rows[0]?.waiting ?? 0) >= MOST_WAITING) throw new Refusal('busy', 'too-many-requests', { n: MOST_WAITING })
}
