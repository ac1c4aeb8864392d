import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { users } from '#db/schema/people'
import { guestTokenHash, rememberedOrders } from './guest-orders.server'

/**
 * Puts a guest's purchases into the account of who has just signed in: those whose link this browser keeps and that were placed with
 * the same, proven phone or e-mail address. Neither alone is enough: browsers are shared, and numbers change hands.
 * @returns how many were claimed
 */
export async function claimPurchases(db: Db, userId: string, cookieHeader: string | null): Promise<number> {
  const hashes = rememberedOrders(cookieHeader).map(([, token]) => guestTokenHash(token))
  if (hashes.length === 0) return 0
  const [user] = await db.select().from(users).where(eq(users.id, userId))
  if (!user) return 0
  const samePhone = user.phoneNumberVerified && user.phoneNumber ? eq(purchases.phone, user.phoneNumber) : undefined
  const sameEmail = user.emailVerified ? eq(sql`lower(${purchases.email})`, user.email) : undefined
  if (!samePhone && !sameEmail) return 0
  const claimed = await db
    .update(purchases)
    .set({ buyerId: userId })
    .where(and(inArray(purchases.guestTokenHash, hashes), isNull(purchases.buyerId), isNull(purchases.sealedAt), or(samePhone, sameEmail)))
    .returning({ id: purchases.id })
  return claimed.length
}
