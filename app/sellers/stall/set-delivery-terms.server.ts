import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { deliveryTerms, sellers } from '#db/schema/sellers'

/** Of GB/T 2260, 台湾, 香港 and 澳门 among them. */
const PROVINCES = 34

export type DeliveryTermsInput = {
  flatMinor: number
  /** Null = never free. */
  freeFromMinor: number | null
  /** Six-digit province codes (GB/T 2260). */
  excludedProvinces: string[]
}

/**
 * What a seller's delivery costs from now on; orders already placed keep what they were told.
 * @throws Refusal 'missing' not-found for somebody without a stall; 'invalid' ships-nowhere when every province is left out
 */
export async function setDeliveryTerms(db: Db, actor: { userId: string }, terms: DeliveryTermsInput): Promise<void> {
  if (new Set(terms.excludedProvinces).size >= PROVINCES) throw new Refusal('invalid', 'ships-nowhere')
  await transact(db, async (tx) => {
    const [stall] = await tx.select({ id: sellers.id }).from(sellers).where(eq(sellers.ownerId, actor.userId))
    if (!stall) throw new Refusal('missing', 'not-found')
    await tx
      .insert(deliveryTerms)
      .values({ sellerId: stall.id, ...terms })
      .onConflictDoUpdate({
        target: deliveryTerms.sellerId,
        set: {
          flatMinor: sql`excluded.flat_minor`,
          freeFromMinor: sql`excluded.free_from_minor`,
          excludedProvinces: sql`excluded.excluded_provinces`,
        },
      })
  })
}
