import { db } from '#app/platform/database.server'
import { clashesOf, countRequests, guestsOfToday } from '#app/stays/desk/guest-queries.server'
import { takesGuests } from '#app/stays/keeping/house-queries.server'
import type { HostDay } from './host-today'

/** A host's day; null for a stall that takes no guests. */
export async function readHostDay(sellerId: string): Promise<HostDay | null> {
  if (!(await takesGuests(db, sellerId))) return null
  const [day, clashes, requests] = await Promise.all([guestsOfToday(db, sellerId), clashesOf(db, sellerId), countRequests(db, sellerId)])
  return { ...day, clashes, requests }
}
