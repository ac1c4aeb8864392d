import { desc, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { feeRates, feeTariffs } from '#db/schema/fees'
import { auditLog } from '#db/schema/people'

type Rate = Pick<typeof feeRates.$inferInsert, 'orderKind' | 'sellerKind' | 'categoryCode' | 'rateBps'>

export type NewTariff = {
  /** From when purchases are placed under it; not in the past. */
  validFrom: Date
  /** In order, the first that matches a line counts; the last matches everything. */
  rates: readonly Rate[]
  /** What changes and why, to be read by everybody. */
  note: string
}

const matchesAll = ({ orderKind, sellerKind, categoryCode }: Rate) => !orderKind && !sellerKind && !categoryCode

/**
 * An operator publishes a new version of the fee rates, whole. What was placed before keeps the fee it was placed with.
 * @returns its version
 * @throws Refusal invalid `tariff-open-ended` when a line could match no rate or a rate could never match, conflict `tariff-in-past`
 */
export function publishTariff(db: Db, operatorId: string, { validFrom, rates, note }: NewTariff): Promise<number> {
  return transact(db, async (tx) => {
    if (rates.length === 0 || rates.findIndex(matchesAll) !== rates.length - 1) throw new Refusal('invalid', 'tariff-open-ended')
    // One after the other: the version is the next one.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('fee_tariffs'))`)
    const [latest] = await tx.select().from(feeTariffs).orderBy(desc(feeTariffs.version)).limit(1)
    const [clock] = (await tx.execute<{ past: boolean }>(sql`SELECT ${validFrom.toISOString()}::timestamptz < now() AS past`)).rows
    if (clock?.past || (latest && latest.validFrom > validFrom)) throw new Refusal('conflict', 'tariff-in-past')
    const version = (latest?.version ?? 0) + 1
    const id = newId()
    await tx.insert(feeTariffs).values({ id, version, validFrom, publishedBy: operatorId, note })
    await tx.insert(feeRates).values(rates.map((rate, index) => ({ ...rate, tariff: version, position: index + 1 })))
    await tx.insert(auditLog).values({
      id: newId(),
      actorId: operatorId,
      act: 'fees.publish',
      subjectKind: 'fee_tariff',
      subjectId: id,
      reason: note,
      detail: { version, validFrom: validFrom.toISOString(), rates },
    })
    return version
  })
}
