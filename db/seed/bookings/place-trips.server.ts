import { and, asc, eq, sql } from 'drizzle-orm'
import { addSeats, addStay } from '#app/cart/bookings/add-wish.server'
import { readCart } from '#app/cart/cart-lines.server'
import { addToCart } from '#app/cart/changes/add-to-cart.server'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { cancelByGuest } from '#app/trips/cancelling/cancel-trip.server'
import type { Db } from '#db/client.server'
import { experienceSessions, experiences } from '#db/schema/experiences'
import { sellerOrders } from '#db/schema/orders'
import { stayExtras } from '#db/schema/rates'
import { roomTypes, stays } from '#db/schema/stays'
import type { OpenStall } from '#db/seed/open-stalls.server'
import { type DemoBuyer, payCart } from '#db/seed/orders/pay-cart.server'
import { somethingOf } from '#db/seed/orders/place-orders.server'
import { placeFacts } from '#db/seed/places/place-facts'
import { Chance } from '#db/seed/random'
import { sideBySide } from '#db/seed/side-by-side'
import { demoTrips, type PlannedTrip } from './trips-plan'

type Travelling = { stalls: ReadonlyMap<string, OpenStall>; buyers: readonly DemoBuyer[]; sandboxUrl: string }
type Owner = { userId: string; cartId: null }

const TRIES = 12

const titleOf = (code: string) => placeFacts.get(code)?.nameZh ?? ''

/** Puts a room into the cart, on the first days from the planned one on that its house takes. */
async function wishStay(db: Db, owner: Owner, from: Day, stay: NonNullable<PlannedTrip['stay']>): Promise<void> {
  const [room] = await db
    .select({ id: roomTypes.id, stayId: stays.id })
    .from(roomTypes)
    .innerJoin(stays, eq(stays.id, roomTypes.stayId))
    .where(eq(stays.titleZh, titleOf(stay.code)))
    .orderBy(asc(roomTypes.position))
    .limit(1)
  if (!room) throw new Error(`${stay.code} has no room`)
  const { nights, adults, children = 0 } = stay
  const [extra] = await db
    .select({ extraId: stayExtras.id })
    .from(stayExtras)
    .where(and(eq(stayExtras.stayId, room.stayId), eq(stayExtras.titleZh, stay.extra ?? '')))
  const extras = extra ? [{ ...extra, count: 1 }] : []
  for (let later = 0; later < TRIES; later += 1) {
    const arrival = addDays(from, later)
    const wish = { roomTypeId: room.id, arrival, departure: addDays(arrival, nights), adults, children, rooms: 1, extras }
    if ((await attempt(() => addStay(db, owner, wish, 'zh'))).ok) return
  }
  throw new Error(`${stay.code} takes nobody from ${from} on`)
}

/** Puts seats at the first session from a day on into the cart. */
async function wishSeats(
  db: Db,
  owner: Owner,
  from: Day,
  { code, adults, children = 0 }: NonNullable<PlannedTrip['seats']>,
): Promise<void> {
  const [session] = await db
    .select({ id: experienceSessions.id })
    .from(experienceSessions)
    .innerJoin(experiences, eq(experiences.id, experienceSessions.experienceId))
    .where(and(eq(experiences.titleZh, titleOf(code)), sql`${experienceSessions.startsAt} >= ${from}::date`))
    .orderBy(asc(experienceSessions.startsAt))
    .limit(1)
  if (!session) throw new Error(`${code} has no session from ${from} on`)
  await addSeats(db, owner, { sessionId: session.id, adults, children }, 'zh')
}

async function travel(db: Db, plan: PlannedTrip, buyer: DemoBuyer, { stalls, sandboxUrl }: Travelling, today: Day): Promise<void> {
  const owner: Owner = { userId: buyer.userId, cartId: null }
  const from = addDays(today, plan.from)
  if (plan.stay) await wishStay(db, owner, from, plan.stay)
  if (plan.seats) await wishSeats(db, owner, from, plan.seats)
  if (plan.goods) {
    const offerId = await somethingOf(db, stalls.get(plan.goods)?.sellerId ?? '', new Chance(`trip/${plan.goods}`))
    await addToCart(db, owner, { offerId, quantity: 1, locale: 'zh' })
  }
  const { wishes } = await readCart(db, owner)
  const wishId = (wishes.stays[0] ?? wishes.seats[0])?.wishId ?? ''
  const notes = plan.note ? { [wishId]: plan.note } : {}
  const purchaseId = await payCart(db, buyer, { by: plan.by, sandboxUrl, notes, locale: plan.buyer === 3 ? 'en' : 'zh' })
  if (plan.givenUp) await giveUp(db, buyer, purchaseId, plan.givenUp)
}

/** Weeks before arrival all of it comes back. */
async function giveUp(db: Db, { userId: id }: DemoBuyer, purchaseId: string, reason: string): Promise<void> {
  const [order] = await db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId))
  if (!order) throw new Error('a trip without an order')
  const seen = { refundMinor: order.totalMinor, state: order.state }
  await cancelByGuest(db, { kind: 'buyer', id, purchaseId }, { sellerOrderId: order.id, reason, seen })
}

/**
 * Books and pays the trips of the demo through the payment sandbox. Does nothing in a market where a room or a seat has been sold before.
 * @returns how many purchases
 */
export async function placeDemoTrips(db: Db, travelling: Travelling): Promise<number> {
  if ((await db.$count(sellerOrders, sql`${sellerOrders.kind} <> 'goods'`)) > 0) return 0
  const today = dayOf(new Date())
  // One person's trips share a cart and take turns; different people book at the same time.
  await sideBySide(travelling.buyers, 4, async (buyer, person) => {
    for (const plan of demoTrips) if (plan.buyer === person) await travel(db, plan, buyer, travelling, today)
  })
  return demoTrips.length
}
