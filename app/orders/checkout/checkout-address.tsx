import { AddressFields } from '#app/delivery/address-fields'
import { useLocale } from '#app/i18n/use-locale'
import { checkoutWords as w } from '#app/i18n/words/buying/checkout'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { spacedNumber } from '#app/identity/phone-number'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Notice } from '#app/ui/feedback/flash'
import { Checkbox } from '#app/ui/fields/checkbox'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import type { CheckoutView } from './checkout-view.server'

type CheckoutAddressProps = {
  view: CheckoutView
  errors: Record<string, string[]> /** What the server has just done with the fields. */
  told: string | null
  isMember: boolean
}

const NEW = 'new'

/** Who, where, and a mail address if wanted. A member's saved addresses stand first. */
export function CheckoutAddress({ view, errors, told, isMember }: CheckoutAddressProps) {
  const { t } = useLocale()
  const { saved, typed, address } = view
  const chosen = typeof typed.addressId === 'string' ? typed.addressId : (saved[0]?.id ?? NEW)
  return (
    <section aria-labelledby="where" className="card group/where grid gap-4 p-4">
      <h2 id="where">{t(w.contactTitle)}</h2>
      {told ? <Notice kind="good">{told}</Notice> : null}
      {saved.length > 0 ? (
        <RadioCards
          name="addressId"
          label={t(w.savedLabel)}
          defaultValue={saved.some((one) => one.id === chosen) ? chosen : NEW}
          error={errors.addressId}
          options={[
            ...saved.map((one) => ({
              value: one.id,
              label: <Written>{`${one.name} ${spacedNumber(one.phone)}`}</Written>,
              note: <Written>{[one.province, one.city, one.district, one.town, one.detail].filter(Boolean).join(' ')}</Written>,
            })),
            { value: NEW, label: t(w.newAddress) },
          ]}
        />
      ) : null}
      <div className={`gap-4 ${saved.length > 0 ? 'hidden group-has-[input[name=addressId][value=new]:checked]/where:grid' : 'grid'}`}>
        <Disclosure summary={t(deliveryWords.pasteTitle)} open={Boolean(typed.pasted)}>
          <div className="grid justify-items-start gap-3">
            <TextArea
              name="pasted"
              className="w-full"
              label={t(deliveryWords.pasteLabel)}
              hint={<Written>{t(deliveryWords.pasteHint)}</Written>}
              rows={3}
              maxLength={400}
              defaultValue={typeof typed.pasted === 'string' ? typed.pasted : ''}
              error={errors.pasted}
            />
            <Button variant="quiet" small name="intent" value="paste" formNoValidate>
              {t(deliveryWords.pasteButton)}
            </Button>
          </div>
        </Disclosure>
        <AddressFields key={view.fill} values={address} lists={view.lists} errors={errors} />
        {isMember ? (
          <Checkbox
            name="saveAddress"
            label={t(w.saveAddress)}
            defaultChecked={Object.keys(typed).length === 0 || typed.saveAddress !== undefined}
          />
        ) : null}
      </div>
      <TextField
        name="email"
        type="email"
        label={t(w.email)}
        hint={t(w.emailHint)}
        optional
        defaultValue={typeof typed.email === 'string' ? typed.email : ''}
        error={errors.email}
        autoComplete="email"
        maxLength={120}
      />
    </section>
  )
}
