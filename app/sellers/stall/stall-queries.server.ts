import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import { deliveryTerms, sellers } from '#db/schema/sellers'

const { searchText: _text, searchGrams: _grams, ...stallColumns } = getTableColumns(sellers)

function selectStall(db: Db | Tx) {
  return db
    .select({
      ...stallColumns,
      delivery: {
        flatMinor: sql<number>`coalesce(${deliveryTerms.flatMinor}, 0)`.mapWith(Number),
        freeFromMinor: sql<number | null>`${deliveryTerms.freeFromMinor}`,
        excludedProvinces: sql<string[]>`coalesce(${deliveryTerms.excludedProvinces}, '{}')`,
        packsOnWeekends: sql<boolean>`coalesce(${deliveryTerms.packsOnWeekends}, true)`,
      },
    })
    .from(sellers)
    .leftJoin(deliveryTerms, eq(deliveryTerms.sellerId, sellers.id))
}

/** A stall with its delivery terms. Money in fen; provinces as six-digit codes. */
export type Stall = Awaited<ReturnType<typeof selectStall>>[number]

/** The stall of a person, whatever its state; null when there is none. Somebody with several gets the newest. */
export async function stallOf(db: Db | Tx, userId: string): Promise<Stall | null> {
  const [stall] = await selectStall(db).where(eq(sellers.ownerId, userId)).orderBy(desc(sellers.createdAt)).limit(1)
  return stall ?? null
}

export async function ownsStall(db: Db, userId: string): Promise<boolean> {
  const [stall] = await db.select({ id: sellers.id }).from(sellers).where(eq(sellers.ownerId, userId)).limit(1)
  return stall !== undefined
}

/** Any stall, for the operator. */
export async function stallById(db: Db | Tx, sellerId: string): Promise<Stall | null> {
  const [stall] = await selectStall(db).where(eq(sellers.id, sellerId)).limit(1)
  return stall ?? null
}
