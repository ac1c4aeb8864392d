import { bookingLineWords as w } from '#app/i18n/words/buying/booking-lines'
import { newId } from '#app/kernel/new-id'
import type { AgreedSeats } from '#app/stays/sessions/hold-seats.server'
import type { bookingLines } from '#db/schema/booking-lines'
import type { AgreedStay } from './agree-stay'

type Line = typeof bookingLines.$inferInsert

/** What an order for a stay is made of: each night, each extra, the cleaning. Sums to the total of the quote. */
export function bookingLinesOf(
  { sellerId, quote }: Pick<AgreedStay, 'sellerId' | 'quote'>,
  of: { sellerOrderId: string; bookingId: string },
): Line[] {
  const line = (row: Pick<Line, 'kind' | 'titleZh' | 'titleEn' | 'unitMinor'> & Partial<Line>): Line => ({
    ...of,
    id: newId(),
    sellerId,
    quantity: 1,
    lineMinor: row.unitMinor,
    ...row,
  })
  const room = { titleZh: quote.roomZh, titleEn: quote.roomEn }
  return [
    ...quote.nights.map(({ night, minor, fullMinor }) => line({ ...room, kind: 'night', night, unitMinor: minor, fullMinor })),
    ...quote.extras.map(({ extraId, titleZh, titleEn, quantity, unitMinor, lineMinor }) =>
      line({ kind: 'extra', extraId, titleZh, titleEn, quantity, unitMinor, lineMinor }),
    ),
    ...(quote.cleaningMinor > 0
      ? [line({ kind: 'cleaning', titleZh: w.cleaning.zh, titleEn: w.cleaning.en, unitMinor: quote.cleaningMinor })]
      : []),
  ]
}

/** What an order for seats is made of. Sums to the total of the quote. */
export function seatLinesOf({ sellerId, quote }: AgreedSeats, of: { sellerOrderId: string; sessionBookingId: string }): Line[] {
  const line = (kind: 'adult' | 'child', quantity: number, unitMinor: number): Line => ({
    ...of,
    id: newId(),
    sellerId,
    kind,
    titleZh: `${quote.titleZh} · ${w[kind].zh}`,
    titleEn: `${quote.titleEn || quote.titleZh} · ${w[kind].en}`,
    quantity,
    unitMinor,
    lineMinor: quantity * unitMinor,
  })
  return [
    ...(quote.adults > 0 ? [line('adult', quote.adults, quote.adultMinor)] : []),
    ...(quote.children > 0 ? [line('child', quote.children, quote.childMinor)] : []),
  ]
}
