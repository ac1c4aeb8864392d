import { and, eq, ne } from 'drizzle-orm'
import { localizePath } from '#app/i18n/words'
import type { Actor } from '#app/identity/actor.server'
import { countAttempt } from '#app/identity/attempt-limits.server'
import { identitySettings } from '#app/identity/identity-settings.server'
import { makeMailLink, takeMailLink } from '#app/identity/sign-in/mail-links.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { announce } from '#app/platform/outbox.server'
import { transact, violatedConstraint } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'

/**
 * Mails a link to a new address; it counts once its reader has opened the link. An address that is somebody else's is answered alike,
 * and its owner hears nothing.
 * @throws Refusal 'busy' after five mails an hour
 */
export async function sendEmailLink(db: Db, actor: Actor, input: { email: string; locale: 'zh' | 'en' }): Promise<void> {
  const email = input.email.trim().toLowerCase()
  await countAttempt(db, [{ name: 'email-change', subject: actor.userId, atMost: 5, seconds: 3600, refusal: 'link-cap' }])
  await transact(db, async (tx) => {
    const token = await makeMailLink(tx, 'email', { email, userId: actor.userId })
    const [other] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), ne(users.id, actor.userId)))
    if (other) return
    const url = `${identitySettings().baseUrl}${localizePath(`${paths.account()}?confirm=${token}`, input.locale)}`
    await announce(tx, 'message', newId(), { channel: 'mail', to: email, template: 'confirm-email', locale: input.locale, url })
  })
}

/**
 * Gives a person the address whose link they opened.
 * @throws Refusal 'conflict' link-over when it was used, is too old, or was meant for another account
 */
export async function confirmEmail(db: Db, actor: Actor, token: string): Promise<void> {
  try {
    await transact(db, async (tx) => {
      const facts = await takeMailLink(tx, 'email', token)
      if (facts?.userId !== actor.userId) throw new Refusal('conflict', 'link-over')
      await tx.update(users).set({ email: facts.email, emailVerified: true, updatedAt: new Date() }).where(eq(users.id, actor.userId))
    })
  } catch (error) {
    if (violatedConstraint(error) === 'users_email_unique') throw new Refusal('conflict', 'link-over')
    throw error
  }
}
