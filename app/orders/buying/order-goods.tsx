import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { priceOfGrams } from '#app/kernel/weighed-price'
import { formatScale } from '#app/kernel/weight'
import { paths } from '#app/paths'
import { Photo } from '#app/ui/gallery'
import { Money } from '#app/ui/price/price'
import { sayPricePerWeight } from '#app/ui/price/say-weighed'
import { Written } from '#app/ui/written'
import type { OrderView } from './order-view'

type Line = OrderView['lines'][number]

/** The lines of a seller's order and how its sum comes about; of goods paid by weight, what the scale said. */
export function OrderGoods({
  order,
  currency,
}: {
  order: Pick<OrderView, 'lines' | 'subtotalMinor' | 'freightMinor' | 'totalMinor' | 'state'>
  currency: string
}) {
  const { locale, t } = useLocale()
  const overMinor = order.lines.reduce((sum, { weighed, lineMinor }) => sum + (weighed?.final ? lineMinor - weighed.final.minor : 0), 0)
  const rows: [label: string, minor: number, strong: boolean][] = [
    [t(w.goodsSum), order.subtotalMinor, false],
    [t(w.freight), order.freightMinor, false],
    [t(w.sum), order.totalMinor, overMinor === 0],
    ...(overMinor > 0 && order.state !== 'cancelled'
      ? ([
          [t(weighedWords.backRow), -overMinor, false],
          [t(weighedWords.inTheEnd), order.totalMinor - overMinor, true],
        ] as [string, number, boolean][])
      : []),
  ]
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
                {t(w.timesEach, {
                  money: line.weighed
                    ? sayPricePerWeight(line.weighed.terms, currency, locale)
                    : formatMoney(line.unitMinor, currency, locale),
                  n: line.quantity,
                })}
              </span>
              <WeighedFacts line={line} currency={currency} />
              {line.returnExempt ? <span className="block text-sm text-ink-2">{t(w.exempt)}</span> : null}
            </span>
            <Money minor={line.lineMinor} currency={currency} />
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-3">
        {rows.map(([label, minor, strong]) => (
          <div key={label} className={`contents ${strong ? 'font-semibold' : ''}`}>
            <dt>{label}</dt>
            <dd className="text-end">
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function WeighedFacts({ line: { weighed, lineMinor, titleZh, titleEn }, currency }: { line: Line; currency: string }) {
  const { locale, t } = useLocale()
  if (!weighed) return null
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const { terms, final } = weighed
  if (!final)
    return (
      <span className="block text-sm">
        {t(weighedWords.slip)}
        {locale === 'zh' ? '：' : ': '}
        {t(weighedWords.expected, { estimate: money(weighed.estimateMinor), most: money(lineMinor) })}
      </span>
    )
  const byScale = priceOfGrams(terms, final.grams)
  return (
    <span className="grid gap-2 text-sm">
      <span>
        {t(weighedWords.real, {
          weight: formatScale(final.grams, locale),
          price: sayPricePerWeight(terms, currency, locale),
          money: money(byScale),
        })}
        {byScale > final.minor ? ` · ${t(weighedWords.capped, { more: money(byScale - final.minor) })}` : null}
      </span>
      {final.photo ? (
        <a href={paths.upload(final.photo, 960, 'jpg')} className="block w-32">
          <Photo
            {...photoSource(final.photo, t(weighedWords.scalePhoto, { title: pick(locale, titleZh, titleEn) }))}
            sizes="8rem"
            className="rounded"
          />
        </a>
      ) : null}
    </span>
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
