import type { CartView } from '#app/cart/cart-view'
import { type Locale, pick, say, type Word } from '#app/i18n/words'
import { checkoutWords } from '#app/i18n/words/buying/checkout'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { type FormError, listErrors } from '#app/ui/fields/error-summary'

const labels: Record<string, Word> = {
  addressId: checkoutWords.savedLabel,
  name: deliveryWords.name,
  phone: deliveryWords.phone,
  province: deliveryWords.province,
  city: deliveryWords.city,
  district: deliveryWords.district,
  town: deliveryWords.town,
  place: deliveryWords.place,
  detail: deliveryWords.detail,
  email: checkoutWords.email,
  invoiceTitle: checkoutWords.invoiceTitle,
  invoiceTaxNo: checkoutWords.invoiceTaxNo,
}
/** From the top of the page to its end. */
const order = [...Object.keys(labels).slice(0, 10), 'exempt', 'note', 'invoiceTitle', 'invoiceTaxNo']

/** What is wrong, each with the name of its field, in the order of the page. */
export function checkoutErrors(errors: Record<string, string[]>, cart: CartView, locale: Locale): FormError[] {
  const titles = new Map(
    cart.groups.flatMap((group) => group.lines).map((line) => [line.offerId, pick(locale, line.titleZh, line.titleEn)]),
  )
  const partOf = (field: string | undefined) => /^[a-zA-Z]+/.exec(field ?? '')?.[0] ?? ''
  const labelOf = (field: string) => {
    const word = labels[partOf(field)]
    return word ? say(locale, word as { zh: string; en: string }) : titles.get(field.replace(/^exempt-/, ''))
  }
  return listErrors(errors)
    .map(({ field, message }) => {
      const label = field && labelOf(field)
      return { field, message: label ? `${label}${locale === 'zh' ? '：' : ': '}${message}` : message }
    })
    .sort((a, b) => order.indexOf(partOf(a.field)) - order.indexOf(partOf(b.field)))
}
