import { useLocale } from '#app/i18n/use-locale'
import { checkoutWords as w } from '#app/i18n/words/buying/checkout'
import { Disclosure } from '#app/ui/disclosure'
import { Checkbox } from '#app/ui/fields/checkbox'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import type { Typed } from './checkout-view.server'

type PartWishesProps = {
  /** The seller's id for goods, the wish's id for a booking. */
  partId: string
  seller: string
  hint: string
  typed: Typed
  errors: Record<string, string[]>
}

/** A note to the seller and the wish for an invoice, of one part of the purchase. */
export function PartWishes({ partId, seller, hint, typed, errors }: PartWishesProps) {
  const { t } = useLocale()
  const text = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '')
  const [note, invoice, invoiceTitle, invoiceTaxNo] = ['note', 'invoice', 'invoiceTitle', 'invoiceTaxNo'].map(
    (name) => `${name}-${partId}`,
  ) as [string, string, string, string]
  return (
    <div className="grid gap-2 pt-3">
      <TextField
        name={note}
        label={<Written>{t(w.note, { seller })}</Written>}
        hint={hint}
        optional
        maxLength={200}
        defaultValue={text(note)}
        error={errors[note]}
      />
      <Disclosure summary={t(w.invoiceSummary)} open={typed[invoice] !== undefined || Boolean(text(invoiceTitle))}>
        <div className="grid gap-4">
          <Checkbox
            name={invoice}
            value="on"
            label={<Written>{t(w.invoice, { seller })}</Written>}
            hint={t(w.invoiceHint)}
            defaultChecked={typed[invoice] !== undefined}
          />
          <TextField
            name={invoiceTitle}
            label={t(w.invoiceTitle)}
            maxLength={100}
            defaultValue={text(invoiceTitle)}
            error={errors[invoiceTitle]}
            autoComplete="organization"
          />
          <TextField
            name={invoiceTaxNo}
            label={t(w.invoiceTaxNo)}
            hint={t(w.invoiceTaxNoHint)}
            optional
            maxLength={40}
            defaultValue={text(invoiceTaxNo)}
            error={errors[invoiceTaxNo]}
          />
        </div>
      </Disclosure>
    </div>
  )
}
