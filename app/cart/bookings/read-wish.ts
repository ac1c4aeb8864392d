import { plainDigits } from '#app/kernel/money'
import { idBehind, isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { refuseDates } from '#app/stays/rules/stay-dates'
import type { StayWishRow } from './booking-wish'

/** The most rooms of one kind a wish may name; a CHECK of the database says the same. */
const MOST_ROOMS = 9
const MOST_GUESTS = 100
const LONG_AGO = '1900-01-01'

export type Party = { adults: number; children: number }
export type WishedStay = Omit<StayWishRow, 'wishId' | 'seenMinor'>

/** @throws Refusal missing `not-found` */
export function idOf(form: FormData, name: string): string {
  const given = form.getAll(name)
  const [id] = given
  if (given.length !== 1 || !isId(id)) throw new Refusal('missing', 'not-found')
  return id
}

/** What a form was to have chosen. @throws Refusal invalid `otherwise` where nothing was chosen; missing `not-found` */
export function chosenId(form: FormData, name: string, otherwise: string): string {
  if (form.getAll(name).every((given) => given === '')) throw new Refusal('invalid', otherwise)
  return idOf(form, name)
}

/** A whole number as people type it; what is left empty counts as `otherwise`. */
function countOf(form: FormData, name: string, otherwise: number): number {
  const given = form.get(name)
  const plain = typeof given === 'string' && given.length <= 40 ? plainDigits(given).replace(/[\s\u200b-\u200d\ufeff]/g, '') : ''
  if (given === null || given === '') return otherwise
  if (!/^\d{1,4}$/.test(plain)) throw new Refusal('invalid', 'quantity-not-whole', { field: name })
  return Number(plain)
}

/** @throws Refusal invalid `quantity-not-whole`, `guests-many` */
export function partyOf(form: FormData): Party {
  const party = { adults: countOf(form, 'adults', 2), children: countOf(form, 'children', 0) }
  if (party.adults > MOST_GUESTS || party.children > MOST_GUESTS) throw new Refusal('invalid', 'guests-many', { n: MOST_GUESTS })
  return party
}

/** @throws Refusal invalid `rooms-count` */
export function roomsOf(form: FormData): number {
  const rooms = countOf(form, 'rooms', 1)
  if (rooms < 1 || rooms > MOST_ROOMS) throw new Refusal('invalid', 'rooms-count', { n: MOST_ROOMS, field: 'rooms' })
  return rooms
}

/** `extra-<id>=<count>`; none where the count is nothing. @throws Refusal invalid `quantity-not-whole` */
export function extrasOf(form: FormData): StayWishRow['extras'] {
  return [...new Set(form.keys())]
    .flatMap((name) => idBehind('extra', name) ?? [])
    .slice(0, 30)
    .map((extraId) => ({ extraId, count: countOf(form, `extra-${extraId}`, 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.extraId < b.extraId ? -1 : 1))
}

/** A room as a form asks for it. @throws Refusal invalid for dates that are no stay, and of its parts */
export function wishedStay(form: FormData): WishedStay {
  const text = (name: string) => plainDigits(String(form.get(name) ?? '')).trim()
  const dates = { arrival: text('arrival'), departure: text('departure') }
  const refused = refuseDates(dates, LONG_AGO)
  if (refused) throw new Refusal('invalid', refused.key, refused.details)
  return { roomTypeId: chosenId(form, 'roomTypeId', 'room-none'), ...dates, ...partyOf(form), rooms: roomsOf(form), extras: extrasOf(form) }
}
