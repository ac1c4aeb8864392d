import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { idempotency } from '#db/schema/platform'

type Body = Record<string, unknown>
export type KeyedRequest = { actor: string; route: string; key: string; requestHash: string }

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, inOrder(part)])
}

/** SHA-256 of a request's meaning: the order of fields plays no part. */
export function requestHashOf(request: Body): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(request)))
    .digest('hex')
}

/**
 * Keeps `body` as the answer to this key, in the transaction that makes it true; a second request with the same key waits for
 * the first and gets the first's answer.
 * @throws Refusal invalid `key-mismatch` when the key was used for another request, conflict `in-progress` while its work is under way
 */
export async function answerOnce<T extends Body>(
  tx: Tx,
  request: KeyedRequest,
  status: number,
  body: T,
): Promise<{ body: T; repeated: boolean }> {
  if (request.key.length < 16 || request.key.length > 255) throw new Refusal('invalid', 'key-mismatch')
  const [fresh] = await tx
    .insert(idempotency)
    .values({ ...request, state: 'finished', status, body })
    .onConflictDoNothing()
    .returning({ key: idempotency.key })
  if (fresh) return { body, repeated: false }
  const [kept] = await tx.select().from(idempotency).where(keyIs(request))
  if (kept?.requestHash !== request.requestHash) throw new Refusal('invalid', 'key-mismatch')
  if (kept.state !== 'finished') throw new Refusal('conflict', 'in-progress')
  return { body: kept.body as T, repeated: true }
}

/** Gives this key the answer of an equal request that came first under another key. */
export async function answerAs(tx: Tx, request: KeyedRequest, body: Body): Promise<void> {
  await tx.update(idempotency).set({ body }).where(keyIs(request))
}

const keyIs = ({ actor, route, key }: KeyedRequest) =>
  and(eq(idempotency.actor, actor), eq(idempotency.route, route), eq(idempotency.key, key))
