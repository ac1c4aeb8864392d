import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import type { HostGuest } from '#app/stays/desk/guest-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { GuestCard } from './guest-card'

/** Who comes and who leaves today. */
export function TodayGuests({ arriving, leaving }: { arriving: readonly HostGuest[]; leaving: readonly HostGuest[] }) {
  const { t } = useLocale()
  return (
    <div className="today-guests">
      <section className="stack">
        <BrushHeading>{t(w.arrivingToday)}</BrushHeading>
        {arriving.length === 0 ? <p>{t(w.nobodyArrives)}</p> : null}
        <ul className="stack">
          {arriving.map((guest) => (
            <li key={guest.id}>
              <GuestCard guest={guest} />
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <BrushHeading>{t(w.leavingToday)}</BrushHeading>
        {leaving.length === 0 ? <p>{t(w.nobodyLeaves)}</p> : null}
        <ul className="stack">
          {leaving.map((guest) => (
            <li key={guest.id}>
              <GuestCard guest={guest} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
