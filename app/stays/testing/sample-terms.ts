import fc from 'fast-check'
import { addDays } from '#app/kernel/day'
import type { HouseTerms, NamedRoom } from '#app/stays/rates/quote-stay'
import type { Discount, RateRange } from '#app/stays/rates/room-terms'

/** A double room as most houses have it: 480 a night, 680 on weekends, 1,080 on holidays. */
export const sampleRoom: NamedRoom = {
  titleZh: '大床房',
  titleEn: 'Double room',
  adults: 2,
  children: 1,
  extraBeds: 1,
  extraBedMinor: 10_000,
  pricePer: 'unit',
  childPercent: 100,
  baseMinor: 48_000,
  weekendMinor: 68_000,
  peakMinor: 108_000,
  minNights: 1,
  maxNights: 30,
  noticeDays: 0,
  noticeBy: '18:00',
  horizonDays: 365,
  gapNights: 0,
  noArrivalOn: [],
  noDepartureOn: [],
}

export const sampleHouse: HouseTerms = {
  titleZh: '竹海听风',
  titleEn: 'Wind in the bamboo',
  currency: 'CNY',
  cleaningMinor: 8_000,
  depositMinor: 20_000,
  version: 3,
  discounts: [],
  extras: [
    { id: 'breakfast', titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2_500, most: 20 },
    { id: 'pick-up', titleZh: '接站', titleEn: 'Ride from the station', per: 'stay', priceMinor: 6_000, most: 2 },
  ],
}

/** A range that says nothing yet. */
export const emptyRange: RateRange = {
  id: '1',
  firstNight: '2027-01-01',
  lastNight: '2027-01-31',
  priceMinor: null,
  weekendMinor: null,
  minNights: null,
  maxNights: null,
  noArrival: null,
  noDeparture: null,
  closed: false,
}

const fen = fc.integer({ min: 1, max: 9_999_999 })

/** Any rates a host may set around the turn of 2027 to 2028, leap day included. */
export const anyRange: fc.Arbitrary<RateRange> = fc
  .record({
    id: fc.uuid(),
    start: fc.integer({ min: -20, max: 120 }),
    length: fc.integer({ min: 0, max: 60 }),
    priceMinor: fc.option(fen),
    weekendMinor: fc.option(fen),
    minNights: fc.option(fc.integer({ min: 1, max: 5 })),
    maxNights: fc.option(fc.integer({ min: 1, max: 20 })),
    noArrival: fc.option(fc.boolean()),
    noDeparture: fc.option(fc.boolean()),
    closed: fc.boolean(),
  })
  .map(({ start, length, ...range }) => ({
    ...range,
    weekendMinor: range.priceMinor === null ? null : range.weekendMinor,
    firstNight: addDays('2027-12-01', start),
    lastNight: addDays('2027-12-01', start + length),
  }))

export const anyDiscounts: fc.Arbitrary<Discount[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('length' as const, 'early' as const, 'last-minute' as const),
    days: fc.integer({ min: 0, max: 60 }),
    percent: fc.integer({ min: 1, max: 90 }),
  }),
  { maxLength: 5 },
)

export const anyRoom: fc.Arbitrary<NamedRoom> = fc
  .record({
    baseMinor: fen,
    weekendMinor: fc.option(fen),
    peakMinor: fc.option(fen),
    extraBedMinor: fc.integer({ min: 0, max: 99_999 }),
    pricePer: fc.constantFrom('unit' as const, 'person' as const),
    childPercent: fc.integer({ min: 0, max: 100 }),
  })
  .map((over) => ({ ...sampleRoom, ...over }))
