import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { paths } from '#app/paths'
import { Icon } from '#app/ui/icon'

/** The calendar file of a booking, in the reader's language. */
export function AddToCalendar({ purchaseNo, orderNo }: { purchaseNo: string; orderNo: string }) {
  const { t, locale } = useLocale()
  return (
    <a className="btn btn-quiet btn-small" href={localizePath(paths.bookingCalendar(purchaseNo, orderNo), locale)} download>
      <Icon name="calendar" />
      {t(w.calendar)}
    </a>
  )
}
