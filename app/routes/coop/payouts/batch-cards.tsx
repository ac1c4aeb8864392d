import { useLocale } from '#app/i18n/use-locale'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { BatchState } from '#app/settlement/batches/batch-states'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

type Card = { no: string; currency: string; state: BatchState; lineCount: number; totalMinor: number; maker: string; madeAt: Date }

/** Runs as cards, each a way to its page. */
export function BatchCards({ batches }: { batches: readonly Card[] }) {
  const { t, locale } = useLocale()
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {batches.map(({ no, currency, state, lineCount, totalMinor, maker, madeAt }) => {
        const isOpen = ['drafted', 'approved', 'exported'].includes(state)
        return (
          <li key={no}>
            <Link
              to={paths.coopPayout(no)}
              className={`card grid h-full gap-1 p-4 text-ink no-underline hover:border-bamboo ${isOpen ? 'border-bamboo bg-bamboo-tint' : ''}`}
            >
              <span className="flex flex-wrap justify-between gap-2">
                <strong>{t(w.batchNo, { no })}</strong>
                <Money minor={totalMinor} currency={currency} className="font-semibold" />
              </span>
              <span>
                {t(w[`state-${state}`])} · {t(w.lines, { n: lineCount })}
              </span>
              <span className="text-sm text-ink-2">
                <Written>{t(w.madeBy, { name: maker, at: formatInstant(madeAt, locale) })}</Written>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
