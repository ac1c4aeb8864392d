import { redirect, redirectDocument } from '@remix-run/node'
import { checkForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { localizePath } from '#app/i18n/words'
import { formatMoney, type Locale } from '#app/kernel/money'
import { attempt, type Refusal } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { cancelByGuest } from '#app/trips/cancelling/cancel-trip.server'
import { changeByGuest } from '#app/trips/changing/change-trip.server'
import { moveSeatsFreely } from '#app/trips/changing/move-seats-free.server'
import { CancelTrip, ChangeTrip, MoveSeats } from '#app/trips/travelling/trip-forms.server'
import type { TripAccess } from './trip-access.server'

export type RefusedTripAct = {
  intent: 'cancel' | 'change' | 'move'
  status: number
  message: string
  typed: string
  wish: Record<string, string>
}

type Act = (form: FormData, access: TripAccess, orderNo: string, locale: Locale) => Promise<Response | RefusedTripAct>

const refused = (intent: RefusedTripAct['intent'], form: FormData, status: number, message: string): RefusedTripAct => ({
  intent,
  status,
  message,
  typed: String(form.get('reason') ?? ''),
  wish: Object.fromEntries(['arrival', 'departure', 'room'].map((name) => [name, String(form.get(name) ?? '')])),
})

const orMissing = (refusal: Refusal): number => {
  if (refusal.reason === 'missing') throw new Response(null, { status: 404 })
  return refusal.status
}

async function backTo(orderNo: string, locale: Locale, key: string, values?: Record<string, string>): Promise<Response> {
  return redirect(localizePath(paths.myTrip(orderNo), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader(key, values) } })
}

const cancel: Act = async (form, { guest, sellerOrderId }, orderNo, locale) => {
  const read = checkForm(form, CancelTrip, locale)
  if (!read.ok) return refused('cancel', form, 400, Object.values(read.reply.errors)[0]?.[0] ?? '')
  const { seenRefund, seenState, reason } = read.value
  const done = await attempt(() => cancelByGuest(db, guest, { sellerOrderId, reason, seen: { refundMinor: seenRefund, state: seenState } }))
  if (!done.ok) return refused('cancel', form, orMissing(done.refusal), sayRefusal(locale, done.refusal))
  const { refundMinor } = done.value
  if (refundMinor === 0) return backTo(orderNo, locale, 'trip-cancelled-plain')
  return backTo(orderNo, locale, 'trip-cancelled', { money: formatMoney(refundMinor, 'CNY', locale) })
}

const change: Act = async (form, { guest, sellerOrderId }, orderNo, locale) => {
  const read = checkForm(form, ChangeTrip, locale)
  if (!read.ok) return refused('change', form, 400, Object.values(read.reply.errors)[0]?.[0] ?? '')
  const { arrival, departure, room, seen } = read.value
  const done = await attempt(() =>
    changeByGuest(db, guest, { sellerOrderId, arrival, departure, roomTypeId: room, seenMinor: seen, locale }),
  )
  if (!done.ok) return refused('change', form, orMissing(done.refusal), sayRefusal(locale, done.refusal))
  if (done.value.kind === 'moved') {
    const { refundMinor } = done.value
    if (refundMinor === 0) return backTo(orderNo, locale, 'trip-changed')
    return backTo(orderNo, locale, 'trip-changed-refund', { money: formatMoney(refundMinor, 'CNY', locale) })
  }
  const { purchaseId } = done.value
  const opened = await attempt(() => startPayment(db, purchaseId))
  if (opened.ok) return redirectDocument(opened.value.url, { status: 303 })
  return backTo(orderNo, locale, 'payment-not-started')
}

const move: Act = async (form, { guest, sellerOrderId }, orderNo, locale) => {
  const read = checkForm(form, MoveSeats, locale)
  if (!read.ok) return refused('move', form, 400, Object.values(read.reply.errors)[0]?.[0] ?? '')
  const done = await attempt(() => moveSeatsFreely(db, guest, { sellerOrderId, toId: read.value.session }))
  if (!done.ok) return refused('move', form, orMissing(done.refusal), sayRefusal(locale, done.refusal))
  return backTo(orderNo, locale, 'trip-changed')
}

const acts: Record<string, Act> = { cancel, change, move }

/** Runs what a guest's form on a trip asks for. @throws Response 400 for a name that is no act, 404 for what is not there */
export function runTripAct(form: FormData, access: TripAccess, orderNo: string, locale: Locale): Promise<Response | RefusedTripAct> {
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  return chosen(form, access, orderNo, locale)
}
