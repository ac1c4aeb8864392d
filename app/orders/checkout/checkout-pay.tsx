import { type CartView, isWeighed } from '#app/cart/cart-view'
import { CartSums } from '#app/cart/screen/cart-sums'
import { useLocale } from '#app/i18n/use-locale'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { checkoutWords as w } from '#app/i18n/words/buying/checkout'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'

/** The whole price and the one button; stands inside the checkout form. */
export function CheckoutPay({ cart, holdsCard }: { cart: CartView; holdsCard: boolean }) {
  const { t, locale } = useLocale()
  return (
    <section aria-labelledby="payment" className="card grid gap-4 p-4 lg:sticky lg:top-4">
      <h2 id="payment">{t(w.payTitle)}</h2>
      <CartSums cart={cart} />
      {isWeighed(cart) ? (
        <Notice kind="info" title={t(weighedWords.payTitle)}>
          {t(holdsCard ? weighedWords.payHold : weighedWords.payRefund)}
        </Notice>
      ) : null}
      {cart.troubled ? (
        <Button wide name="intent" value="accept">
          {t(w.accept)}
        </Button>
      ) : (
        <Button wide name="intent" value="pay">
          {t(w.payTotal, { money: formatMoney(cart.totalMinor, cart.currency ?? 'CNY', locale) })}
        </Button>
      )}
      {cart.bookings.length > 0 ? (
        <p className="text-sm text-ink-2">
          {t(bookingWords.payHint)} {t(bookingWords.cancelHint)}
        </p>
      ) : (
        <p className="text-sm text-ink-2">{t(w.payHint)}</p>
      )}
      {cart.groups.length > 0 ? <p className="text-sm text-ink-2">{t(w.cancelHint)}</p> : null}
      <Button variant="plain" name="intent" value="edit-cart">
        {t(w.editCart)}
      </Button>
    </section>
  )
}
