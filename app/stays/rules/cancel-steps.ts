import { addDays, type Day } from '#app/kernel/day'
import { clockIn, dayIn, endOfDay, instantAt } from '#app/stays/days/zone-clock'
import type { cancelTiers } from '#db/schema/place-to-visit'

export type CancelTier = (typeof cancelTiers)[number]

/** From when the clock of a booking is counted. `bookedAt` opens the day of grace of Airbnb's tiers. */
export type CancelClock = { arrival: Day; arrivalFrom: string; zone: string; bookedAt: Date }

/** Until `until`, this share of the room price comes back. `dayEnd` = it is the end of a calendar day. */
type CancelStep = { until: Date; share: 'all' | 'half'; dayEnd: Day | null }

export type CancelPlan = {
  steps: CancelStep[]
  /** What is kept after the last step. */
  after: 'room' | 'stayed-and-one' | 'stayed-one-and-half'
  /** Free within a day of booking, where the arrival was a week away; null otherwise. */
  graceUntil: Date | null
  /** Free change of dates until then, whatever the refund; null where a change follows the refund. */
  freeChange: CancelStep | null
  /** Free change of dates when the weather service warns for the place and days. */
  weatherChange: boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Make = (clock: CancelClock) => Pick<CancelPlan, 'steps' | 'after'> & Partial<CancelPlan>

const atHour = ({ arrival, zone }: CancelClock, days: number, hour: string, share: CancelStep['share']): CancelStep => ({
  until: instantAt(addDays(arrival, -days), hour, zone),
  share,
  dayEnd: null,
})

/** "N days before" of our own tiers: to the end of that calendar day at the house. */
const throughDay = ({ arrival, zone }: CancelClock, days: number, share: CancelStep['share']): CancelStep => ({
  until: endOfDay(addDays(arrival, -days), zone),
  share,
  dayEnd: addDays(arrival, -days),
})

const airbnb =
  (steps: [days: number, share: CancelStep['share']][], after: CancelPlan['after']): Make =>
  (clock) => ({
    steps: steps.map(([days, share]) => atHour(clock, days, clock.arrivalFrom, share)),
    after,
    graceUntil:
      instantAt(clock.arrival, clock.arrivalFrom, clock.zone).getTime() - clock.bookedAt.getTime() >= 7 * DAY
        ? new Date(clock.bookedAt.getTime() + DAY)
        : null,
  })

/** Total over the enum: a new tier does not compile without its rule. */
const plans: Record<CancelTier, Make> = {
  flexible: (clock) => ({ steps: [atHour(clock, 1, '18:00', 'all')], after: 'room' }),
  early: (clock) => ({ steps: [throughDay(clock, 3, 'all'), atHour(clock, 0, clock.arrivalFrom, 'half')], after: 'room' }),
  strict: (clock) => ({ steps: [throughDay(clock, 7, 'all'), throughDay(clock, 3, 'half')], after: 'room' }),
  weather: (clock) => ({ steps: [atHour(clock, 1, '18:00', 'all')], after: 'room', weatherChange: true }),
  group: (clock) => ({ steps: [], after: 'room', freeChange: throughDay(clock, 7, 'all') }),
  'airbnb-flexible': airbnb([[1, 'all']], 'stayed-and-one'),
  'airbnb-moderate': airbnb([[5, 'all']], 'stayed-one-and-half'),
  'airbnb-limited': airbnb(
    [
      [14, 'all'],
      [7, 'half'],
    ],
    'room',
  ),
  'airbnb-firm': airbnb(
    [
      [30, 'all'],
      [7, 'half'],
    ],
    'room',
  ),
}

/** What a tier means for one booking, in instants. */
export function cancelPlan(tier: CancelTier, clock: CancelClock): CancelPlan {
  return { graceUntil: null, freeChange: null, weatherChange: false, ...plans[tier](clock) }
}

/** The clock of a session: it begins with its start. */
export const clockOfSession = (startsAt: Date, zone: string, bookedAt: Date): CancelClock => ({
  arrival: dayIn(startsAt, zone),
  arrivalFrom: clockIn(startsAt, zone),
  zone,
  bookedAt,
})
