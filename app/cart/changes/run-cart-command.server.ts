import { addSeats, addStay } from '#app/cart/bookings/add-wish.server'
import { changeSeats, changeStay, removeWish } from '#app/cart/bookings/change-wishes.server'
import { chosenId, extrasOf, idOf, partyOf, roomsOf, wishedStay } from '#app/cart/bookings/read-wish'
import type { CartOwner } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { addToCart } from './add-to-cart.server'
import { acceptChanges, removeFromCart, setQuantity } from './change-cart.server'
import { MOST_OF_ONE, readQuantity } from './read-quantity'

export type CartOutcome = { next: 'cart' | 'checkout'; flash?: { key: string; values?: Record<string, string | number> } }

const offerOf = (form: FormData) => idOf(form, 'offerId')

function quantityOf(form: FormData, { least = 0, change = 0 } = {}): number {
  const read = readQuantity(form.getAll('quantity'))
  const quantity = read.ok ? read.quantity + change : 0
  if ((!read.ok && read.why === 'too-many') || quantity > MOST_OF_ONE) throw new Refusal('invalid', 'quantity-too-many', { n: MOST_OF_ONE })
  if (!read.ok) throw new Refusal('invalid', 'quantity-not-whole')
  if (quantity < least) throw new Refusal('invalid', 'quantity-none')
  return Math.max(quantity, 0)
}

/**
 * Does what a form sent to /cart asks. `intent`: `add` and `buy-now` (offerId, quantity), `set`, `less`, `more` (offerId, quantity),
 * `remove` (offerId); `add-stay` and `book-stay` (roomTypeId, arrival, departure, adults, children, rooms, extra-<extraId>), `set-stay`
 * (wishId and the same without room and dates); `add-seats` and `book-seats` (sessionId, adults, children), `set-seats` (wishId, adults,
 * children); `remove-wish` (wishId); `accept` and `accept-and-go`.
 * @throws Refusal missing `not-found` for anything unknown; those of the cart's commands; invalid `room-none`, `session-none`, `quantity-not-whole`, `quantity-none`, `quantity-too-many`
 */
export async function runCartCommand(db: Db, owner: CartOwner, form: FormData, locale: Locale): Promise<CartOutcome> {
  const intent = form.get('intent')
  switch (intent) {
    case 'add':
    case 'buy-now': {
      const { title, quantity } = await addToCart(db, owner, { offerId: offerOf(form), quantity: quantityOf(form, { least: 1 }), locale })
      return intent === 'add' ? { next: 'cart', flash: { key: 'added-to-cart', values: { title, n: quantity } } } : { next: 'checkout' }
    }
    case 'set':
    case 'less':
    case 'more': {
      const change = intent === 'set' ? 0 : intent === 'more' ? 1 : -1
      await setQuantity(db, owner, { offerId: offerOf(form), quantity: quantityOf(form, { change }), locale })
      return { next: 'cart' }
    }
    case 'remove':
      await removeFromCart(db, owner, offerOf(form))
      return { next: 'cart' }
    case 'add-stay':
    case 'book-stay': {
      const title = await addStay(db, owner, wishedStay(form), locale)
      return intent === 'add-stay' ? { next: 'cart', flash: { key: 'added-booking', values: { title } } } : { next: 'checkout' }
    }
    case 'add-seats':
    case 'book-seats': {
      const title = await addSeats(db, owner, { sessionId: chosenId(form, 'sessionId', 'session-none'), ...partyOf(form) }, locale)
      return intent === 'add-seats' ? { next: 'cart', flash: { key: 'added-booking', values: { title } } } : { next: 'checkout' }
    }
    case 'set-stay':
      await changeStay(db, owner, { wishId: idOf(form, 'wishId'), ...partyOf(form), rooms: roomsOf(form), extras: extrasOf(form) }, locale)
      return { next: 'cart' }
    case 'set-seats':
      await changeSeats(db, owner, { wishId: idOf(form, 'wishId'), ...partyOf(form) }, locale)
      return { next: 'cart' }
    case 'remove-wish':
      await removeWish(db, owner, idOf(form, 'wishId'))
      return { next: 'cart' }
    case 'accept':
    case 'accept-and-go':
      await acceptChanges(db, owner)
      return { next: intent === 'accept' ? 'cart' : 'checkout', flash: { key: 'cart-changed-to-now' } }
    default:
      throw new Refusal('missing', 'not-found')
  }
}
