import { type Locale, localizePath, sayFound, type Word } from '#app/i18n/words'
import { type MessageTemplate, messages } from '#app/i18n/words/messages'
import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { notices } from '#db/schema/platform'
import { deliver } from './transports.server'

export type Reader = {
  /** Gets a notice in the market too; null for guests. */
  userId: string | null
  phone: string | null
  email: string | null
  locale: Locale
}

type Telling = {
  template: MessageTemplate
  values: Record<string, string | number>
  /** Where the notice leads, without language. */
  path: string
  /** Path of links in mail and SMS when it differs (a guest's link carries a token). */
  linkPath?: string
  /** Told twice under one key, it is kept once. */
  key: string
}

let baseUrl = ''

/** Sets the scheme and host that links in messages carry. */
export function configureLinks(url: string): void {
  baseUrl = url
}

const isPlaceholder = (email: string | null) => !email || email.endsWith('.invalid')

/** Tells a person one thing: a notice in the market for members, an SMS where there is a phone and a mail where there is an address. */
export async function tell(db: Db, reader: Reader, { template, values, path, linkPath, key }: Telling): Promise<void> {
  const url = baseUrl + localizePath(linkPath ?? path, reader.locale)
  const filled = { ...values, url }
  const sentence = (name: string) => sayFound(reader.locale, (messages as Record<string, Word>)[name] as Word, filled)
  if (reader.userId) {
    await db
      .insert(notices)
      .values({ id: newId(), userId: reader.userId, kind: template, dedupeKey: key, detail: values, path })
      .onConflictDoNothing({ target: [notices.userId, notices.kind, notices.dedupeKey] })
  }
  const message = { subject: sentence(`${template}-subject`), body: sentence(template) }
  if (reader.phone) await deliver(db, { channel: 'sms', to: reader.phone, ...message, messageId: `${template}:${key}:sms` })
  if (!isPlaceholder(reader.email) && reader.email)
    await deliver(db, { channel: 'mail', to: reader.email, ...message, messageId: `${template}:${key}:mail` })
}
