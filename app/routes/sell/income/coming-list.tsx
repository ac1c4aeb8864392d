import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { ComingOrder } from '#app/settlement/income/coming-queries.server'
import { Disclosure } from '#app/ui/disclosure'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'

/** How many are seen before the rest is opened. */
const SHOWN = 5

/** A day as it stands, or the day of an instant. */
const dayIn = (when: string) => (when.length === 10 ? when : new Date(when))

function Waiting({ order, currency }: { order: ComingOrder; currency: string }) {
  const { t, locale } = useLocale()
  const { no, minor, waitsFor, when } = order
  const day = when ? formatDay(dayIn(when), locale) : null
  const why = () => {
    if (waitsFor === 'receipt') return day ? t(w['waits-receipt'], { when: day }) : t(w['waits-receipt-open'])
    if (waitsFor === 'guest') return day ? t(w['waits-guest'], { when: day }) : t(w['waits-guest-open'])
    return waitsFor === 'settling' ? t(w['waits-settling'], { when: day ?? '' }) : t(w[`waits-${waitsFor}`])
  }
  return (
    <li className="card flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 p-4">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block">{why()}</span>
        <Link to={paths.sellOrder(no)} className="text-sm">
          {no}
        </Link>
      </span>
      <Money minor={minor} currency={currency} className="text-lg font-semibold" />
    </li>
  )
}

const rowsOf = (orders: readonly ComingOrder[], currency: string) => (
  <ul className="grid gap-2 md:grid-cols-2">
    {orders.map((order) => (
      <Waiting key={order.no} order={order} currency={currency} />
    ))}
  </ul>
)

/** Orders whose money is held, the soonest first, each with what it waits for in plain words. */
export function ComingList({ coming, currency, most }: { coming: readonly ComingOrder[]; currency: string; most: number }) {
  const { t } = useLocale()
  if (coming.length === 0) return <p className="text-ink-2">{t(w.noComing)}</p>
  const rest = coming.slice(SHOWN)
  return (
    <>
      {rowsOf(coming.slice(0, SHOWN), currency)}
      {rest.length > 0 ? <Disclosure summary={t(w.restComing, { n: rest.length })}>{rowsOf(rest, currency)}</Disclosure> : null}
      {coming.length >= most ? <p className="text-ink-2">{t(w.moreComing, { n: most })}</p> : null}
    </>
  )
}
