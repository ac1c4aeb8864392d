import { eq } from 'drizzle-orm'
import { countAttempt, forgiveAttempts, networkOf } from '#app/identity/attempt-limits.server'
import { mobileNumber } from '#app/identity/phone-number'
import { authOn } from '#app/identity/sessions/auth.server'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { type OpenedSession, type SignInSource, sourceHeaders } from './open-session.server'

const QUARTER_HOUR = 900

/** Somebody who is not there: the password is still hashed, so that the answer takes as long. */
const NOBODY = 'nobody@phone.invalid'

async function emailOf(db: Db, account: string): Promise<string> {
  const phone = mobileNumber(account)
  if (!phone) return account.trim().toLowerCase()
  const [person] = await db.select({ email: users.email }).from(users).where(eq(users.phoneNumber, phone))
  return person?.email ?? NOBODY
}

/**
 * Signs in with a password.
 * @param input.account an e-mail address or a mobile number
 * @throws Refusal 'forbidden' password-wrong, the same whether the account, the password or both are unknown; 'busy' after ten tries in a quarter of an hour
 */
export async function signInByPassword(db: Db, input: { account: string; password: string }, source: SignInSource): Promise<OpenedSession> {
  const email = await emailOf(db, input.account)
  const perPerson = {
    name: 'password-person',
    subject: mobileNumber(input.account) ?? email,
    atMost: 10,
    seconds: QUARTER_HOUR,
    refusal: 'too-many-passwords',
  }
  await countAttempt(db, [
    { name: 'password-network', subject: networkOf(source.address), atMost: 60, seconds: QUARTER_HOUR, refusal: 'too-many-passwords' },
    perPerson,
  ])
  try {
    const { headers, response } = await (await authOn(db)).api.signInEmail({
      body: { email, password: input.password },
      headers: sourceHeaders(source),
      returnHeaders: true,
    })
    await forgiveAttempts(db, perPerson)
    return { userId: response.user.id, setCookies: headers.getSetCookie() }
  } catch (error) {
    const status = (error as { status?: string }).status
    if (status === 'UNAUTHORIZED' || status === 'BAD_REQUEST') throw new Refusal('forbidden', 'password-wrong')
    throw error
  }
}
