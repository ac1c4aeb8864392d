import { priceOfGrams } from '#app/kernel/weighed-price'
import type { Booked } from '#app/orders/booked/booked'
import type { BookedLine } from '#app/orders/booked/booked-queries.server'
import type { OrderKind } from '#app/orders/moving/moves-of-kind'
import type { ActorKind } from '#app/orders/moving/order-actor'
import { actsOn } from '#app/orders/moving/order-rules'
import type { OrderState } from '#app/orders/moving/order-states'
import { hasPlace } from '#app/orders/placing/has-place'
import type { DeliveryAddress, PurchaseContact } from '#db/schema/orders'

type Order = {
  id: string
  no: string
  kind: OrderKind
  state: OrderState
  subtotalMinor: number
  freightMinor: number
  totalMinor: number
  note: string
  invoiceState: 'none' | 'wanted' | 'issued' | 'refused'
  invoiceTitle: string
  invoiceTaxNo: string
  invoiceAnswer: string
  shipBy: Date | null
  autoReceiveAt: Date | null
  cancelReason: string
  cancelledBy: ActorKind | null
  createdAt: Date
  seller: { nameZh: string; nameEn: string; contactZh: string; contactEn: string; phone: string; slug: string }
  lines: {
    id: string
    offerId: string
    titleZh: string
    titleEn: string
    labelZh: string
    labelEn: string
    quantity: number
    unitMinor: number
    lineMinor: number
    netGrams: number | null
    weighMinor: number | null
    weighGrams: number | null
    tolerancePercent: number | null
    weighedGrams: number | null
    finalMinor: number | null
    scalePhoto: string | null
    returnExempt: boolean
    packed: boolean
  }[]
  parcels: { id: string; carrier: string; trackingNo: string; shippedAt: Date; deliveredAt: Date | null }[]
  moves: { id: string; fromState: OrderState | null; toState: OrderState; actorKind: ActorKind; reason: string; at: Date }[]
  booked: Booked | null
  bookingLines: BookedLine[]
  problems: { id: string; text: string; state: 'open' | 'answered' | 'closed'; answer: string; createdAt: Date; answeredAt: Date | null }[]
}

/** What the scale has to do with a line; null for goods that are not paid by weight. */
function weighedView({ weighMinor, weighGrams, tolerancePercent, netGrams, quantity, ...line }: Order['lines'][number]) {
  if (weighMinor === null || weighGrams === null || tolerancePercent === null || netGrams === null) return null
  const terms = { weighMinor, weighGrams, tolerancePercent }
  const { finalMinor, weighedGrams, scalePhoto } = line
  return {
    terms,
    estimateMinor: priceOfGrams(terms, netGrams * quantity),
    // Until the goods are packed the scale may be asked again.
    final: finalMinor === null || weighedGrams === null ? null : { minor: finalMinor, grams: weighedGrams, photo: scalePhoto },
  }
}

/** What a page shows of a seller's order, and nothing more, with what its reader may do. */
export function orderView(order: Order, reader: ActorKind) {
  const {
    id,
    no,
    kind,
    booked,
    bookingLines,
    state,
    subtotalMinor,
    freightMinor,
    totalMinor,
    note,
    invoiceState,
    invoiceTitle,
    invoiceTaxNo,
    invoiceAnswer,
    shipBy,
    autoReceiveAt,
    cancelReason,
    cancelledBy,
    createdAt,
    seller,
  } = order
  return {
    id,
    no,
    kind,
    booked,
    bookingLines,
    state,
    subtotalMinor,
    freightMinor,
    totalMinor,
    note,
    invoiceState,
    invoiceTitle,
    invoiceTaxNo,
    invoiceAnswer,
    shipBy,
    autoReceiveAt,
    cancelReason,
    cancelledBy,
    createdAt,
    seller,
    lines: order.lines.map((line) => ({
      id: line.id,
      offerId: line.offerId,
      titleZh: line.titleZh,
      titleEn: line.titleEn,
      labelZh: line.labelZh,
      labelEn: line.labelEn,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      lineMinor: line.lineMinor,
      weighed: weighedView(line),
      returnExempt: line.returnExempt,
      packed: line.packed,
    })),
    parcels: order.parcels.map(({ id: parcelId, carrier, trackingNo, shippedAt, deliveredAt }) => ({
      id: parcelId,
      carrier,
      trackingNo,
      shippedAt,
      deliveredAt,
    })),
    moves: order.moves.map(({ id: moveId, fromState, toState, actorKind, reason, at }) => ({
      id: moveId,
      fromState,
      toState,
      actorKind,
      reason,
      at,
    })),
    problems: order.problems.map((problem) => ({
      id: problem.id,
      text: problem.text,
      state: problem.state,
      answer: problem.answer,
      createdAt: problem.createdAt,
      answeredAt: problem.answeredAt,
    })),
    may: actsOn(order, reader),
  }
}

export type OrderView = ReturnType<typeof orderView>

/** An address as people write it: place, where something is sent, then name and phone. */
export function addressLines(address: PurchaseContact | DeliveryAddress): [place: string | null, person: string] {
  const person = `${address.name} ${address.phone}`
  if (!hasPlace(address)) return [null, person]
  const places = [address.province, address.city, address.district, address.town].filter((name, i, all) => name && name !== all[i - 1])
  return [`${places.join('')} ${address.detail}`, person]
}
