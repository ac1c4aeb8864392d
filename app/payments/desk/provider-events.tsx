import { useLocale } from '#app/i18n/use-locale'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { formatInstant } from '#app/kernel/day'

type ShownEvent = { eventId: string; type: string; state: string; receivedAt: Date }
type ShownAct = { id: string; act: string; reason: string; at: Date }

const eventWord = (state: string) => (state === 'done' ? w['event-done'] : state === 'dead' ? w['event-dead'] : w['event-received'])

/** What the provider told us about a purchase, and what operators did to it. */
export function ProviderEvents({ events, acts }: { events: readonly ShownEvent[]; acts: readonly ShownAct[] }) {
  const { locale, t } = useLocale()
  return (
    <>
      <section className="grid gap-2">
        <h2>{t(w.events)}</h2>
        {events.length === 0 ? <p className="text-ink-2">{t(w.noEvents)}</p> : null}
        <ul className="grid gap-1">
          {events.map((event) => (
            <li key={event.eventId} className="break-all">
              <code>{event.type}</code> {t(eventWord(event.state))}{' '}
              <span className="text-sm text-ink-2">
                {formatInstant(event.receivedAt, locale)} {event.eventId}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-2">
        <h2>{t(w.acts)}</h2>
        {acts.length === 0 ? <p className="text-ink-2">{t(w.noEvents)}</p> : null}
        <ul className="grid gap-1">
          {acts.map((act) => (
            <li key={act.id}>
              <code>{act.act}</code> {act.reason} <span className="text-sm text-ink-2">{formatInstant(act.at, locale)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
