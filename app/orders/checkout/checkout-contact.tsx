import { useLocale } from '#app/i18n/use-locale'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { checkoutWords } from '#app/i18n/words/buying/checkout'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { TextField } from '#app/ui/fields/text-field'
import type { CheckoutView } from './checkout-view.server'

type CheckoutContactProps = { view: CheckoutView; errors: Record<string, string[]> }

/** One contact for rooms and sessions where nothing is sent: a name and a phone number, no place and no identity. */
export function CheckoutContact({ view, errors }: CheckoutContactProps) {
  const { t } = useLocale()
  const { typed, address, saved } = view
  const [known] = saved
  return (
    <section aria-labelledby="where" className="card grid gap-4 p-4">
      <h2 id="where">{t(w.guestsTitle)}</h2>
      <input type="hidden" name="contactOnly" value="on" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          className="content-start"
          label={t(w.name)}
          hint={t(w.contactHint)}
          defaultValue={address.name || known?.name || ''}
          error={errors.name}
          autoComplete="name"
          maxLength={40}
        />
        <TextField
          name="phone"
          className="content-start"
          label={t(deliveryWords.phone)}
          hint={t(w.phoneHint)}
          defaultValue={address.phone || known?.phone || ''}
          error={errors.phone}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={24}
        />
      </div>
      <p>{t(w.noIdentity)}</p>
      <TextField
        name="email"
        type="email"
        label={t(checkoutWords.email)}
        hint={t(checkoutWords.emailHint)}
        optional
        defaultValue={typeof typed.email === 'string' ? typed.email : ''}
        error={errors.email}
        autoComplete="email"
        maxLength={120}
      />
    </section>
  )
}

/** Beside goods: the address names the contact already. */
export function SameContact() {
  const { t } = useLocale()
  return (
    <p>
      {t(w.contactSame)} {t(w.noIdentity)}
    </p>
  )
}
