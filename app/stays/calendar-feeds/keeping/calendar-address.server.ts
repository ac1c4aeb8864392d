import { and, eq, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { dataKeyFor } from '#app/platform/data-key.server'
import { isSignatureOf, signatureOf } from '#app/platform/signing.server'
import type { Db } from '#db/client.server'
import { roomUnits } from '#db/schema/stays'

const PURPOSE = 'unit-calendar'
const TOKEN = /^([\w-]{22})([\w-]{32})$/

/** Other sites keep these addresses for years, so they do not end with a new secret of sessions. */
const key = () => dataKeyFor(PURPOSE)
const signed = (unitId: string, version: number) => `${unitId}:${version}`

/**
 * The secret part of a unit's calendar address: 192 bits that only this installation can make, and can make again, so that none is kept.
 */
export function calendarToken(unit: { id: string; feedVersion: number }): string {
  const short = Buffer.from(unit.id.replaceAll('-', ''), 'hex').toString('base64url')
  return short + signatureOf(PURPOSE, signed(unit.id, unit.feedVersion), key())
}

/** The unit that an address belongs to; null for one that never was, or was renewed. */
export async function unitOfToken(db: Db, token: string): Promise<{ id: string; stayId: string } | null> {
  const [, short = '', signature = ''] = TOKEN.exec(token) ?? []
  const hex = Buffer.from(short, 'base64url').toString('hex')
  const unitId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  if (!isId(unitId)) return null
  const [unit] = await db
    .select({ id: roomUnits.id, stayId: roomUnits.stayId, feedVersion: roomUnits.feedVersion })
    .from(roomUnits)
    .where(eq(roomUnits.id, unitId))
  return unit && isSignatureOf(PURPOSE, signed(unit.id, unit.feedVersion), signature, key()) ? { id: unit.id, stayId: unit.stayId } : null
}

/**
 * Gives a unit's calendar a new address; the old one answers no more.
 * @throws Refusal missing `not-found`
 */
export async function renewAddress(db: Db, seller: { sellerId: string }, unitId: string): Promise<{ token: string }> {
  const [unit] = isId(unitId)
    ? await db
        .update(roomUnits)
        .set({ feedVersion: sql`${roomUnits.feedVersion} + 1` })
        .where(and(eq(roomUnits.id, unitId), eq(roomUnits.sellerId, seller.sellerId)))
        .returning({ id: roomUnits.id, feedVersion: roomUnits.feedVersion })
    : []
  if (!unit) throw new Refusal('missing', 'not-found')
  return { token: calendarToken(unit) }
}
