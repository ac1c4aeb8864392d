import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { LineToClaim } from './claim-line-fields'

type Sum = { lines: { orderLineId: string; minor: number }[]; freightMinor: number; totalMinor: number; answerBy: Date }

/** What the claim comes to and by when it is answered, before it is sent. */
export function ClaimSum({ sum, lines, currency }: { sum: Sum; lines: readonly LineToClaim[]; currency: string }) {
  const { t, locale } = useLocale()
  return (
    <section id="sum" role="status" className="card grid gap-3 border-bamboo bg-bamboo-tint p-5">
      <p className="text-lg font-semibold">{t(w.sum, { money: formatMoney(sum.totalMinor, currency, locale) })}</p>
      <ul className="grid gap-1">
        {sum.lines.map(({ orderLineId, minor }) => {
          const line = lines.find(({ id }) => id === orderLineId)
          return line ? (
            <li key={orderLineId} className="flex justify-between gap-4">
              <Written>{pick(locale, line.titleZh, line.titleEn)}</Written>
              <Money minor={minor} currency={currency} />
            </li>
          ) : null
        })}
        {sum.freightMinor > 0 ? (
          <li className="flex justify-between gap-4">
            <span>{t(w.freight)}</span>
            <Money minor={sum.freightMinor} currency={currency} />
          </li>
        ) : null}
      </ul>
      <p>{t(w.sumSeller, { time: formatInstant(sum.answerBy, locale) })}</p>
    </section>
  )
}
