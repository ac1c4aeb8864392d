import { eq, inArray, sql } from 'drizzle-orm'
import { createListing } from '#app/catalogue/listings/create-listing.server'
import { dayOf } from '#app/kernel/day'
import type { Db } from '#db/client.server'
import { listings, produce } from '#db/schema/catalogue'
import { type PlannedListing, type ProduceFacts, planListings } from './goods/plan-listings'
import type { OpenStall } from './open-stalls.server'
import { sideBySide } from './side-by-side'

/** What the plan of goods needs of the reference data, by code. */
async function produceFacts(db: Db): Promise<Map<string, ProduceFacts>> {
  const rows = await db.select().from(produce)
  return new Map(rows.map((row) => [row.code, row]))
}

/**
 * Puts the goods of the demo market on its stalls; what already lies there is left alone. The days on which they were put
 * out spread over the last month.
 * @param atMost how many listings at most, from the first stall on
 */
export async function putOutGoods(db: Db, stalls: readonly OpenStall[], atMost = Number.POSITIVE_INFINITY): Promise<number> {
  const bySeller = new Map(stalls.map((stall) => [stall.plan.key, stall]))
  const planned = planListings(
    stalls.map(({ plan }) => plan),
    await produceFacts(db),
    dayOf(new Date()),
  ).slice(0, atMost)
  const lying = await titlesBySeller(db, stalls)
  const missing = planned.filter(({ stall, input }) => !lying.get(bySeller.get(stall.key)?.sellerId ?? '')?.has(input.titleZh))
  const made = await sideBySide(missing, 4, async ({ stall, input, publishedAt, shuffle }) => {
    const owner = bySeller.get(stall.key)
    if (!owner) throw new Error(`stall ${stall.key} is not open`)
    const { id } = await createListing(db, { userId: owner.userId, sellerId: owner.sellerId }, input)
    return { id, publishedAt, shuffle }
  })
  await spreadOverMonth(db, made)
  return planned.length
}

async function titlesBySeller(db: Db, stalls: readonly OpenStall[]): Promise<Map<string, Set<string>>> {
  const rows = await db
    .select({ sellerId: listings.sellerId, titleZh: listings.titleZh })
    .from(listings)
    .where(
      inArray(
        listings.sellerId,
        stalls.map(({ sellerId }) => sellerId),
      ),
    )
  return rows.reduce(
    (found, { sellerId, titleZh }) => found.set(sellerId, (found.get(sellerId) ?? new Set()).add(titleZh)),
    new Map<string, Set<string>>(),
  )
}

/** A market that has been open for a while: listings are not all of this minute, and their mixing order is the same on every machine. */
async function spreadOverMonth(db: Db, made: readonly (Pick<PlannedListing, 'publishedAt' | 'shuffle'> & { id: string })[]): Promise<void> {
  if (made.length === 0) return
  const ids = sql.param(made.map(({ id }) => id))
  const days = sql.param(made.map(({ publishedAt }) => publishedAt.toISOString()))
  const mixed = sql.param(made.map(({ shuffle }) => shuffle))
  const spread = sql`(SELECT * FROM unnest(${ids}::uuid[], ${days}::timestamptz[], ${mixed}::int[]) AS spread (id, at, mixed)) AS spread`
  await db
    .update(listings)
    .set({ publishedAt: sql`spread.at`, createdAt: sql`spread.at`, updatedAt: sql`spread.at`, shuffle: sql`spread.mixed` })
    .from(spread)
    .where(eq(listings.id, sql`spread.id`))
}
