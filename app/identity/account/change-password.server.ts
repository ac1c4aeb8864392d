import type { Actor } from '#app/identity/actor.server'
import { countAttempt } from '#app/identity/attempt-limits.server'
import { revokeSessions } from '#app/identity/sessions/revoke-sessions.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { hashPassword, hasPassword, isPassword, keepPassword } from './passwords.server'

/**
 * Sets a first password, or changes it for somebody who knows the one so far; every other session ends.
 * @throws Refusal 'forbidden' old-password-wrong; 'busy' after ten tries in a quarter of an hour
 */
export async function changePassword(db: Db, actor: Actor, input: { oldPassword: string; newPassword: string }): Promise<void> {
  if (await hasPassword(db, actor.userId)) {
    await countAttempt(db, [{ name: 'password-change', subject: actor.userId, atMost: 10, seconds: 900, refusal: 'too-many-passwords' }])
    if (!(await isPassword(db, actor.userId, input.oldPassword))) throw new Refusal('forbidden', 'old-password-wrong')
  }
  const hash = await hashPassword(db, input.newPassword)
  await transact(db, async (tx) => {
    await keepPassword(tx, actor.userId, hash)
    await revokeSessions(tx, actor.userId, actor.sessionId)
  })
}
