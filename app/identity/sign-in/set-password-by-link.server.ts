import { eq } from 'drizzle-orm'
import { hashPassword, keepPassword } from '#app/identity/account/passwords.server'
import { revokeSessions } from '#app/identity/sessions/revoke-sessions.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { users } from '#db/schema/people'
import { takeMailLink } from './mail-links.server'
import { type OpenedSession, openSession, type SignInSource } from './open-session.server'

async function personOfEmail(tx: Tx, email: string, locale: 'zh' | 'en'): Promise<string> {
  const id = newId()
  await tx.insert(users).values({ id, name: '', email, emailVerified: true, locale }).onConflictDoNothing({ target: users.email })
  const [person] = await tx.update(users).set({ emailVerified: true }).where(eq(users.email, email)).returning({ id: users.id })
  if (!person) throw new Refusal('conflict', 'link-over')
  return person.id
}

/**
 * Sets the password of a mail link's address, signs the person out everywhere else and in here. An address seen for the first time gets an account.
 * @throws Refusal 'conflict' link-over when the link was used or is older than an hour
 */
export async function setPasswordByLink(
  db: Db,
  input: { token: string; password: string; locale: 'zh' | 'en' },
  source: SignInSource,
): Promise<OpenedSession> {
  const hash = await hashPassword(db, input.password)
  const userId = await transact(db, async (tx) => {
    const facts = await takeMailLink(tx, 'password', input.token)
    if (!facts) throw new Refusal('conflict', 'link-over')
    const id = await personOfEmail(tx, facts.email, input.locale)
    await keepPassword(tx, id, hash)
    await revokeSessions(tx, id)
    return id
  })
  return openSession(db, userId, source)
}
