import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { transact } from '#app/platform/transact.server'
import { isDay } from '#app/stays/days/nights'
import { refuseDates } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import { weatherWarnings } from '#db/schema/trips'

type Operator = Extract<OrderActor, { kind: 'operator' }>

/**
 * An operator writes down that the weather service warns for a county on days from one to another, both included. Who arrives there on those
 * days may cancel with everything back, or move. Written into the log of acts.
 * @throws Refusal invalid `dates-unreadable`, `dates-backwards`
 */
export function declareWeather(
  db: Db,
  operator: Operator,
  { countyCode, firstDay, lastDay, reason }: { countyCode: string; firstDay: Day; lastDay: Day; reason: string },
): Promise<string> {
  return transact(db, async (tx) => {
    const refused = refuseDates({ arrival: firstDay, departure: isDay(lastDay) ? addDays(lastDay, 1) : lastDay }, '1900-01-01')
    if (refused) throw new Refusal('invalid', refused.key, refused.details)
    const warningId = newId()
    await tx.insert(weatherWarnings).values({ id: warningId, countyCode, firstDay, lastDay, reason, declaredBy: operator.id })
    await recordAct(tx, {
      actorId: operator.id,
      act: 'weather.declare',
      subjectKind: 'weather_warning',
      subjectId: warningId,
      reason,
      detail: { countyCode, firstDay, lastDay },
    })
    return warningId
  })
}

/** Takes a warning back; who cancelled under it keeps what he got. @throws Refusal missing `warning-missing` */
export function liftWeather(db: Db, operator: Operator, { warningId, reason }: { warningId: string; reason: string }): Promise<void> {
  return transact(db, async (tx) => {
    const [lifted] = await tx
      .update(weatherWarnings)
      .set({ liftedAt: sql`now()`, liftedBy: operator.id })
      .where(and(eq(weatherWarnings.id, warningId), isNull(weatherWarnings.liftedAt)))
      .returning({ id: weatherWarnings.id })
    if (!lifted) throw new Refusal('missing', 'warning-missing')
    await recordAct(tx, { actorId: operator.id, act: 'weather.lift', subjectKind: 'weather_warning', subjectId: warningId, reason })
  })
}
/** Warnings that stand and are not over. */
export const standingWarnings = (db: Db, now: Date) =>
  db
    .select()
    .from(weatherWarnings)
    .where(and(isNull(weatherWarnings.liftedAt), gte(weatherWarnings.lastDay, dayOf(now))))
    .orderBy(asc(weatherWarnings.firstDay))
