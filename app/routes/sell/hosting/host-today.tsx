import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { paths } from '#app/paths'
import type { Clash, HostGuest } from '#app/stays/desk/guest-queries.server'
import { Notice } from '#app/ui/feedback/flash'
import { Link } from '#app/ui/link'
import { ClashNotices } from './clash-notices'
import { HostTabs } from './host-tabs'
import { TodayGuests } from './today-guests'

export type HostDay = { arriving: HostGuest[]; leaving: HostGuest[]; clashes: Clash[]; requests: number }

/** What a host must know this morning. */
export function HostToday({ day }: { day: HostDay }) {
  const { t } = useLocale()
  return (
    <section className="stack" aria-label={t(w.hostNavigation)}>
      <HostTabs />
      <ClashNotices clashes={day.clashes} />
      {day.requests > 0 ? (
        <Notice kind="warn">
          <Link to={paths.sellRequests()}>{t(w.requestsWaiting, { n: day.requests })}</Link>
        </Notice>
      ) : null}
      <TodayGuests arriving={day.arriving} leaving={day.leaving} />
    </section>
  )
}
