import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { coop as w } from '#app/i18n/words/selling/coop'
import { sellers as sellerWords } from '#app/i18n/words/selling/sellers'
import { spacedNumber } from '#app/identity/phone-number'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { hasUsccCheck } from '#app/sellers/opening/uscc'
import type { Place } from '#app/sellers/villages/village-queries.server'
import { Icon } from '#app/ui/icon'
import { Written } from '#app/ui/written'
import type { Stall } from './stall-queries.server'

/** Everything an operator looks at before deciding about a stall. */
export function StallFacts({ stall, place }: { stall: Stall; place: Place | null }) {
  const { t, locale } = useLocale()
  const { flatMinor, freeFromMinor } = stall.delivery
  const money = (minor: number) => formatMoney(minor, 'CNY', locale, { dropZeros: true })
  const facts: [string, ReactNode][] = [
    [t(w.kind), t(sellerWords[stall.kind])],
    [t(w.contact), [stall.contactZh, stall.contactEn].filter(Boolean).join(' · ')],
    [
      t(w.phone),
      <a key="phone" href={`tel:${stall.phone}`}>
        {spacedNumber(stall.phone)}
      </a>,
    ],
    [t(w.village), place ? `${place.where} ${place.name}` : stall.townCode],
    [t(w.grows), stall.grows],
    [t(w.payoutName), stall.payoutName],
    stall.uscc
      ? [
          t(w.uscc),
          <span key="uscc">
            <span className="tabular-nums">{stall.uscc}</span>{' '}
            <span className={hasUsccCheck(stall.uscc) ? 'text-ink-2' : 'font-semibold text-error'}>
              <Icon name={hasUsccCheck(stall.uscc) ? 'check' : 'alert'} /> {t(hasUsccCheck(stall.uscc) ? w.usccRight : w.usccWrong)}
            </span>
          </span>,
        ]
      : [t(w.exemption), stall.exemptionAcceptedAt ? t(w.exemptionAt, { time: formatInstant(stall.exemptionAcceptedAt, locale) }) : '—'],
    [
      t(w.delivery),
      t(w.deliveryText, {
        flat: money(flatMinor),
        free: freeFromMinor === null ? t(w.neverFree) : t(w.freeFrom, { money: money(freeFromMinor) }),
      }),
    ],
    [t(w.story), stall.storyZh || stall.storyEn || '—'],
  ]
  return (
    <dl className="card grid gap-x-6 gap-y-3 p-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 whitespace-pre-line">{typeof value === 'string' ? <Written>{value}</Written> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
