import { newId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { mailbox } from '#db/schema/platform'

export type Message = { channel: 'mail' | 'sms'; to: string; subject: string; body: string; messageId: string }
type Deliver = (db: Db, messages: readonly Message[]) => Promise<void>

const SMS_TIMEOUT_MS = 10_000

/** Keeps messages in the built-in mailbox; the same message id is kept once. */
const keep: Deliver = async (db, messages) => {
  await db
    .insert(mailbox)
    .values(
      messages.map(({ channel, to, subject, body, messageId }) => ({ id: newId(), channel, recipient: to, subject, body, messageId })),
    )
    .onConflictDoNothing({ target: mailbox.messageId })
}

/** Where one channel is real, the mailbox of the other is open to nobody: it tells who could not be reached, and no more. */
const keepEnvelope: Deliver = (db, messages) =>
  keep(
    db,
    messages.map((message) => ({ ...message, body: '' })),
  )

const oneByOne =
  (send: (message: Message) => Promise<void>): Deliver =>
  async (_db, messages) => {
    for (const message of messages) await send(message)
  }

let mail: Deliver = keep
let sms: Deliver = keep

/**
 * Chooses the transports: SMTP_URL for mail, SMS_URL for SMS (an HTTP endpoint that takes `{to, text, id}` as JSON and
 * answers 2xx); without either, messages stay in the mailbox page of the demo.
 */
export function configureMessages(env: { SMTP_URL?: string; SMS_URL?: string }): void {
  const otherwise = env.SMTP_URL || env.SMS_URL ? keepEnvelope : keep
  mail = env.SMTP_URL ? smtp(env.SMTP_URL) : otherwise
  sms = env.SMS_URL ? http(env.SMS_URL) : otherwise
}

function smtp(url: string): Deliver {
  const opened = import('nodemailer').then(({ createTransport }) => createTransport(url))
  const from = new URL(url).searchParams.get('from') ?? 'noreply@localhost'
  return oneByOne(async (message) => {
    const transport = await opened
    await transport.sendMail({
      from,
      to: message.to,
      subject: message.subject,
      text: message.body,
      messageId: `<${messageIdOf(message)}@hushang>`,
    })
  })
}

/** RFC 5322 allows no colon on the left of a message id. Sent again after a crash, a mail carries the same one. */
const messageIdOf = ({ messageId }: Message) => messageId.replace(/[^A-Za-z0-9.-]/g, '.')

function http(url: string): Deliver {
  return oneByOne(async (message) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to: message.to, text: message.body, id: message.messageId }),
      signal: AbortSignal.timeout(SMS_TIMEOUT_MS),
      redirect: 'error',
    })
    if (!answer.ok) throw new Error(`SMS gateway answered ${answer.status}`)
  })
}

/** Hands messages to their transports. Throws to be tried again by the job: whoever got one already is not sent it twice by a mailbox. */
export const deliver: Deliver = async (db, messages) => {
  const [mails, texts] = (['mail', 'sms'] as const).map((channel) => messages.filter((message) => message.channel === channel))
  if (mails?.length) await mail(db, mails)
  if (texts?.length) await sms(db, texts)
}
