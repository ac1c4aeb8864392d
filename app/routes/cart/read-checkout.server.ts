import { addressSchema, fillFromLine, missingPlace, resolveAddress } from '#app/delivery/address-form.server'
import { addressOf } from '#app/delivery/address-values'
import { checkForm, type FormReply, refuse, typedValues } from '#app/forms/read-form.server'
import { say } from '#app/i18n/words'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { forms } from '#app/i18n/words/forms'
import { addressOf as keptAddress } from '#app/identity/account/address-queries.server'
import type { Locale } from '#app/kernel/money'
import { buyerSchema, choosesSaved, isContactOnly, partsOf, partsSchema } from '#app/orders/checkout/checkout-form.server'
import type { Typed } from '#app/orders/checkout/checkout-view.server'
import type { PurchaseRequest } from '#app/orders/placing/place-purchase.server'
import { db } from '#app/platform/database.server'
import type { DeliveryAddress } from '#db/schema/orders'

type Buyer = { visitorId: string; buyerId: string | null }
export type ReadCheckout = { ok: true; request: PurchaseRequest; keepsAddress: boolean } | { ok: false; reply: FormReply }

/** Reads all of the checkout form at once, so that everything wrong is said at once. */
export async function readCheckout(form: FormData, locale: Locale, buyer: Buyer): Promise<ReadCheckout> {
  if (isContactOnly(form)) return readContact(form, locale, buyer)
  const fromSaved = choosesSaved(form)
  const where = fromSaved ? null : checkForm(form, addressSchema, locale)
  const who = checkForm(form, buyerSchema, locale)
  const parts = checkForm(form, partsSchema(form), locale)
  const missing = fromSaved ? null : missingPlace(addressOf(typedValues(form)))
  const notChosen = (field: string): FormReply =>
    refuse(form, [], { [field]: [say(locale, field === 'place' ? forms.needed : deliveryWords.placeIncomplete)] })
  if (where?.ok === false || !who.ok || !parts.ok || missing) {
    const replies = [where, who, parts].flatMap((read) => (read && !read.ok ? [read.reply] : []))
    const errors: FormReply['errors'] = Object.assign({}, ...replies.map((reply) => reply.errors), missing ? notChosen(missing).errors : {})
    const formErrors = replies.flatMap((reply) => reply.formErrors)
    return { ok: false, reply: refuse(form, formErrors, errors) }
  }
  const { value } = who
  const kept = fromSaved && buyer.buyerId ? await savedAddress(buyer.buyerId, value.addressId ?? '') : null
  const address = where ? await resolveAddress(db, where.value) : kept
  if (!address)
    return { ok: false, reply: fromSaved ? refuse(form, [], { addressId: [say(locale, forms.choose)] }) : notChosen('province') }
  return {
    ok: true,
    keepsAddress: !fromSaved && value.saveAddress !== undefined,
    request: {
      ...buyer,
      ...partsOf(form, parts.value),
      address,
      email: value.email ?? null,
      seenTotalMinor: value.seenTotal,
      idempotencyKey: value.key,
      locale,
    },
  }
}

const contactSchema = addressSchema.pick({ name: true, phone: true })

/** The form of a purchase of which nothing is sent. */
function readContact(form: FormData, locale: Locale, buyer: Buyer): ReadCheckout {
  const contact = checkForm(form, contactSchema, locale)
  const who = checkForm(form, buyerSchema, locale)
  const parts = checkForm(form, partsSchema(form), locale)
  if (!contact.ok || !who.ok || !parts.ok) {
    const replies = [contact, who, parts].flatMap((read) => (read.ok ? [] : [read.reply]))
    const errors = Object.assign({}, ...replies.map((reply) => reply.errors))
    return {
      ok: false,
      reply: refuse(
        form,
        replies.flatMap((reply) => reply.formErrors),
        errors,
      ),
    }
  }
  const { name, phone } = contact.value
  const { email, seenTotal: seenTotalMinor, key: idempotencyKey } = who.value
  const request = {
    ...buyer,
    ...partsOf(form, parts.value),
    address: { name, phone },
    email: email ?? null,
    seenTotalMinor,
    idempotencyKey,
    locale,
  }
  return { ok: true, keepsAddress: false, request }
}

/** A saved address of the buyer's own as a parcel bears it. */
async function savedAddress(userId: string, id: string): Promise<DeliveryAddress | null> {
  const kept = await keptAddress(db, userId, id)
  if (!kept) return null
  const { name, phone, divisionCode, province, city, district, town, detail } = kept
  return { name, phone, divisionCode, province, city, district, town, detail }
}

/** The form after a pasted line was split into its fields. */
export async function fillPasted(form: FormData, locale: Locale): Promise<{ typed: Typed; errors: Record<string, string[]> }> {
  const typed = typedValues(form)
  const { values, found } = await fillFromLine(db, addressOf(typed), typeof typed.pasted === 'string' ? typed.pasted : '')
  if (!found) return { typed, errors: { pasted: [say(locale, deliveryWords.pasteNothing)] } }
  return { typed: { ...typed, ...values, addressId: 'new' }, errors: {} }
}
