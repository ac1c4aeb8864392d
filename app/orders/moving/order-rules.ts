import type { ActorKind } from './order-actor'
import type { OrderState } from './order-states'

export type RuledOrder = {
  state: OrderState
  invoiceState: 'none' | 'wanted' | 'issued' | 'refused'
  /** Lines that wait for the scale. */
  unweighed?: number
}

/** The states from which each kind of person may cancel an order that was paid: buyers and sellers before it is packed, an operator before it leaves, the market itself when its card was not charged. */
export const cancellableFrom: Record<ActorKind, readonly OrderState[]> = {
  buyer: ['paid'],
  seller: ['paid'],
  operator: ['paid', 'packed'],
  system: ['paid', 'packed'],
}

const reportable: readonly OrderState[] = [
  'paid',
  'packed',
  'shipped',
  'delivered',
  'received',
  'settled',
  'confirmed',
  'started',
  'ended',
  'no_show',
]

/** What a person may do with an order now; commands check the same, pages hide the buttons of the rest. */
export function actsOn({ state, invoiceState, unweighed = 0 }: RuledOrder, who: ActorKind) {
  const mayHandle = who === 'seller' || who === 'operator'
  return {
    cancel: cancellableFrom[who].includes(state),
    /** Ticking off what is in the box, and weighing it. */
    prepare: who === 'seller' && state === 'paid',
    pack: who === 'seller' && state === 'paid' && unweighed === 0,
    ship: who === 'seller' && ((state === 'paid' && unweighed === 0) || state === 'packed'),
    addParcel: who === 'seller' && (state === 'shipped' || state === 'delivered'),
    deliver: mayHandle && state === 'shipped',
    receive: who === 'buyer' && (state === 'shipped' || state === 'delivered'),
    report: who === 'buyer' && reportable.includes(state),
    answerInvoice: who === 'seller' && invoiceState === 'wanted' && reportable.includes(state),
  }
}

const DAY_MS = 86_400_000
/** Days after which receipt confirms itself: fresh goods and others after recorded delivery, and any after dispatch when none was recorded. */
export const receiveDays = { fresh: 3, others: 10, undelivered: 10 }

export const receivesItselfAt = (from: Date, goods: keyof typeof receiveDays): Date =>
  new Date(from.getTime() + receiveDays[goods] * DAY_MS)
