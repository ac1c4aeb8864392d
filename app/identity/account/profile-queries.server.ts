import { eq } from 'drizzle-orm'
import { isPlaceholderEmail } from '#app/identity/sign-in/sign-in-by-code.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'

/** What the account page shows of a person. `email` is null for somebody who has given none. */
export async function profileOf(db: Db, userId: string) {
  const [user] = await db
    .select({
      name: users.name,
      email: users.email,
      emailVerified: users.emailVerified,
      phone: users.phoneNumber,
      role: users.role,
      locale: users.locale,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, userId))
  return user ? { ...user, email: isPlaceholderEmail(user.email) ? null : user.email } : null
}
