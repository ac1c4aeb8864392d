import type { Day } from '#app/kernel/day'
import type { discountKinds, extraBases } from '#db/schema/rates'

/** What a room type costs and how it may be booked, as its row says. Fen; ISO weekdays. */
export type RoomTerms = {
  adults: number
  children: number
  extraBeds: number
  extraBedMinor: number
  pricePer: 'unit' | 'person'
  childPercent: number
  baseMinor: number
  weekendMinor: number | null
  peakMinor: number | null
  minNights: number
  maxNights: number
  noticeDays: number
  noticeBy: string
  horizonDays: number
  gapNights: number
  noArrivalOn: readonly number[]
  noDepartureOn: readonly number[]
}

/** What differs on the nights of a range, both ends included. */
export type RateRange = {
  id: string
  firstNight: Day
  lastNight: Day
  priceMinor: number | null
  weekendMinor: number | null
  minNights: number | null
  maxNights: number | null
  noArrival: boolean | null
  noDeparture: boolean | null
  closed: boolean
}

export type Discount = { kind: (typeof discountKinds)[number]; days: number; percent: number }

export type Extra = {
  id: string
  titleZh: string
  titleEn: string
  per: (typeof extraBases)[number]
  priceMinor: number
  most: number
}

/** Of the ranges over a day that say something, the most specific: the shortest, then the newest (ids are ordered by time). */
export function mostSpecific(ranges: readonly RateRange[], day: Day, says: (range: RateRange) => boolean): RateRange | undefined {
  let found: RateRange | undefined
  for (const range of ranges) {
    if (day < range.firstNight || day > range.lastNight || !says(range)) continue
    if (!found || isNarrower(range, found)) found = range
  }
  return found
}

function isNarrower(one: RateRange, other: RateRange): boolean {
  const difference = spanOf(one) - spanOf(other)
  return difference === 0 ? one.id > other.id : difference < 0
}

const spanOf = (range: RateRange) => Date.parse(range.lastNight) - Date.parse(range.firstNight)
