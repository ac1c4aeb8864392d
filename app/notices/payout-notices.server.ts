import { eq } from 'drizzle-orm'
import { say } from '#app/i18n/words'
import { payoutFailureWords, whyPayoutFailed } from '#app/i18n/words/books/payout-failures'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'
import { type Telling, tell } from './tell.server'

async function ownerOf(db: Db, sellerId: string) {
  const [found] = await db
    .select({ seller: sellers, owner: users })
    .from(sellers)
    .innerJoin(users, eq(users.id, sellers.ownerId))
    .where(eq(sellers.id, sellerId))
  return found
}

/** Every number known of a seller hears that money shall go elsewhere, or nowhere for now. Payload: `{sellerId, tail, hours}` or `{sellerId, tail, removed}`. */
export async function tellPayoutAccountChanged(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const found = await ownerOf(db, String(payload.sellerId))
  if (!found) return
  const { seller, owner } = found
  const tail = String(payload.tail)
  const telling: Omit<Telling, 'key'> = payload.removed
    ? { template: 'payout-account-removed', values: { tail }, path: paths.payout() }
    : { template: 'payout-account-changed', values: { tail, days: Number(payload.hours) / 24 }, path: paths.payout() }
  await tell(db, { userId: owner.id, phone: seller.phone, email: owner.email, locale: owner.locale }, { ...telling, key: dedupeKey })
  if (owner.phoneNumber && owner.phoneNumber !== seller.phone)
    await tell(db, { userId: null, phone: owner.phoneNumber, email: null, locale: owner.locale }, { ...telling, key: `${dedupeKey}:own` })
}

async function tellLine(db: Db, payload: JobPayload, template: 'payout-paid' | 'payout-returned', path: string): Promise<void> {
  const [found] = await db
    .select({ line: payoutBatchLines, batch: payoutBatches })
    .from(payoutBatchLines)
    .innerJoin(payoutBatches, eq(payoutBatches.id, payoutBatchLines.batchId))
    .where(eq(payoutBatchLines.id, String(payload.lineId)))
  const who = found && (await ownerOf(db, found.line.sellerId))
  if (!found || !who) return
  const { seller, owner } = who
  const { line, batch } = found
  await tell(
    db,
    { userId: owner.id, phone: seller.phone, email: owner.email, locale: owner.locale },
    {
      template,
      values: (locale) => ({
        amount: formatMoney(line.amountMinor, batch.currency, locale),
        tail: line.bankTail,
      }),
      path,
      key: line.id,
    },
  )
}

/** A seller hears that the bank has paid. Payload: `{lineId}`. */
export const tellPayoutPaid = (db: Db, payload: JobPayload): Promise<void> => tellLine(db, payload, 'payout-paid', paths.sellIncome())

/** A seller hears that the money came back and is asked for the account. Payload: `{lineId}`. */
export const tellPayoutReturned = (db: Db, payload: JobPayload): Promise<void> => tellLine(db, payload, 'payout-returned', paths.payout())

/**
 * A seller hears that the own bank sent back what the provider paid out, and what to do. Payload: `{sellerId, amountMinor, currency, why}`, the last
 * in the provider's codes.
 */
export async function tellPayoutFailed(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const found = await ownerOf(db, String(payload.sellerId))
  if (!found) return
  const { seller, owner } = found
  await tell(
    db,
    { userId: owner.id, phone: seller.phone, email: owner.email, locale: owner.locale },
    {
      template: 'payout-failed',
      values: (locale) => ({
        amount: formatMoney(Number(payload.amountMinor), String(payload.currency), locale),
        why: say(locale, payoutFailureWords[whyPayoutFailed(String(payload.why))]),
      }),
      path: paths.payout(),
      key: dedupeKey,
    },
  )
}
