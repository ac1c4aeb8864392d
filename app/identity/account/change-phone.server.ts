import { eq } from 'drizzle-orm'
import type { Actor } from '#app/identity/actor.server'
import { revokeSessions } from '#app/identity/sessions/revoke-sessions.server'
import { consumeCode } from '#app/identity/sign-in/consume-code.server'
import { type OpenedSession, openSession, type SignInSource } from '#app/identity/sign-in/open-session.server'
import { Refusal } from '#app/kernel/refusal'
import { transact, violatedConstraint } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'

/**
 * Moves a person to another phone number with the code sent there. All sessions end and a new one opens.
 * @throws Refusal 'conflict' phone-taken; the refusals of `consumeCode`
 */
export async function changePhone(
  db: Db,
  actor: Actor,
  input: { phone: string; code: string; browser: string },
  source: SignInSource,
): Promise<OpenedSession> {
  await consumeCode(db, { purpose: 'new-phone', ...input })
  try {
    await transact(db, async (tx) => {
      await tx
        .update(users)
        .set({ phoneNumber: input.phone, phoneNumberVerified: true, updatedAt: new Date() })
        .where(eq(users.id, actor.userId))
      await revokeSessions(tx, actor.userId)
    })
  } catch (error) {
    if (violatedConstraint(error) === 'users_phone_number_unique') throw new Refusal('conflict', 'phone-taken')
    throw error
  }
  return openSession(db, actor.userId, source)
}
