import { type CartView, isWeighed } from '#app/cart/cart-view'
import { useLocale } from '#app/i18n/use-locale'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { Money } from '#app/ui/price/price'

/** Rooms and sessions, goods, delivery, and the whole price. */
export function CartSums({ cart }: { cart: CartView }) {
  const { t } = useLocale()
  const currency = cart.currency ?? 'CNY'
  const rows: [string, number][] = [
    ...(cart.bookings.length > 0 ? [[t(bookingWords.bookingsSum), cart.bookingsMinor] as [string, number]] : []),
    ...(cart.groups.length > 0
      ? ([
          [t(w.goods), cart.subtotalMinor],
          [t(w.delivery), cart.freightMinor],
        ] as [string, number][])
      : []),
  ]
  return (
    <dl className="grid gap-1">
      {rows.map(([label, minor]) => (
        <div key={label} className="flex justify-between gap-4 text-ink-2">
          <dt>{label}</dt>
          <dd>
            <Money minor={minor} currency={currency} />
          </dd>
        </div>
      ))}
      <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-line pt-2">
        <dt className="font-semibold">{t(isWeighed(cart) ? w.totalMost : w.total)}</dt>
        <dd>
          <Money minor={cart.totalMinor} currency={currency} className="text-xl font-bold text-price" />
        </dd>
      </div>
    </dl>
  )
}
