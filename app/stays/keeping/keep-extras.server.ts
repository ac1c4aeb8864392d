import { and, count, eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { stayDiscounts, stayExtras } from '#db/schema/rates'
import { writeOwnStay } from './own-stay.server'

const EXTRAS_MAX = 20
const DISCOUNTS_MAX = 12

export type ExtraWords = Pick<typeof stayExtras.$inferSelect, 'titleZh' | 'titleEn' | 'per' | 'priceMinor' | 'most'>

/** Offers one thing more to guests: breakfast, a ride from the station. @throws Refusal as `writeOwnStay`; conflict `extras-full` */
export async function addExtra(db: Db, host: Host, stayId: string, extra: ExtraWords): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnStay(tx, host, stayId)
    const active = and(eq(stayExtras.stayId, stayId), eq(stayExtras.active, true))
    const [known] = await tx.select({ n: count() }).from(stayExtras).where(active)
    const position = known?.n ?? 0
    if (position >= EXTRAS_MAX) throw new Refusal('conflict', 'extras-full', { n: EXTRAS_MAX })
    await tx.insert(stayExtras).values({ ...extra, id: newId(), stayId, position })
  })
}

/** Offers an extra no more; bookings that have it keep it. @throws Refusal as `writeOwnStay`; missing `not-found` */
export async function dropExtra(db: Db, host: Host, stayId: string, extraId: string): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnStay(tx, host, stayId)
    const gone = await tx
      .update(stayExtras)
      .set({ active: false })
      .where(and(eq(stayExtras.id, extraId), eq(stayExtras.stayId, stayId), eq(stayExtras.active, true)))
      .returning({ id: stayExtras.id })
    if (gone.length === 0) throw new Refusal('missing', 'not-found')
  })
}

export type DiscountWords = Pick<typeof stayDiscounts.$inferSelect, 'kind' | 'days' | 'percent'>

/** Sets a discount; one of the same kind and days is replaced. @throws Refusal as `writeOwnStay`; conflict `discounts-full` */
export async function setDiscount(db: Db, host: Host, stayId: string, discount: DiscountWords): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnStay(tx, host, stayId)
    const [known] = await tx.select({ n: count() }).from(stayDiscounts).where(eq(stayDiscounts.stayId, stayId))
    if ((known?.n ?? 0) >= DISCOUNTS_MAX) throw new Refusal('conflict', 'discounts-full', { n: DISCOUNTS_MAX })
    await tx
      .insert(stayDiscounts)
      .values({ ...discount, id: newId(), stayId })
      .onConflictDoUpdate({
        target: [stayDiscounts.stayId, stayDiscounts.kind, stayDiscounts.days],
        set: { percent: discount.percent },
      })
  })
}

/** Takes a discount away. @throws Refusal as `writeOwnStay`; missing `not-found` */
export async function dropDiscount(db: Db, host: Host, stayId: string, discountId: string): Promise<void> {
  await transact(db, async (tx) => {
    await writeOwnStay(tx, host, stayId)
    const gone = await tx
      .delete(stayDiscounts)
      .where(and(eq(stayDiscounts.id, discountId), eq(stayDiscounts.stayId, stayId)))
      .returning({ id: stayDiscounts.id })
    if (gone.length === 0) throw new Refusal('missing', 'not-found')
  })
}
