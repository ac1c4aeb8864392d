import { z } from 'zod'
import { addressSchema, fillFromLine, listsFor, missingPlace, resolveAddress } from '#app/delivery/address-form.server'
import { addressOf as addressValuesOf } from '#app/delivery/address-values'
import { choiceOf } from '#app/delivery/divisions-queries.server'
import { hasNoDivisions } from '#app/delivery/without-divisions'
import { checkForm, type FormReply, refuse, typedValues } from '#app/forms/read-form.server'
import { type Locale, say } from '#app/i18n/words'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { forms } from '#app/i18n/words/forms'
import type { SavedAddress } from '#app/identity/account/address-queries.server'
import type { AddressInput } from '#app/identity/account/save-address.server'
import { db } from '#app/platform/database.server'
import type { AddressFormData } from './address-form'

const AddressToKeep = addressSchema.extend({
  label: z.enum(['home', 'work', 'other']).default('home'),
  isDefault: z.literal('on').optional(),
})

/** The form for a kept address, or an empty one. */
export async function formOf(address: SavedAddress | null, locale: Locale): Promise<AddressFormData> {
  const choice = address ? await choiceOf(db, address.divisionCode) : {}
  const { values, lists } = await listsFor(
    db,
    addressValuesOf({
      ...choice,
      ...(address
        ? { place: hasNoDivisions(choice.province) ? address.city : '', name: address.name, phone: address.phone, detail: address.detail }
        : {}),
    }),
    locale,
  )
  return { id: address?.id ?? '', values, lists, label: address?.label ?? 'home', isDefault: address?.isDefault ?? false, line: '' }
}

/** The form as it was typed, with the lists that belong to it. */
export async function formAsTyped(form: FormData, locale: Locale): Promise<AddressFormData> {
  const typed = typedValues(form)
  const { values, lists } = await listsFor(db, addressValuesOf(typed), locale)
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  return { id: text('id'), values, lists, label: text('label') || 'home', isDefault: text('isDefault') === 'on', line: text('line') }
}

/** The form with the pasted line split into its fields. */
export async function formFromLine(form: FormData, locale: Locale): Promise<{ shown: AddressFormData; reply: FormReply }> {
  const typed = await formAsTyped(form, locale)
  const filled = await fillFromLine(db, typed.values, typed.line)
  const { values, lists } = await listsFor(db, filled.values, locale)
  const shown = { ...typed, values, lists }
  return { shown, reply: refuse(form, [], filled.found ? {} : { line: [say(locale, deliveryWords.pasteNothing)] }) }
}

/** The address a form holds, checked against the reference data. */
export async function readAddress(
  form: FormData,
  locale: Locale,
): Promise<{ ok: true; value: AddressInput } | { ok: false; reply: FormReply }> {
  const read = checkForm(form, AddressToKeep, locale)
  if (!read.ok) return read
  const { label, isDefault, ...typed } = read.value
  const missing = missingPlace(addressValuesOf(typedValues(form)))
  if (missing === 'place') return { ok: false, reply: refuse(form, [], { place: [say(locale, forms.needed)] }) }
  const address = await resolveAddress(db, typed)
  if (!address) return { ok: false, reply: refuse(form, [], { town: [say(locale, deliveryWords.placeIncomplete)] }) }
  return { ok: true, value: { ...address, label, isDefault: isDefault === 'on' } }
}
