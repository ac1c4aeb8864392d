import { useLocale } from '#app/i18n/use-locale'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { paths } from '#app/paths'
import { ButtonLink } from '#app/ui/button'
import { type FlashKind, Notice } from '#app/ui/feedback/flash'
import type { StallStatus } from './stall-states'

export const stallStatusWords = {
  review: w.statusReview,
  asked: w.statusAsked,
  refused: w.statusRefused,
  active: w.statusActive,
  suspended: w.statusSuspended,
} as const
const tellings = {
  review: w.tellReview,
  asked: w.tellAsked,
  refused: w.tellRefused,
  active: w.tellActive,
  suspended: w.tellSuspended,
} as const
const looks: Record<StallStatus, FlashKind> = { review: 'info', asked: 'warn', refused: 'error', active: 'good', suspended: 'warn' }

/** How a stall stands, what the operator said, and what to do next. */
export function StallStatusNotice({ status, note, slug }: { status: StallStatus; note: string; slug: string }) {
  const { t } = useLocale()
  return (
    <Notice kind={looks[status]} title={t(stallStatusWords[status])}>
      <p>{t(tellings[status])}</p>
      {note && status !== 'active' ? (
        <p>
          <strong>{t(w.operatorSays)}：</strong>
          {note}
        </p>
      ) : null}
      {status === 'active' ? (
        <p className="mt-2 flex flex-wrap gap-3">
          <ButtonLink small to={paths.newListing()}>
            {t(w.sellNow)}
          </ButtonLink>
          <ButtonLink small variant="quiet" to={paths.farmer(slug)}>
            {t(w.seeStall)}
          </ButtonLink>
        </p>
      ) : null}
    </Notice>
  )
}
