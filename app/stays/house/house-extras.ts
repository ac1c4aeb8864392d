import { plainDigits } from '#app/kernel/money'
import type { WantedExtra } from '#app/stays/rates/quote-stay'
import type { Extra } from '#app/stays/rates/room-terms'

export const extraField = (extraId: string) => `extra-${extraId}`

/** The extras an address or a form asks for, of those the house has; what is not a number counts as none. */
export function readExtras(query: URLSearchParams, extras: readonly Extra[]): WantedExtra[] {
  return extras.flatMap(({ id }) => {
    const text = plainDigits((query.get(extraField(id)) ?? '').trim())
    return /^[1-9]\d{0,2}$/.test(text) ? [{ extraId: id, count: Number(text) }] : []
  })
}
