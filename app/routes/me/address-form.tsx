import { Form } from '@remix-run/react'
import { AddressFields } from '#app/delivery/address-fields'
import type { AddressValues } from '#app/delivery/address-values'
import type { DivisionLists } from '#app/delivery/divisions-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { identity as w } from '#app/i18n/words/identity'
import { paths } from '#app/paths'
import { Button, ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Checkbox } from '#app/ui/fields/checkbox'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextArea } from '#app/ui/fields/text-field'

export type AddressFormData = {
  /** The address that is changed; empty for a new one. */
  id: string
  values: AddressValues
  lists: DivisionLists
  label: string
  isDefault: boolean
  line: string
}

/** An address to be kept: a paste box, who and where, what it is called. */
export function AddressForm({ shown, errors }: { shown: AddressFormData; errors: Record<string, string[]> }) {
  const { t } = useLocale()
  const { id, values, lists, label, isDefault, line } = shown
  return (
    <Form method="post" className="stack max-w-2xl">
      {/* Pressing Enter in a field saves; the first button of a form would be another one. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="id" value={id} />
      <Disclosure summary={t(deliveryWords.pasteTitle)} open={Boolean(errors.line)}>
        <div className="stack">
          <TextArea
            name="line"
            rows={2}
            label={t(deliveryWords.pasteLabel)}
            hint={t(deliveryWords.pasteHint)}
            defaultValue={line}
            error={errors.line}
            maxLength={400}
          />
          <Button variant="quiet" name="intent" value="paste" formNoValidate>
            {t(deliveryWords.pasteButton)}
          </Button>
        </div>
      </Disclosure>
      <AddressFields key={JSON.stringify(values)} values={values} lists={lists} errors={errors} />
      <RadioCards
        name="label"
        label={t(w.label)}
        columns={3}
        defaultValue={label}
        options={[
          { value: 'home', label: t(w.labelHome) },
          { value: 'work', label: t(w.labelWork) },
          { value: 'other', label: t(w.labelOther) },
        ]}
      />
      <Checkbox name="isDefault" label={t(w.asDefault)} defaultChecked={isDefault} />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="save">
          {t(w.saveAddress)}
        </Button>
        <ButtonLink variant="quiet" to={paths.addresses()}>
          {t(w.backToAddresses)}
        </ButtonLink>
      </div>
    </Form>
  )
}
