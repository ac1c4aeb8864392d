import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, like, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import type { Db, Tx } from '#db/client.server'
import { verifications } from '#db/schema/people'

/** `password` sets one for an address, `email` gives a signed-in person that address. */
export type LinkPurpose = 'password' | 'email'
type LinkFacts = { email: string; userId: string | null }

const LINK_MINUTES = 60

const identifierOf = (purpose: LinkPurpose, token: string) => `link:${purpose}:${createHash('sha256').update(token).digest('base64url')}`

/** Makes the token of a mail link. Only its hash is kept; an earlier link for the same purpose and address stops working. */
export async function makeMailLink(tx: Tx, purpose: LinkPurpose, facts: LinkFacts): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const value = JSON.stringify(facts)
  await tx.delete(verifications).where(and(like(verifications.identifier, `link:${purpose}:%`), eq(verifications.value, value)))
  await tx
    .insert(verifications)
    .values({ id: newId(), identifier: identifierOf(purpose, token), value, expiresAt: new Date(Date.now() + LINK_MINUTES * 60_000) })
  return token
}

/** Whether a link would still work, for the page that it opens. Uses nothing up. */
export async function peekMailLink(db: Db, purpose: LinkPurpose, token: string): Promise<LinkFacts | null> {
  const [row] = await db
    .select({ value: verifications.value })
    .from(verifications)
    .where(and(eq(verifications.identifier, identifierOf(purpose, token)), gt(verifications.expiresAt, sql`now()`)))
  return row ? (JSON.parse(row.value) as LinkFacts) : null
}

/** Uses a link up, by one DELETE; null when it was used, too old or never made. */
export async function takeMailLink(tx: Tx, purpose: LinkPurpose, token: string): Promise<LinkFacts | null> {
  const [row] = await tx
    .delete(verifications)
    .where(and(eq(verifications.identifier, identifierOf(purpose, token)), gt(verifications.expiresAt, sql`now()`)))
    .returning({ value: verifications.value })
  return row ? (JSON.parse(row.value) as LinkFacts) : null
}
