import { eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { consumeCode } from './consume-code.server'
import { type OpenedSession, openSession, type SignInSource } from './open-session.server'

/** The address of somebody who has given a phone number only. Mail is never sent to it. */
export const placeholderEmail = (userId: string) => `${userId}@phone.invalid`
export const isPlaceholderEmail = (email: string) => email.endsWith('.invalid')

async function personOfPhone(db: Db, phone: string, locale: 'zh' | 'en'): Promise<{ userId: string; isNew: boolean }> {
  const id = newId()
  const [made] = await db
    .insert(users)
    .values({ id, name: '', email: placeholderEmail(id), phoneNumber: phone, phoneNumberVerified: true, locale })
    .onConflictDoNothing({ target: users.phoneNumber })
    .returning({ id: users.id })
  if (made) return { userId: made.id, isNew: true }
  const [known] = await db.update(users).set({ phoneNumberVerified: true }).where(eq(users.phoneNumber, phone)).returning({ id: users.id })
  return known ? { userId: known.id, isNew: false } : personOfPhone(db, phone, locale)
}

/**
 * Signs in with the code sent to a phone; a number seen for the first time gets an account.
 * @throws Refusal of `consumeCode` and `openSession`
 */
export async function signInByCode(
  db: Db,
  input: { phone: string; code: string; browser: string; locale: 'zh' | 'en' },
  source: SignInSource,
): Promise<OpenedSession & { isNew: boolean }> {
  await consumeCode(db, { purpose: 'sign-in', phone: input.phone, browser: input.browser, code: input.code })
  const { userId, isNew } = await personOfPhone(db, input.phone, input.locale)
  return { ...(await openSession(db, userId, source)), isNew }
}
