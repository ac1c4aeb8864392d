import type { RoomTerms } from './room-terms'

export type Guests = { adults: number; children: number }

/** Extra beds a party needs in a room; null when it does not fit. An adult's place serves a child, a child's place no adult. */
export function extraBedsFor(room: Pick<RoomTerms, 'adults' | 'children' | 'extraBeds'>, { adults, children }: Guests): number | null {
  if (!Number.isInteger(adults) || !Number.isInteger(children) || adults < 1 || children < 0) return null
  const needed = Math.max(0, adults - room.adults, adults + children - room.adults - room.children)
  return needed <= room.extraBeds ? needed : null
}
