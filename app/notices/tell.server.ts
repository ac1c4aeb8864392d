import { type Locale, localizePath, sayFound, type Word } from '#app/i18n/words'
import { type MessageTemplate, messages } from '#app/i18n/words/messages'
import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { type NoticeDetail, notices } from '#db/schema/platform'
import { deliver, type Message } from './transports.server'

export type Reader = {
  /** Gets a notice in the market too; null for guests. */
  userId: string | null
  phone: string | null
  email: string | null
  locale: Locale
}

type Values = Record<string, string | number>

export type Telling = {
  template: MessageTemplate
  /** Of what differs by language, both are kept: a notice is read in whichever language its reader has the market in. */
  values: Values | ((locale: Locale) => Values)
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

const isPlaceholder = (email: string) => email.endsWith('.invalid')

/** Tells a person one thing: a notice in the market for members, an SMS where there is a phone and a mail where there is an address. */
export const tell = (db: Db, reader: Reader, telling: Telling): Promise<void> => tellAll(db, [[reader, telling]])

/** Tells several people at once, each one thing. */
export async function tellAll(db: Db, tellings: readonly (readonly [Reader, Telling])[]): Promise<void> {
  const kept = tellings.flatMap(([{ userId }, { template, values, path, key }]) =>
    userId ? [{ id: newId(), userId, kind: template, dedupeKey: key, detail: inBothLanguages(values), path }] : [],
  )
  if (kept.length > 0)
    await db
      .insert(notices)
      .values(kept)
      .onConflictDoNothing({ target: [notices.userId, notices.kind, notices.dedupeKey] })
  await deliver(
    db,
    tellings.flatMap(([reader, telling]) => messagesOf(reader, telling)),
  )
}

function inBothLanguages(values: Telling['values']): NoticeDetail {
  if (typeof values !== 'function') return values
  const [zh, en] = [values('zh'), values('en')]
  return Object.fromEntries(
    Object.entries(zh).map(([name, value]) => [name, value === en[name] ? value : { zh: String(value), en: String(en[name]) }]),
  )
}

function messagesOf({ phone, email, locale }: Reader, { template, values, path, linkPath, key }: Telling): Message[] {
  const filled = { ...(typeof values === 'function' ? values(locale) : values), url: baseUrl + localizePath(linkPath ?? path, locale) }
  const sentence = (name: string) => sayFound(locale, (messages as Record<string, Word>)[name] as Word, filled)
  const message = { subject: sentence(`${template}-subject`), body: sentence(template) }
  return [
    ...(phone ? [{ channel: 'sms' as const, to: phone, ...message, messageId: `${template}:${key}:sms` }] : []),
    ...(email && !isPlaceholder(email) ? [{ channel: 'mail' as const, to: email, ...message, messageId: `${template}:${key}:mail` }] : []),
  ]
}
