import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import type { storageClasses } from '#db/schema/catalogue'

const HOUR_MS = 3600_000
/** Parcels whose delivery nobody recorded count as arrived this long after the last of them left. */
const assumedTransitHours = 72
/** How long after delivery a claim may be made, in hours. */
const windowHours = { live: 24, chilled: 48, dry: 168 } as const

const LEAFY = '2003'
/** Vegetables and fruit spoil however they are kept. */
const perishable = (categoryCode: string) => /^(20|30)/.test(categoryCode)

/** The hours in which goods may be claimed (market rules, 10). */
export function claimHours({ storage, categoryCode }: { storage: (typeof storageClasses)[number]; categoryCode: string }): number {
  if (storage === 'live' || categoryCode === LEAFY) return windowHours.live
  return storage !== 'ambient' || perishable(categoryCode) ? windowHours.chilled : windowHours.dry
}

/** What is known of an order's way: the recorded delivery, the buyer's own confirmation, and when its last parcel left. */
export type Arrival = { deliveredAt: Date | null; receivedAt: Date | null; shippedAt: Date | null }

/** When the goods arrived, as far as anybody has said; null before they left. */
export function arrivedAt({ deliveredAt, receivedAt, shippedAt }: Arrival): Date | null {
  return deliveredAt ?? receivedAt ?? (shippedAt && new Date(shippedAt.getTime() + assumedTransitHours * HOUR_MS))
}

export const claimEndsAt = (arrived: Date, hours: number): Date => new Date(arrived.getTime() + hours * HOUR_MS)

const RETURN_DAYS = 7

/** The end of the seventh day, counted from the day after receipt (消费者权益保护法 art. 25, 网络购买商品七日无理由退货暂行办法). */
export const returnEndsAt = (arrived: Date): Date => startOfDay(addDays(dayOf(arrived), RETURN_DAYS + 1))
