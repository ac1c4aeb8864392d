import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { host } from '#app/i18n/words/selling/host'
import { outings as w } from '#app/i18n/words/staying/outings'
import { formatClock, formatInstant } from '#app/kernel/day'
import { MoneyIn, NumberIn, TextIn } from '#app/routes/sell/houses/text-in'
import type { HostSession } from '#app/stays/outings/outing-queries.server'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { SelectField } from '#app/ui/fields/select-field'
import { Said, Written } from '#app/ui/written'

type Props = { session: HostSession; reply: FormReply }
type Party = HostSession['parties'][number]

/** One time an outing takes place: its seats, who comes, and what can be done. */
export function SessionCard({ session, reply }: Props) {
  const { t, locale } = useLocale()
  const when = formatInstant(session.startsAt, locale)
  const runs = session.state === 'open' || session.state === 'sure'
  return (
    <article className="guest-card stack">
      <p className="guest-head">
        <strong>{when}</strong>
        <span className="chip">{t(w[`state-${session.state}`])}</span>
        <span>{t(w.taken, { taken: session.taken, seats: session.seats })}</span>
        {session.held > 0 ? <span className="text-ink-2">{t(w.held, { n: session.held })}</span> : null}
      </p>
      {session.state === 'open' && session.minSeats > 0 ? (
        <p className="text-ink-2">{t(w.least, { n: session.minSeats, at: formatInstant(session.decidesAt, locale) })}</p>
      ) : null}
      {session.cancelReason ? (
        <p>
          <Written>{session.cancelReason}</Written>
        </p>
      ) : null}
      {session.parties.length > 0 ? (
        <ul className="stack" aria-label={`${t(w.parties)} ${when}`}>
          {session.parties.map((party) => (
            <PartyLine key={party.id} party={party} begun={session.begun} />
          ))}
        </ul>
      ) : runs ? (
        <p className="text-ink-2">{t(w.nobody)}</p>
      ) : null}
      {runs && !session.begun ? <EditSession session={session} reply={reply} when={when} /> : null}
      {runs ? <CallOff session={session} reply={reply} when={when} /> : null}
    </article>
  )
}

function PartyLine({ party, begun }: { party: Party; begun: boolean }) {
  const { t } = useLocale()
  const size =
    party.children > 0 ? t(host.party, { adults: party.adults, children: party.children }) : t(host.partyAdults, { n: party.adults })
  return (
    <li>
      <Written>{party.name || t(host.guestUnnamed)}</Written> · {size}
      {party.state === 'held' ? ` · ${t(w.unpaid)}` : ''}
      {party.checkedInAt ? ` · ${t(w.hereAt, { time: formatClock(party.checkedInAt) })}` : ''}
      {party.orderState === 'no_show' ? ` · ${t(w.missed)}` : ''}
      <span className="row-links">
        {party.phone ? <a href={`tel:${party.phone.replace(/[^\d+]/g, '')}`}>{t(host.call, { phone: party.phone })}</a> : null}
        {party.state === 'confirmed' && !party.checkedInAt && party.orderState !== 'no_show' ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="sessionBookingId" value={party.id} />
            <Button name="intent" value="here" variant="plain" small said={`${t(w.here)} ${party.name}`}>
              {t(w.here)}
            </Button>
            {begun && party.orderState ? (
              <Button name="intent" value="missed" variant="plain" small said={`${t(w.missed)} ${party.name}`}>
                {t(w.missed)}
              </Button>
            ) : null}
          </Form>
        ) : null}
      </span>
    </li>
  )
}

function EditSession({ session, reply, when }: Props & { when: string }) {
  const { t } = useLocale()
  const mine = reply.values.intent === 'session' ? reply : { values: {}, errors: {} }
  const field = (name: string) => ({ reply: mine, name, id: `${name}-${session.id}` })
  return (
    <Disclosure
      summary={<Said as={`${t(w.editSession)} ${when}`}>{t(w.editSession)}</Said>}
      open={reply.values.intent === 'session' || undefined}
    >
      <Form method="post" preventScrollReset className="stack">
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="version" value={session.version} />
        <div className="pair">
          <NumberIn {...field('seats')} label={t(w.seats)} required known={session.seats} />
          <NumberIn {...field('minSeats')} label={t(w.minSeats)} optional known={session.minSeats || null} />
        </div>
        <div className="pair">
          <MoneyIn {...field('adult')} label={t(w.adultPrice)} required known={session.adultMinor} />
          <MoneyIn {...field('child')} label={t(w.childPrice)} hint={t(w.childHint)} optional known={session.childMinor} />
        </div>
        <Button name="intent" value="session" variant="quiet">
          {t(w.save)}
        </Button>
      </Form>
    </Disclosure>
  )
}

function CallOff({ session, reply, when }: Props & { when: string }) {
  const { t } = useLocale()
  const mine = reply.values.intent === 'call-off' ? reply : { values: {}, errors: {} }
  return (
    <Disclosure summary={<Said as={`${t(w.callOff)} ${when}`}>{t(w.callOff)}</Said>} open={reply.values.intent === 'call-off' || undefined}>
      <Form method="post" preventScrollReset className="stack">
        <p className="measure">{t(w.callOffHint)}</p>
        <input type="hidden" name="sessionId" value={session.id} />
        <SelectField
          name="cause"
          id={`cause-${session.id}`}
          label={t(w.cause)}
          placeholder={false}
          options={(['weather', 'crop', 'house'] as const).map((cause) => ({ value: cause, label: t(w[`cause-${cause}`]) }))}
        />
        <TextIn reply={mine} name="reason" id={`reason-${session.id}`} label={t(w.reason)} required maxLength={200} />
        <Button name="intent" value="call-off" variant="danger">
          {t(w.callOffDo)}
        </Button>
      </Form>
    </Disclosure>
  )
}
