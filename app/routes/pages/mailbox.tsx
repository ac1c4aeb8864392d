import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { notices as w } from '#app/i18n/words/notices'
import { formatInstant } from '#app/kernel/day'
import { keptMessages } from '#app/notices/notice-queries.server'
import { db } from '#app/platform/database.server'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location }) => [
  { title: say(localeOfPath(location.pathname), w.mailboxTitle) },
  { name: 'robots', content: 'noindex' },
]

/** Absent as soon as a real transport is set: then messages do not stay here. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.simulatedMessages) throw new Response(null, { status: 404 })
  return { messages: await keptMessages(db) }
}

export default function Mailbox() {
  const { messages } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.mailboxTitle)}</h1>
      <p className="measure">{t(w.mailboxIntro)}</p>
      {messages.length === 0 ? <EmptyState motif="boat" title={t(w.mailboxEmpty)} /> : null}
      <ol className="stack">
        {messages.map((message) => (
          <li key={message.id} className="card p-4">
            <p className="text-ink-2">
              {message.channel === 'sms' ? t(w.sms) : t(w.mail)} · {t(w.to, { recipient: message.recipient })} ·{' '}
              {formatInstant(message.at, locale)}
            </p>
            {message.channel === 'mail' ? (
              <p className="font-semibold">
                <Written>{message.subject}</Written>
              </p>
            ) : null}
            <p className="whitespace-pre-line">{linked(message.body)}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Addresses in a message can be followed. */
function linked(body: string) {
  return body.split(/(https?:\/\/[^\s，。]+)/).map((part, i) => {
    if (i % 2 === 0) return <Written key={part}>{part}</Written>
    return (
      <a key={part} href={part}>
        {part}
      </a>
    )
  })
}
