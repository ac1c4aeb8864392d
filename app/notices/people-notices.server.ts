import { eq } from 'drizzle-orm'
import { type Locale, pick, sayFound, type Word } from '#app/i18n/words'
import { messages } from '#app/i18n/words/messages'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import { tell } from './tell.server'
import { deliver } from './transports.server'

const templates = {
  active: 'stall-approved',
  asked: 'stall-asked',
  refused: 'stall-refused',
  suspended: 'stall-suspended',
  lifted: 'stall-lifted',
} as const

/** The owner of a stall hears what the operator decided. Payload: `{sellerId, decision, key}`. */
export async function tellStallDecision(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const template = templates[String(payload.decision) as keyof typeof templates]
  const seller = await db.query.sellers.findFirst({ where: eq(sellers.id, String(payload.sellerId ?? '')) })
  const owner = seller && (await db.query.users.findFirst({ where: eq(users.id, seller.ownerId) }))
  if (!template || !seller || !owner) return
  await tell(
    db,
    { userId: owner.id, phone: seller.phone, email: owner.email, locale: owner.locale },
    {
      template,
      values: (locale) => ({
        stall: pick(locale, seller.nameZh, seller.nameEn),
        reason: seller.operatorNote.trim().replace(/[。.！!]+$/, '') || '—',
      }),
      path: template === 'stall-approved' ? paths.newListing() : paths.stall(),
      key: dedupeKey,
    },
  )
}

/** Sends a message that names its own recipient: sign-in codes and reset links. Payload: `{channel, to, template, locale, …values}`. */
export async function sendMessage(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const { channel, to, template, locale, ...values } = payload
  const language: Locale = locale === 'en' ? 'en' : 'zh'
  const table = messages as Record<string, Word>
  const body = table[String(template)]
  if (!body) throw new Error(`no message named ${String(template)}`)
  const text = (word: Word | undefined) => (word ? sayFound(language, word, values as Record<string, string | number>) : '')
  await deliver(db, [
    {
      channel: channel === 'mail' ? 'mail' : 'sms',
      to: String(to),
      subject: text(table[`${String(template)}-subject`]),
      body: text(body),
      messageId: `message:${dedupeKey}`,
    },
  ])
}
