import { createHmac } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Db, Tx } from '#db/client.server'
import { rateLimits } from '#db/schema/platform'
import { identitySettings } from './identity-settings.server'

export type Limit = { name: string; subject: string; atMost: number; seconds: number; refusal: string }

/** A name in the counters' table that says nothing of the person it counts. */
function keyOf({ name, subject }: Pick<Limit, 'name' | 'subject'>): string {
  return `${name}:${createHmac('sha256', identitySettings().secret).update(subject).digest('base64url').slice(0, 24)}`
}

/** The network of an address: /24 of IPv4, /64 of IPv6. */
export function networkOf(address: string): string {
  const four = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)
  if (four?.[1]) return four[1]
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) groups.push(...Array<string>(Math.max(0, 8 - groups.length - tail.split(':').filter(Boolean).length)).fill('0'))
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/**
 * Counts one attempt against every limit, in one statement each, and refuses when one is used up.
 * @throws Refusal 'busy' with the limit's sentence and `seconds` to wait
 */
export async function countAttempt(db: Db | Tx, limits: readonly Limit[]): Promise<void> {
  const now = Date.now()
  for (const limit of limits) {
    const [row] = await db
      .insert(rateLimits)
      .values({ key: keyOf(limit), points: 1, expire: now + limit.seconds * 1000 })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          points: sql`CASE WHEN ${rateLimits.expire} <= ${now} THEN 1 ELSE ${rateLimits.points} + 1 END`,
          expire: sql`CASE WHEN ${rateLimits.expire} <= ${now} THEN ${now + limit.seconds * 1000} ELSE ${rateLimits.expire} END`,
        },
      })
      .returning({ points: rateLimits.points, expire: rateLimits.expire })
    if (row && row.points > limit.atMost)
      throw new Refusal('busy', limit.refusal, { seconds: Math.max(1, Math.ceil(((row.expire ?? now) - now) / 1000)) })
  }
}

/** Gives a counter back after a success, so that people who mistype once in a while are not locked out. */
export async function forgiveAttempts(db: Db | Tx, limit: Pick<Limit, 'name' | 'subject'>): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit)))
}
