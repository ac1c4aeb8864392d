import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/host'
import { formatClock } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { HostGuest } from '#app/stays/desk/guest-queries.server'
import { markOf } from '#app/stays/desk/night-marks'
import { Button } from '#app/ui/button'
import { Written } from '#app/ui/written'
import { sayStay } from './say-nights'

/** One booking as its host needs it on the telephone: who, which room, how many, what is paid, and what can be done. */
export function GuestCard({ guest, children }: { guest: HostGuest; children?: ReactNode }) {
  const { t, locale } = useLocale()
  const mark = guest.state === 'conflict' ? 'clash' : markOf(guest)
  const source = guest.source === 'ical' ? t(w['source-ical'], { site: guest.feedTitle }) : t(w[`source-${guest.source}`])
  const money = formatMoney(guest.totalMinor, guest.currency, locale)
  return (
    <article className="guest-card" data-mark={mark}>
      <p className="guest-head">
        <span className="night-swatch" data-mark={mark}>
          {t(w[`mark-${mark}`])}
        </span>
        <strong>
          <Written>{guest.name || source}</Written>
        </strong>
        {guest.name ? (
          <span className="text-ink-2">
            <Written>{source}</Written>
          </span>
        ) : null}
      </p>
      <p>
        <Written>{guest.unitName}</Written> · {sayStay(locale, guest)}
        {guest.adults > 0
          ? ` · ${guest.children > 0 ? t(w.party, { adults: guest.adults, children: guest.children }) : t(w.partyAdults, { n: guest.adults })}`
          : ''}
      </p>
      {guest.totalMinor > 0 ? <p>{guest.source === 'walk_in' ? t(w.atHouse, { money }) : t(w.paidHere, { money })}</p> : null}
      {guest.note ? (
        <p className="text-ink-2">
          <Written>{guest.note}</Written>
        </p>
      ) : null}
      {guest.checkedInAt ? <p className="text-ink-2">{t(w.cameAt, { time: formatClock(guest.checkedInAt) })}</p> : null}
      {guest.checkedOutAt ? <p className="text-ink-2">{t(w.leftAt, { time: formatClock(guest.checkedOutAt) })}</p> : null}
      <div className="row-links">
        {guest.phone ? <a href={`tel:${guest.phone.replace(/[^\d+]/g, '')}`}>{t(w.call, { phone: guest.phone })}</a> : null}
        {guest.source === 'block' ? <GuestAct guest={guest} intent="unblock" label={t(w.unblock)} /> : null}
        {guest.source === 'walk_in' && !guest.checkedInAt ? <GuestAct guest={guest} intent="drop-walk-in" label={t(w.dropWalkIn)} /> : null}
        {children}
      </div>
    </article>
  )
}

export function GuestAct({ guest, intent, label }: { guest: HostGuest; intent: string; label: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="bookingId" value={guest.id} />
      <Button name="intent" value={intent} variant="plain" small said={`${label} ${guest.name || guest.unitName}`}>
        {label}
      </Button>
    </Form>
  )
}
