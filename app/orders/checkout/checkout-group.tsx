import type { GroupView, LineView } from '#app/cart/cart-view'
import { GoodsPicture } from '#app/cart/screen/goods-picture'
import { LineChanges } from '#app/cart/screen/line-changes'
import { LineMoney, WeighedLine } from '#app/cart/screen/weighed-line'
import { DeliveryNote } from '#app/delivery/delivery-note'
import { deliversTo } from '#app/delivery/fee'
import { useLocale } from '#app/i18n/use-locale'
import { pick, say } from '#app/i18n/words'
import { cartWords } from '#app/i18n/words/buying/cart'
import { checkoutWords as w } from '#app/i18n/words/buying/checkout'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { dayOf, formatDay } from '#app/kernel/day'
import { formatMoney, type Locale } from '#app/kernel/money'
import { Notice } from '#app/ui/feedback/flash'
import { Checkbox } from '#app/ui/fields/checkbox'
import { Money } from '#app/ui/price/price'
import { sayPricePerWeight } from '#app/ui/price/say-weighed'
import { Written } from '#app/ui/written'
import type { Typed } from './checkout-view.server'
import { PartWishes } from './part-wishes'

type CheckoutGroupProps = {
  group: GroupView
  currency: string
  typed: Typed
  errors: Record<string, string[]> /** Code of the province chosen so far. */
  province: string
}

/** When a line leaves the farm, counted from payment or, for what is not yet ripe, from its harvest. */
function shipsWhen({ shipsWithinDays: n, harvestFrom }: LineView, locale: Locale): string {
  if (harvestFrom && harvestFrom > dayOf(new Date())) return say(locale, cartWords.shipsFrom, { day: formatDay(harvestFrom, locale), n })
  return n === 0 ? say(locale, cartWords.shipsAtOnce) : say(locale, cartWords.shipsWithin, { n })
}

function CheckoutLine({ line, typed, errors }: { line: LineView; typed: Typed; errors: Record<string, string[]> }) {
  const { t, locale } = useLocale()
  const title = pick(locale, line.titleZh, line.titleEn)
  const tick = `exempt-${line.offerId}`
  return (
    <li className="flex gap-3 border-b border-line py-3 last:border-b-0">
      <GoodsPicture line={line} />
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-semibold">
            <Written>{title}</Written>
          </p>
          <LineMoney line={line} />
        </div>
        <p className="text-sm text-ink-2">
          <Written>{pick(locale, line.labelZh, line.labelEn)}</Written> ·{' '}
          {t(w.sum, {
            n: line.quantity,
            money: line.weigh ? sayPricePerWeight(line.weigh, line.currency, locale) : formatMoney(line.priceMinor, line.currency, locale),
          })}
        </p>
        <WeighedLine line={line} />
        <p className="text-sm text-ink-2">{shipsWhen(line, locale)}</p>
        <LineChanges line={line} />
        {line.returnExempt && line.trouble !== 'off-sale' && line.trouble !== 'sold-out' ? (
          <Checkbox
            name={tick}
            value="on"
            label={<Written>{t(w.exempt, { title })}</Written>}
            hint={t(w.exemptHint)}
            error={errors[tick]}
            defaultChecked={typed[tick] !== undefined}
          />
        ) : null}
      </div>
    </li>
  )
}

/** One seller's part: goods, delivery, a note, an invoice wish. */
export function CheckoutGroup({ group, currency, typed, errors, province }: CheckoutGroupProps) {
  const { t, locale } = useLocale()
  const seller = pick(locale, group.sellerNameZh, group.sellerNameEn)
  return (
    <section aria-labelledby={`seller-${group.sellerId}`} className="card px-4 py-3">
      <h3 id={`seller-${group.sellerId}`}>
        <Written>{t(cartWords.sentBy, { seller })}</Written>
      </h3>
      <ul>
        {group.lines.map((line) => (
          <CheckoutLine key={line.offerId} line={line} typed={typed} errors={errors} />
        ))}
      </ul>
      {province && !deliversTo(group, province) ? <Notice kind="error">{t(w.notDelivered)}</Notice> : null}
      <div className="flex flex-wrap items-end justify-between gap-2 border-y border-line py-3">
        <DeliveryNote terms={group} currency={currency} missingMinor={group.missingMinor} />
        <p>
          {group.freightMinor === 0 ? (
            t(deliveryWords.free)
          ) : (
            <>
              {t(w.freight)} <Money minor={group.freightMinor} currency={currency} />
            </>
          )}
        </p>
      </div>
      <PartWishes partId={group.sellerId} seller={seller} hint={t(w.noteHint)} typed={typed} errors={errors} />
    </section>
  )
}
