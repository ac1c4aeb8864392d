import { and, eq, sql } from 'drizzle-orm'
import { say } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { holdEnd } from '#app/orders/placing/place-purchase-rows.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { holdBeside } from '#app/stays/rooms/hold-beside.server'
import { moveNights } from '#app/stays/rooms/move-nights.server'
import { writeOwnPurchase } from '#app/trips/own-purchase.server'
import { divideRefund } from '#app/trips/refund-now'
import { readTrip } from '#app/trips/trip-rows.server'
import type { Db, Tx } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'
import { bookings, type FrozenQuote } from '#db/schema/bookings'
import { purchases } from '#db/schema/orders'
import { roomUnits } from '#db/schema/stays'
import { bookingChanges } from '#db/schema/trips'
import { type ChangePlan, type ChangeWish, planChange, type StayTrip } from './plan-change.server'

type Guest = Extract<OrderActor, { kind: 'buyer' }>

/** The nights are moved, or wait for a purchase of their own to be paid. */
export type Changed = { kind: 'moved'; refundMinor: number } | { kind: 'to-pay'; purchaseId: string; no: string }

/**
 * A guest changes dates or room of a paid stay. When it costs the same or less, the nights move at once and the refund is on its way. When it
 * costs more, the new nights are held beside the old, and move when the difference is paid; until then the old stay stands.
 * @param wish.seenMinor what the page showed: more to pay, or less than nothing to come back
 * @throws Refusal missing `booking-missing`; of `planChange`; conflict `nights-taken`, `change-waiting` with its purchase, `change-moved`
 */
export function changeByGuest(
  db: Db,
  guest: Guest,
  wish: ChangeWish & { sellerOrderId: string; seenMinor: number; locale: Locale },
): Promise<Changed> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, guest, wish.sellerOrderId, { lock: true })
    const roomTypeId = trip.kind === 'stay' ? await roomTypeOf(tx, trip.booking.unitId) : ''
    if (trip.kind === 'stay') await refuseWaiting(tx, trip.booking.id)
    const { arrival, departure } = wish
    const plan = await planChange(tx, trip, roomTypeId, { roomTypeId: wish.roomTypeId, arrival, departure }, { lock: true })
    if (dueNow(plan) !== wish.seenMinor) throw new Refusal('conflict', 'change-moved', { differenceMinor: dueNow(plan) })
    const stay = trip as StayTrip
    return plan.differenceMinor > 0 ? holdForPayment(tx, guest, stay, plan, wish.locale) : moveAtOnce(tx, guest, stay, plan)
  })
}

/** What a change asks of the guest: more to pay, or a negative amount that comes back. */
export const dueNow = ({ differenceMinor, refundMinor }: Pick<ChangePlan, 'differenceMinor' | 'refundMinor'>): number =>
  differenceMinor > 0 ? differenceMinor : 0 - refundMinor

export async function roomTypeOf(db: Db | Tx, unitId: string): Promise<string> {
  const [unit] = await db.select({ roomTypeId: roomUnits.roomTypeId }).from(roomUnits).where(eq(roomUnits.id, unitId))
  return unit?.roomTypeId ?? ''
}

/** A booking has one change under way; one whose purchase came to nothing makes room. */
async function refuseWaiting(tx: Tx, bookingId: string): Promise<void> {
  const waiting = await tx
    .select({ id: bookingChanges.id, status: purchases.status, no: purchases.no })
    .from(bookingChanges)
    .innerJoin(purchases, eq(purchases.id, bookingChanges.purchaseId))
    .where(and(eq(bookingChanges.bookingId, bookingId), eq(bookingChanges.state, 'waiting')))
  for (const { id, status, no } of waiting) {
    if (status === 'pending' || status === 'paid') throw new Refusal('conflict', 'change-waiting', { no })
    await tx.update(bookingChanges).set({ state: 'void' }).where(eq(bookingChanges.id, id))
  }
}

const changeRow = ({ booking }: StayTrip, guest: Guest, { wish, agreed, ...price }: ChangePlan) => ({
  id: newId(),
  bookingId: booking.id,
  sellerId: booking.sellerId,
  actorKind: guest.kind,
  actorId: guest.id,
  fromUnitId: booking.unitId,
  fromCheckIn: booking.checkIn,
  fromCheckOut: booking.checkOut,
  toRoomTypeId: wish.roomTypeId,
  toCheckIn: wish.arrival,
  toCheckOut: wish.departure,
  quote: agreed.quote,
  differenceMinor: price.differenceMinor,
  refundMinor: price.refundMinor,
  forfeitMinor: price.forfeitMinor,
  floorMinor: price.floorMinor,
})

