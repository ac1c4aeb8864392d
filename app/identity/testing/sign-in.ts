import { randomBytes, randomInt } from 'node:crypto'
import { configureIdentity, isIdentityConfigured } from '#app/identity/identity-settings.server'
import { sessionCookieName, signSessionToken } from '#app/identity/sessions/session-cookie.server'
import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { sessions, users } from '#db/schema/people'

/** Settings for tests that do not open the whole market. Changes nothing once identity is configured. */
export function configureTestIdentity(): void {
  if (!isIdentityConfigured()) configureIdentity({ baseUrl: 'http://localhost', secret: 'a secret that only tests know, 32+' })
}

export type TestPerson = { name?: string; phone?: string; email?: string; role?: 'member' | 'operator'; locale?: 'zh' | 'en' }

/** A person of their own, found by an unused phone number unless one is given. */
export async function makePerson(db: Db, person: TestPerson = {}): Promise<{ userId: string; phone: string; email: string }> {
  const userId = newId()
  const phone = person.phone ?? `19${String(randomInt(1e9)).padStart(9, '0')}`
  const email = person.email ?? `${userId}@phone.invalid`
  await db.insert(users).values({
    id: userId,
    name: person.name ?? '沈阿姨',
    email,
    emailVerified: person.email !== undefined,
    phoneNumber: phone,
    phoneNumberVerified: true,
    role: person.role ?? 'member',
    locale: person.locale ?? 'zh',
  })
  return { userId, phone, email }
}

/** A session of a person, and the Cookie header that carries it. */
export async function openTestSession(db: Db, userId: string): Promise<{ sessionId: string; cookie: string }> {
  configureTestIdentity()
  const sessionId = newId()
  const token = randomBytes(24).toString('base64url')
  await db
    .insert(sessions)
    .values({ id: sessionId, userId, token, expiresAt: new Date(Date.now() + 12 * 3600_000), userAgent: 'test', ipAddress: '127.0.0.1' })
  return { sessionId, cookie: `${sessionCookieName()}=${signSessionToken(token)}` }
}

/** A new person, signed in: the rows are written, no form is filled in. */
export async function signInAs(
  db: Db,
  person: TestPerson = {},
): Promise<{ userId: string; phone: string; sessionId: string; cookie: string }> {
  const { userId, phone } = await makePerson(db, person)
  return { userId, phone, ...(await openTestSession(db, userId)) }
}
