import type { SayTrouble } from '#app/cart/bookings/booking-view'
import { sayRefusal } from '#app/i18n/say-refusal'
import { Refusal } from '#app/kernel/refusal'

/** Why a wish of the cart cannot be booked, as its refusal would say it. */
export const sayTrouble: SayTrouble = ({ key, details }) => {
  const refusal = new Refusal('conflict', key, details)
  return { zh: sayRefusal('zh', refusal), en: sayRefusal('en', refusal) }
}
