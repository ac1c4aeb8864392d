import { Form, useLocation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { formatClock } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { sayStay } from '#app/routes/sell/calendar/say-nights'
import type { HostGuest } from '#app/stays/desk/guest-queries.server'
import { markOf } from '#app/stays/desk/night-marks'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Said, Written } from '#app/ui/written'

/** One booking as its host needs it on the telephone: who, which room, how many, what is paid, and what can be done. */
export function GuestCard({ guest }: { guest: HostGuest }) {
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
      {guest.orderState === 'no_show' ? <p className="text-ink-2">{t(w.noShowState)}</p> : null}
      <div className="row-links">
        {guest.phone ? <a href={`tel:${guest.phone.replace(/[^\d+]/g, '')}`}>{t(w.call, { phone: guest.phone })}</a> : null}
        {guest.source === 'block' ? <GuestAct guest={guest} intent="unblock" label={t(w.unblock)} /> : null}
        {guest.source === 'walk_in' && !guest.checkedInAt ? <GuestAct guest={guest} intent="drop-walk-in" label={t(w.dropWalkIn)} /> : null}
        <StayActs guest={guest} />
      </div>
      {guest.sellerOrderId && guest.orderState === 'confirmed' ? <GiveUp guest={guest} /> : null}
    </article>
  )
}

/** Forms about guests go to the calendar, and come back to what is chosen there. */
function useCalendarAddress(): string {
  const { pathname, search } = useLocation()
  const { locale } = useLocale()
  const calendar = localizePath(paths.sellCalendar(), locale)
  return pathname === calendar ? pathname + search : calendar
}

/** What can be written down of a stay: from its day on that the guests are here, that they left, that nobody came. */
function StayActs({ guest }: { guest: HostGuest }) {
  const { t } = useLocale()
  const ours = guest.source === 'store' || guest.source === 'request' || guest.source === 'walk_in'
  if (!ours || guest.state !== 'confirmed' || guest.checkedOutAt) return null
  if (guest.checkedInAt) return <GuestAct guest={guest} intent="check-out" label={t(w.checkOut)} />
  if (!guest.begun) return null
  return (
    <>
      <GuestAct guest={guest} intent="check-in" label={t(w.checkIn)} />
      {guest.orderState === 'confirmed' ? <GuestAct guest={guest} intent="no-show" label={t(w.noShow)} /> : null}
    </>
  )
}

function GiveUp({ guest }: { guest: HostGuest }) {
  const { t } = useLocale()
  const calendar = useCalendarAddress()
  return (
    <Disclosure summary={<Said as={`${t(w.giveUp)} ${guest.name}`}>{t(w.giveUp)}</Said>}>
      <Form method="post" action={calendar} preventScrollReset className="stack">
        <p className="measure">{t(w.giveUpHint)}</p>
        <input type="hidden" name="sellerOrderId" value={guest.sellerOrderId ?? ''} />
        <TextField name="reason" id={`reason-${guest.id}`} label={t(w.giveUpWhy)} required maxLength={200} autoComplete="off" />
        <Button name="intent" value="give-up" variant="danger">
          {t(w.giveUpDo)}
        </Button>
      </Form>
    </Disclosure>
  )
}

function GuestAct({ guest, intent, label }: { guest: HostGuest; intent: string; label: string }) {
  const calendar = useCalendarAddress()
  return (
    <Form method="post" action={calendar} preventScrollReset>
      <input type="hidden" name="bookingId" value={guest.id} />
      <Button name="intent" value={intent} variant="plain" small said={`${label} ${guest.name || guest.unitName}`}>
        {label}
      </Button>
    </Form>
  )
}
