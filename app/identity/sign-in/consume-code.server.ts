import { timingSafeEqual } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { plainDigits } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { verifications } from '#db/schema/people'
import { type CodeFor, codeHash, codeIdentifier } from './send-sign-in-code.server'

const TRIES = 5

type Kept = { hash: string; tries: number }

const sameText = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * Uses a code up. The try is counted by the database before anything is compared, so a thousand at once make five comparisons;
 * the row is taken by one DELETE, so of fifty right ones a single one succeeds.
 * @throws Refusal 'invalid' code-wrong (with the tries left) or code-over (used, too old, too often wrong, or of another browser)
 */
export async function consumeCode(db: Db, wanted: CodeFor & { code: string }): Promise<void> {
  const code = plainDigits(wanted.code).replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) throw new Refusal('invalid', 'code-shape')
  const tries = sql`(${verifications.value}::jsonb ->> 'tries')::int`
  const [row] = await db
    .update(verifications)
    .set({ value: sql`jsonb_set(${verifications.value}::jsonb, '{tries}', to_jsonb(${tries} + 1))::text`, updatedAt: sql`now()` })
    .where(and(eq(verifications.identifier, codeIdentifier(wanted)), gt(verifications.expiresAt, sql`now()`), sql`${tries} < ${TRIES}`))
    .returning({ id: verifications.id, value: verifications.value })
  if (!row) throw new Refusal('invalid', 'code-over')
  const kept = JSON.parse(row.value) as Kept
  if (!sameText(kept.hash, codeHash(code, wanted))) {
    const left = TRIES - kept.tries
    throw left > 0 ? new Refusal('invalid', 'code-wrong', { n: left }) : new Refusal('invalid', 'code-over')
  }
  const [taken] = await db
    .delete(verifications)
    .where(and(eq(verifications.id, row.id), gt(verifications.expiresAt, sql`now()`)))
    .returning({ id: verifications.id })
  if (!taken) throw new Refusal('invalid', 'code-over')
}