/** The booking takes over price and words of what was agreed anew. */
export const agreedAnew = ({ quote, cancelZh, cancelEn }: { quote: FrozenQuote; cancelZh: string; cancelEn: string }) => ({
  quote,
  totalMinor: quote.totalMinor,
  cancelZh,
  cancelEn,
})

async function moveAtOnce(tx: Tx, guest: Guest, trip: StayTrip, plan: ChangePlan): Promise<Changed> {
  const { wish, agreed, money, refundMinor } = plan
  const row = changeRow(trip, guest, plan)
  await moveNights(tx, trip.booking.id, { checkIn: wish.arrival, checkOut: wish.departure, roomTypeId: wish.roomTypeId })
  await tx.update(bookings).set(agreedAnew(agreed)).where(eq(bookings.id, trip.booking.id))
  await tx.insert(bookingChanges).values({ ...row, state: 'done', doneAt: sql`clock_timestamp()` })
  for (const { payment, minor } of divideRefund(money.payments, refundMinor))
    await requestRefund(tx, {
      paymentId: payment.paymentId,
      sellerOrderId: payment.sellerOrderId,
      amountMinor: minor,
      requestKey: `change:${row.id}:${payment.sellerOrderId}`,
      reason: 'changed',
    })
  await announce(tx, 'booking_changed', row.id, { changeId: row.id, sellerOrderId: trip.order.id })
  return { kind: 'moved', refundMinor }
}

/** The quote of a hold: its one line is the difference, so that purchase, order and booking are of one price. */
function quoteOfDifference(quote: FrozenQuote, differenceMinor: number): FrozenQuote {
  return {
    ...quote,
    roomZh: say('zh', w.differenceOf, { room: quote.roomZh }),
    roomEn: say('en', w.differenceOf, { room: quote.roomEn || quote.roomZh }),
    nights: [{ night: quote.arrival, minor: differenceMinor, fullMinor: differenceMinor, why: 'base' }],
    discount: null,
    roomMinor: differenceMinor,
    extras: [],
    extrasMinor: 0,
    cleaningMinor: 0,
    totalMinor: differenceMinor,
    depositMinor: 0,
  }
}

async function holdForPayment(tx: Tx, guest: Guest, trip: StayTrip, plan: ChangePlan, locale: Locale): Promise<Changed> {
  const { booking } = trip
  const { wish, agreed, differenceMinor } = plan
  const [first] = await tx.select().from(purchases).where(eq(purchases.id, trip.order.purchaseId))
  if (!first) throw new Error(`booking ${booking.id} was never bought`)
  const { purchaseId, no, sellerOrderId } = await writeOwnPurchase(tx, {
    sellerId: booking.sellerId,
    totalMinor: differenceMinor,
    currency: booking.currency,
    buyerId: first.buyerId,
    visitorId: first.visitorId,
    contact: { name: first.address.name, phone: first.address.phone },
    email: first.email,
    locale,
    until: holdEnd,
  })
  const quote = quoteOfDifference(agreed.quote, differenceMinor)
  const holdId = await holdBeside(
    tx,
    booking.id,
    { checkIn: wish.arrival, checkOut: wish.departure, roomTypeId: wish.roomTypeId },
    {
      source: 'store',
      state: 'held',
      expiresAt: sql`${holdEnd}` as unknown as Date,
      purchaseId,
      sellerOrderId,
      adults: booking.adults,
      children: booking.children,
      currency: booking.currency,
      quote,
      totalMinor: differenceMinor,
      cancelTier: agreed.cancelTier,
      cancelZh: agreed.cancelZh,
      cancelEn: agreed.cancelEn,
      zone: booking.zone,
      arrivalFrom: booking.arrivalFrom,
    },
  )
  await tx.insert(bookingLines).values({
    id: newId(),
    sellerOrderId,
    sellerId: booking.sellerId,
    bookingId: holdId,
    kind: 'night',
    night: wish.arrival,
    titleZh: quote.roomZh,
    titleEn: quote.roomEn,
    unitMinor: differenceMinor,
    lineMinor: differenceMinor,
    fullMinor: differenceMinor,
  })
  await tx.insert(bookingChanges).values({ ...changeRow(trip, guest, plan), state: 'waiting', holdId, purchaseId, sellerOrderId })
  return { kind: 'to-pay', purchaseId, no }
}
