import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import { spellAgain } from '#app/stays/places/place-columns.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { stays } from '#db/schema/stays'
import { writeOwnStay } from './own-stay.server'

/** What a host says of his house and asks of its guests. Money in fen, hours as 'HH:MM'. */
export type HouseWords = Pick<
  typeof stays.$inferSelect,
  | 'titleZh'
  | 'titleEn'
  | 'kind'
  | 'storyZh'
  | 'storyEn'
  | 'wayZh'
  | 'wayEn'
  | 'rulesZh'
  | 'rulesEn'
  | 'amenities'
  | 'activities'
  | 'mealsIncluded'
  | 'pets'
  | 'smoking'
  | 'children'
  | 'arrivalFrom'
  | 'arrivalUntil'
  | 'departureBy'
  | 'cancelTier'
  | 'bookingKind'
  | 'papers'
  | 'depositMinor'
  | 'depositZh'
  | 'depositEn'
  | 'cleaningMinor'
>

/**
 * Rewrites what a house says. Bookings keep the price and the refund rule they were made with.
 * @param version the one the form was drawn with
 * @throws Refusal as `writeOwnStay`; invalid `deposit-unsaid` for a deposit without a word on how it comes back
 */
export async function editHouse(db: Db, host: Host, stayId: string, version: number, words: HouseWords): Promise<void> {
  if (words.depositMinor > 0 && !(words.depositZh && words.depositEn)) throw new Refusal('invalid', 'deposit-unsaid')
  await transact(db, async (tx) => {
    const house = await writeOwnStay(tx, host, stayId, version)
    const spelling = await spellAgain(tx, host, house, words)
    await tx
      .update(stays)
      .set({ ...words, ...spelling })
      .where(eq(stays.id, stayId))
  })
}

/** Shows a house to guests or hides it; its bookings stand either way. @throws Refusal as `writeOwnStay`; conflict `house-withdrawn` */
export async function showHouse(db: Db, host: Host, stayId: string, status: 'live' | 'hidden'): Promise<void> {
  await transact(db, async (tx) => {
    const house = await writeOwnStay(tx, host, stayId)
    if (house.status === 'withdrawn') throw new Refusal('conflict', 'house-withdrawn')
    await tx.update(stays).set({ status, updatedAt: sql`now()` }).where(eq(stays.id, stayId))
  })
}
