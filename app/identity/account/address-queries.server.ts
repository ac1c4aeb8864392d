import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { addresses } from '#db/schema/people'

const shown = {
  id: addresses.id,
  name: addresses.name,
  phone: addresses.phone,
  divisionCode: addresses.divisionCode,
  province: addresses.province,
  city: addresses.city,
  district: addresses.district,
  town: addresses.town,
  detail: addresses.detail,
  label: addresses.label,
  isDefault: addresses.isDefault,
}

/** A person's addresses, the default one first. */
export function addressesOf(db: Db, userId: string) {
  return db.select(shown).from(addresses).where(eq(addresses.userId, userId)).orderBy(desc(addresses.isDefault), asc(addresses.id))
}

/** One address of a person's own; null for anybody else's. */
export async function addressOf(db: Db, userId: string, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const [address] = await db
    .select(shown)
    .from(addresses)
    .where(and(eq(addresses.id, id), eq(addresses.userId, userId)))
  return address ?? null
}

export type SavedAddress = NonNullable<Awaited<ReturnType<typeof addressOf>>>
