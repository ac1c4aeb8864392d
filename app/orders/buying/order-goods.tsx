import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { OrderView } from './order-view'

/** The lines of a seller's order and how its sum comes about. */
export function OrderGoods({
  order,
  currency,
}: {
  order: Pick<OrderView, 'lines' | 'subtotalMinor' | 'freightMinor' | 'totalMinor'>
  currency: string
}) {
  const { locale, t } = useLocale()
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {order.lines.map((line) => (
          <li key={line.id} className="flex justify-between gap-4">
            <span>
              <span className="font-semibold">
                <Written>{pick(locale, line.titleZh, line.titleEn)}</Written>
              </span>{' '}
              <span className="text-ink-2">
                <Written>{pick(locale, line.labelZh, line.labelEn)}</Written>
              </span>
              <span className="block text-sm text-ink-2">
                {t(w.timesEach, { money: formatMoney(line.unitMinor, currency, locale), n: line.quantity })}
              </span>
              {line.returnExempt ? <span className="block text-sm text-ink-2">{t(w.exempt)}</span> : null}
            </span>
            <Money minor={line.lineMinor} currency={currency} />
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-3">
        <dt>{t(w.goodsSum)}</dt>
        <dd className="text-end">
          <Money minor={order.subtotalMinor} currency={currency} />
        </dd>
        <dt>{t(w.freight)}</dt>
        <dd className="text-end">
          <Money minor={order.freightMinor} currency={currency} />
        </dd>
        <dt className="font-semibold">{t(w.sum)}</dt>
        <dd className="text-end font-semibold">
          <Money minor={order.totalMinor} currency={currency} />
        </dd>
      </dl>
    </div>
  )
}

/** Parcels with carrier and number; the number can be selected and copied. */
export function OrderParcels({ parcels }: { parcels: OrderView['parcels'] }) {
  const { locale, t } = useLocale()
  if (parcels.length === 0) return null
  return (
    <section className="grid gap-1">
      <h4 className="text-base">{t(w.parcels)}</h4>
      <ul className="grid gap-1">
        {parcels.map((parcel) => (
          <li key={parcel.id}>
            <Written>{parcel.carrier}</Written> <span className="tabular-nums select-all">{parcel.trackingNo}</span>
            <span className="block text-sm text-ink-2">
              {parcel.deliveredAt
                ? t(w.deliveredAt, { time: formatInstant(parcel.deliveredAt, locale) })
                : t(w.sentAt, { time: formatInstant(parcel.shippedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The buyer's wish for an invoice and the seller's answer. */
export function OrderInvoice({ order }: { order: Pick<OrderView, 'invoiceState' | 'invoiceTitle' | 'invoiceTaxNo' | 'invoiceAnswer'> }) {
  const { t } = useLocale()
  if (order.invoiceState === 'none') return null
  const answer = {
    wanted: t(w['invoice-wanted']),
    issued: t(w['invoice-issued'], { answer: order.invoiceAnswer }),
    refused: t(w['invoice-refused'], { answer: order.invoiceAnswer }),
  }
  return (
    <section className="grid gap-1">
      <h4 className="text-base">{t(w.invoice)}</h4>
      <p>
        <Written>{answer[order.invoiceState]}</Written>
      </p>
      <p className="text-sm text-ink-2">
        <Written>{t(w.invoiceTitle, { title: order.invoiceTitle, taxNo: order.invoiceTaxNo })}</Written>
      </p>
    </section>
  )
}
