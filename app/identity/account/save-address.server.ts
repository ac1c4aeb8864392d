import { and, count, eq, ne } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { addresses, users } from '#db/schema/people'
import type { SavedAddress } from './address-queries.server'

const AT_MOST = 20

export type AddressInput = Omit<SavedAddress, 'id'>

/** A person's addresses change one at a time, so that exactly one of them is the default. */
async function lockAddresses(tx: Tx, userId: string): Promise<number> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
  const [row] = await tx.select({ n: count() }).from(addresses).where(eq(addresses.userId, userId))
  return row?.n ?? 0
}

async function onlyDefault(tx: Tx, userId: string, id: string): Promise<void> {
  await tx
    .update(addresses)
    .set({ isDefault: false })
    .where(and(eq(addresses.userId, userId), ne(addresses.id, id), eq(addresses.isDefault, true)))
  await tx
    .update(addresses)
    .set({ isDefault: true })
    .where(and(eq(addresses.userId, userId), eq(addresses.id, id)))
}

/**
 * Adds an address, or changes the one with this id. The first one becomes the default.
 * @throws Refusal 'conflict' address-cap beyond twenty; 'missing' not-found for an id that is not the person's
 */
export async function saveAddress(db: Db, actor: { userId: string }, id: string | null, input: AddressInput): Promise<string> {
  return transact(db, async (tx) => {
    const known = await lockAddresses(tx, actor.userId)
    const { isDefault, ...row } = input
    const addressId = id ?? newId()
    if (id) {
      const [changed] = await tx
        .update(addresses)
        .set(row)
        .where(and(eq(addresses.id, id), eq(addresses.userId, actor.userId)))
        .returning({ id: addresses.id })
      if (!changed) throw new Refusal('missing', 'not-found')
    } else {
      if (known >= AT_MOST) throw new Refusal('conflict', 'address-cap')
      await tx.insert(addresses).values({ id: addressId, userId: actor.userId, ...row })
    }
    if (isDefault || (!id && known === 0)) await onlyDefault(tx, actor.userId, addressId)
    return addressId
  })
}

/** Makes an address the one that checkout offers first. @throws Refusal 'missing' not-found */
export async function makeDefaultAddress(db: Db, actor: { userId: string }, id: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockAddresses(tx, actor.userId)
    const [own] = await tx
      .select({ id: addresses.id })
      .from(addresses)
      .where(and(eq(addresses.id, id), eq(addresses.userId, actor.userId)))
    if (!own) throw new Refusal('missing', 'not-found')
    await onlyDefault(tx, actor.userId, id)
  })
}

/** Deletes an address; when it was the default, the oldest of the others takes its place. @throws Refusal 'missing' not-found */
export async function removeAddress(db: Db, actor: { userId: string }, id: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockAddresses(tx, actor.userId)
    const [gone] = await tx
      .delete(addresses)
      .where(and(eq(addresses.id, id), eq(addresses.userId, actor.userId)))
      .returning({ wasDefault: addresses.isDefault })
    if (!gone) throw new Refusal('missing', 'not-found')
    const [oldest] = gone.wasDefault
      ? await tx.select({ id: addresses.id }).from(addresses).where(eq(addresses.userId, actor.userId)).orderBy(addresses.id).limit(1)
      : []
    if (oldest) await onlyDefault(tx, actor.userId, oldest.id)
  })
}
