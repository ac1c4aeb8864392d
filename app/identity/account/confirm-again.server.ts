import { eq } from 'drizzle-orm'
import type { Actor } from '#app/identity/actor.server'
import { countAttempt } from '#app/identity/attempt-limits.server'
import { consumeCode } from '#app/identity/sign-in/consume-code.server'
import { sendSignInCode } from '#app/identity/sign-in/send-sign-in-code.server'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { hasPassword, isPassword } from './passwords.server'

type Person = Pick<Actor, 'userId'>

async function ownPhone(db: Db, userId: string): Promise<string | null> {
  const [user] = await db.select({ phone: users.phoneNumber }).from(users).where(eq(users.id, userId))
  return user?.phone ?? null
}

/** By what a person can confirm once more that it is them. */
export async function waysToConfirm(db: Db, { userId }: Person): Promise<{ phone: string | null; password: boolean }> {
  const [phone, password] = await Promise.all([ownPhone(db, userId), hasPassword(db, userId)])
  return { phone, password }
}

/**
 * Sends a code to the person's own phone, for what a stolen session must not be enough for.
 * @throws Refusal conflict `no-own-phone`; the refusals of `sendSignInCode`
 */
export async function sendConfirmCode(
  db: Db,
  actor: Person,
  asked: { browser: string; address: string; locale: 'zh' | 'en' },
): Promise<string> {
  const phone = await ownPhone(db, actor.userId)
  if (!phone) throw new Refusal('conflict', 'no-own-phone')
  await sendSignInCode(db, { purpose: 'payout', phone, ...asked })
  return phone
}

/**
 * Lets a signed-in person pass who knows the password or has the phone in hand.
 * @throws Refusal forbidden `confirm-needed` or `old-password-wrong`; 'busy' after ten passwords in a quarter of an hour; those of `consumeCode`
 */
export async function confirmAgain(
  db: Db,
  actor: Person,
  { password, code, browser }: { password: string; code: string; browser: string },
): Promise<void> {
  if (code.trim() !== '') {
    const phone = await ownPhone(db, actor.userId)
    if (!phone) throw new Refusal('conflict', 'no-own-phone')
    return consumeCode(db, { purpose: 'payout', phone, code, browser })
  }
  if (password === '') throw new Refusal('forbidden', 'confirm-needed')
  await countAttempt(db, [{ name: 'password-change', subject: actor.userId, atMost: 10, seconds: 900, refusal: 'too-many-passwords' }])
  if (!(await isPassword(db, actor.userId, password))) throw new Refusal('forbidden', 'old-password-wrong')
}
