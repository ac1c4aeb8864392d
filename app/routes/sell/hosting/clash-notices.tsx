import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import { contact } from '#app/routes/contact-facts'
import type { Clash } from '#app/stays/desk/guest-queries.server'
import { Notice } from '#app/ui/feedback/flash'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

/** Nights given away twice, and what to do about each: where to look, whom to call. */
export function ClashNotices({ clashes }: { clashes: readonly Clash[] }) {
  const { t, locale } = useLocale()
  if (clashes.length === 0) return null
  return (
    <Notice kind="error" title={t(w.clashes)}>
      <ul className="stack">
        {clashes.map(({ block, other }) => (
          <li key={`${block.id}-${other.id}`} className="stack">
            <p>
              <Written>
                {t(w.clash, {
                  unit: block.unitName,
                  from: formatDay(block.checkIn, locale),
                  to: formatDay(block.checkOut, locale),
                  site: block.feedTitle,
                  guest: other.name || (other.source === 'ical' ? other.feedTitle : t(w.guestUnnamed)),
                })}
              </Written>
            </p>
            <p>
              <Written>{t(w.clashDo, { site: block.feedTitle })}</Written>
            </p>
            <p className="row-links">
              {other.phone ? <a href={`tel:${other.phone.replace(/[^\d+]/g, '')}`}>{t(w.call, { phone: other.phone })}</a> : null}
              <Link to={paths.sellCalendar({ room: block.roomTypeId, from: block.checkIn })}>{t(w.showInCalendar)}</Link>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={`tel:${contact.phone.replace(/\D/g, '')}`}>{t(w.clashCallUs, { phone: contact.phone })}</a>
      </p>
    </Notice>
  )
}
