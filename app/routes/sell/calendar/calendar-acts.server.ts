import { checkForm, type FormReply, refuse } from '#app/forms/read-form.server'
import { type Locale, say } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { addDays } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { blockRoom, openRoom } from '#app/stays/desk/block-room.server'
import {
  BlockedNights,
  BookingAct,
  ChosenNights,
  GivenUp,
  LimitedNights,
  PricedNights,
  WalkInForm,
} from '#app/stays/desk/calendar-forms.server'
import { dropWalkIn } from '#app/stays/desk/drop-walk-in.server'
import { setNights } from '#app/stays/keeping/set-nights.server'
import { type Host, unblockNights, walkIn } from '#app/stays/rooms/host-nights.server'
import { cancelByHouse } from '#app/trips/cancelling/cancel-trip.server'
import { checkIn, checkOut, markNoShow } from '#app/trips/hosting/host-trip.server'

type Act = (host: Host, form: FormData, locale: Locale) => Promise<FormReply | null>

const acts: Record<string, Act> = {
  async price(host, form, locale) {
    const read = checkForm(form, PricedNights, locale)
    if (!read.ok) return read.reply
    const { roomTypeId, price, ...nights } = read.value
    await setNights(db, host, roomTypeId, nights, { priceMinor: price })
    return null
  },
  async 'price-back'(host, form, locale) {
    const read = checkForm(form, ChosenNights, locale)
    if (!read.ok) return read.reply
    const { roomTypeId, ...nights } = read.value
    await setNights(db, host, roomTypeId, nights, { priceMinor: null })
    return null
  },
  async limits(host, form, locale) {
    const read = checkForm(form, LimitedNights, locale)
    if (!read.ok) return read.reply
    const { roomTypeId, minNights, noArrival, ...nights } = read.value
    await setNights(db, host, roomTypeId, nights, { minNights: minNights ?? null, noArrival: noArrival ? true : null })
    return null
  },
  async block(host, form, locale) {
    const read = checkForm(form, BlockedNights, locale)
    if (!read.ok) return read.reply
    const { roomTypeId, unitId, note, ...nights } = read.value
    if (unitId === 'all') await setNights(db, host, roomTypeId, nights, { closed: true })
    else await blockRoom(db, host, { roomTypeId, unitId }, { ...nights, note })
    return null
  },
  async open(host, form, locale) {
    const read = checkForm(form, BlockedNights, locale)
    if (!read.ok) return read.reply
    const { roomTypeId, unitId, note: _, ...nights } = read.value
    await openRoom(db, host, { roomTypeId, unitId }, nights)
    await setNights(db, host, roomTypeId, nights, { closed: false })
    return null
  },
  async unblock(host, form, locale) {
    const read = checkForm(form, BookingAct, locale)
    if (!read.ok) return read.reply
    await unblockNights(db, host, read.value.bookingId)
    return null
  },
  async 'drop-walk-in'(host, form, locale) {
    const read = checkForm(form, BookingAct, locale)
    if (!read.ok) return read.reply
    await dropWalkIn(db, host, read.value.bookingId)
    return null
  },
  async 'check-in'(host, form, locale) {
    const read = checkForm(form, BookingAct, locale)
    if (!read.ok) return read.reply
    await checkIn(db, host, read.value)
    return null
  },
  async 'check-out'(host, form, locale) {
    const read = checkForm(form, BookingAct, locale)
    if (!read.ok) return read.reply
    await checkOut(db, host, read.value)
    return null
  },
  async 'no-show'(host, form, locale) {
    const read = checkForm(form, BookingAct, locale)
    if (!read.ok) return read.reply
    await markNoShow(db, host, read.value)
    return null
  },
  async 'give-up'(host, form, locale) {
    const read = checkForm(form, GivenUp, locale)
    if (!read.ok) return read.reply
    await cancelByHouse(db, { kind: 'seller', id: host.userId, sellerId: host.sellerId }, read.value)
    return null
  },
  async 'walk-in'(host, form, locale) {
    const read = checkForm(form, WalkInForm, locale)
    if (!read.ok) return read.reply
    const { unitId, firstNight, lastNight, amount, cameBy, note, adults, children, contactName, contactPhone } = read.value
    const dates = { checkIn: firstNight, checkOut: addDays(lastNight, 1) }
    const from = cameBy === 'walk' ? '' : say(locale, w[`came-${cameBy}`])
    const guest = {
      ...dates,
      adults,
      children,
      contactName,
      contactPhone,
      totalMinor: amount,
      note: [from, note].filter(Boolean).join(' · '),
    }
    const written = await attempt(() => walkIn(db, host, unitId, guest))
    if (written.ok) return null
    if (written.refusal.key === 'nights-taken') return refuse(form, [say(locale, w.walkInTaken)])
    throw written.refusal
  },
}

/** Carries out one form of the calendar. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnCalendar(host: Host, form: FormData, locale: Locale): Promise<FormReply | null> {
  const intent = String(form.get('intent') ?? '')
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!act) throw new Response(null, { status: 400 })
  return act(host, form, locale)
}
