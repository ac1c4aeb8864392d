import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { addressIn } from './choosers'
import type { CalendarView } from './read-calendar.server'
import { sayMonth } from './say-nights'

/** Which month this is, the ones beside it, and the other way to look at it. */
export function MonthNav({ calendar, id }: { calendar: CalendarView; id: string }) {
  const { t, locale } = useLocale()
  const title = sayMonth(locale, calendar.month)
  const list = calendar.view === 'list'
  return (
    <>
      <BrushHeading
        id={id}
        more={{ to: addressIn(calendar, { view: list ? 'month' : 'list' }), label: t(list ? w.monthView : w.listView) }}
      >
        {title}
      </BrushHeading>
      <nav aria-label={title} className="flex flex-wrap gap-2">
        <ButtonLink to={addressIn(calendar, { month: calendar.before })} variant="quiet" icon="back" small preventScrollReset>
          {t(w.previousMonth)}
        </ButtonLink>
        <ButtonLink
          to={addressIn(calendar, { month: calendar.after })}
          variant="quiet"
          icon="arrow-right"
          small
          preventScrollReset
          className="flex-row-reverse"
        >
          {t(w.nextMonth)}
        </ButtonLink>
      </nav>
    </>
  )
}
