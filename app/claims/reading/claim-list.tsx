import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatInstant } from '#app/kernel/day'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { ListedClaim } from './claim-lists.server'
import { sayClaimState } from './say-claim'

const HOUR_MS = 3600_000
const DAYS_FROM_HOURS = 48

/** How long there is to answer, in hours, or in days when it is long. */
export function TimeLeft({ dueAt, now }: { dueAt: Date; now: Date }) {
  const { t } = useLocale()
  const hours = Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / HOUR_MS))
  return <>{hours > DAYS_FROM_HOURS ? t(w.daysLeft, { n: Math.floor(hours / 24) }) : t(w.hoursLeft, { n: hours })}</>
}

type Props = { claims: readonly ListedClaim[]; to: (id: string) => string; now: Date; forDesk?: boolean; toAnswer?: boolean }

/** Claims as a list of links, each with its goods, its sum and how it stands. */
export function ClaimList({ claims, to, now, forDesk = false, toAnswer = false }: Props) {
  const { t, locale } = useLocale()
  return (
    <ul className="stack">
      {claims.map((claim) => (
        <li key={claim.id} className="card stack p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h3 className="text-lg">
              <Link to={to(claim.id)}>
                <Written>{(claim.goods ?? []).map(({ zh, en }) => pick(locale, zh, en)).join(locale === 'zh' ? '、' : ', ')}</Written>
              </Link>
            </h3>
            <strong>
              <Money minor={claim.askedMinor} currency={claim.currency} />
            </strong>
          </div>
          {claim.dueAt && toAnswer ? (
            <p className="font-semibold">
              <TimeLeft dueAt={claim.dueAt} now={now} />
            </p>
          ) : null}
          <p className="text-ink-2">
            {sayClaimState(claim, claim.currency, locale)} · {t(w.ofOrder, { no: claim.orderNo })}
            {forDesk ? (
              <>
                {' · '}
                <Written>{pick(locale, claim.sellerZh, claim.sellerEn)}</Written>
              </>
            ) : null}
            {forDesk && claim.dueAt ? (
              <>
                {' · '}
                {claim.dueAt < now ? <strong>{t(w.late)}</strong> : t(w.dueBy, { time: formatInstant(claim.dueAt, locale) })}
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
