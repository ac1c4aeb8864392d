import { eq } from 'drizzle-orm'
import { localizePath } from '#app/i18n/words'
import { countAttempt, networkOf } from '#app/identity/attempt-limits.server'
import { identitySettings } from '#app/identity/identity-settings.server'
import { newId } from '#app/kernel/new-id'
import { paths } from '#app/paths'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { makeMailLink } from './mail-links.server'

const HOUR = 3600

/**
 * Mails a link with which its reader sets a password: the way back into an account, and the way to a first one. Whether the address
 * is known shows in the mail only, never in the answer.
 * @throws Refusal 'busy' after three mails an hour to an address, or twenty from a network
 */
export async function sendPasswordLink(db: Db, input: { email: string; address: string; locale: 'zh' | 'en' }): Promise<void> {
  const email = input.email.trim().toLowerCase()
  await countAttempt(db, [
    { name: 'link-network', subject: networkOf(input.address), atMost: 20, seconds: HOUR, refusal: 'too-many' },
    { name: 'link-address', subject: email, atMost: 3, seconds: HOUR, refusal: 'link-cap' },
  ])
  await transact(db, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
    const token = await makeMailLink(tx, 'password', { email, userId: null })
    const url = `${identitySettings().baseUrl}${localizePath(paths.resetPassword(token), input.locale)}`
    await announce(tx, 'message', newId(), {
      channel: 'mail',
      to: email,
      template: known ? 'reset-link' : 'join-link',
      locale: input.locale,
      url,
    })
  })
}
