import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { whereaboutWords as w } from '#app/i18n/words/books/whereabouts'
import { formatMoney } from '#app/kernel/money'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { MoneyTrace, TracedOrder } from './money-trace.server'

/** The accountant's question: where is this money? Answered for each order, and it adds up to what was paid. */
export function Whereabouts({ trace }: { trace: MoneyTrace }) {
  const { locale, t } = useLocale()
  const { paid, orders, house } = trace
  return (
    <section className="card grid gap-4 p-5" aria-labelledby="whereabouts">
      <h2 id="whereabouts">{t(w.title)}</h2>
      <p className="max-w-prose text-ink-2">{t(orders.length === 0 ? w.nothing : w.hint)}</p>
      {orders.map((order) => (
        <TraceTable key={`${order.orderId}:${order.currency}`} order={order} />
      ))}
      {orders.length > 1
        ? paid.map(({ currency, minor }) => (
            <p key={currency} className="font-semibold">
              {t(w.purchase, { amount: formatMoney(minor, currency, locale) })}
            </p>
          ))
        : null}
      {house.map(({ kind, currency, minor }) => (
        <p key={`${kind}:${currency}`} className="text-sm text-ink-2">
          {t(w[`house-${kind}`], { amount: formatMoney(minor, currency, locale) })}
        </p>
      ))}
    </section>
  )
}

function TraceTable({ order }: { order: TracedOrder }) {
  const { locale, t } = useLocale()
  const { no, sellerZh, sellerEn, currency, paidMinor, places, refundedFrom, restMinor, subtotalMinor, freightMinor, discountMinor } = order
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const made = { goods: money(subtotalMinor), freight: money(freightMinor) }
  const { seller, fee, house } = refundedFrom
  return (
    <div className="grid gap-1">
      <table className="trace">
        <caption>
          <strong>{no ? <Written>{`${no} · ${pick(locale, sellerZh, sellerEn)}`}</Written> : t(w.noOrder)}</strong>
          {no ? (
            <span className="block text-sm text-ink-2">
              {discountMinor > 0 ? t(w.madeLess, { ...made, less: money(discountMinor) }) : t(w.made, made)}
            </span>
          ) : null}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t(w.where)}</th>
            <th scope="col">{t(w.amount)}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ place, minor }) => (
            <tr key={place}>
              <th scope="row">{t(w[place])}</th>
              <td>
                <Money minor={minor} currency={currency} />
              </td>
            </tr>
          ))}
          {restMinor === 0 ? null : (
            <tr className="text-error">
              <th scope="row">{t(w.unexplained)}</th>
              <td>
                <Money minor={restMinor} currency={currency} />
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(w.paid)}</th>
            <td>
              <Money minor={paidMinor} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
      {seller + fee + house === 0 ? null : (
        <p className="text-sm text-ink-2">{t(w.refundedFrom, { seller: money(seller), fee: money(fee), house: money(house) })}</p>
      )}
    </div>
  )
}
