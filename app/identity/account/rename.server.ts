import { eq } from 'drizzle-orm'
import type { Actor } from '#app/identity/actor.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'

/** Changes how the market addresses a person. @param name at most 40 characters */
export async function rename(db: Db, actor: Actor, name: string): Promise<void> {
  await db.update(users).set({ name, updatedAt: new Date() }).where(eq(users.id, actor.userId))
}
