import { say } from '#app/i18n/words'
import { cancelWords as w } from '#app/i18n/words/buying/cancelling'
import { formatDay } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import { type CancelClock, type CancelPlan, type CancelTier, cancelPlan } from './cancel-steps'

function sayUntil(locale: Locale, { until, dayEnd }: { until: Date; dayEnd: string | null }, zone: string): string {
  if (dayEnd) return say(locale, w.dayEnd, { day: formatDay(dayEnd, locale) })
  return say(locale, w.hour, { day: formatDay(dayIn(until, zone), locale), time: clockIn(until, zone) })
}

function sayThen(locale: Locale, after: CancelPlan['after'], seats: boolean, hasSteps: boolean): string {
  // A session is one piece: what is kept after the last step is all of it.
  if (seats) return say(locale, hasSteps ? w.seatsThenNothing : w.seatsNothing)
  if (after === 'stayed-and-one') return say(locale, w.thenStayedAndOne)
  if (after === 'stayed-one-and-half') return say(locale, w.thenStayedOneAndHalf)
  return say(locale, hasSteps ? w.thenNothing : w.nothing)
}

/**
 * A refund rule as one sentence with its dates, by the clock of the house; steps that are over when it is said are left out.
 * What a booking keeps is the sentence of the moment it was made (`clock.bookedAt`).
 */
export function sayCancelRule(locale: Locale, tier: CancelTier, clock: CancelClock, options: { seats?: boolean; now?: Date } = {}): string {
  const { seats = false, now = clock.bookedAt } = options
  const plan = cancelPlan(tier, clock)
  const steps = plan.steps.filter(({ until }) => until > now)
  const half = seats ? w.seatsHalfUntil : w.halfUntil
  // The day of grace is worth saying only where it outlasts the full refund.
  const lastFull = steps.findLast(({ share }) => share === 'all')
  const grace = plan.graceUntil && plan.graceUntil > now && !(lastFull && lastFull.until >= plan.graceUntil) ? plan.graceUntil : null
  const parts = [
    ...(grace ? [say(locale, w.grace, { when: sayUntil(locale, { until: grace, dayEnd: null }, clock.zone) })] : []),
    ...steps.map((step) => say(locale, step.share === 'all' ? w.allUntil : half, { when: sayUntil(locale, step, clock.zone) })),
    sayThen(locale, plan.after, seats, steps.length > 0 || grace !== null),
    ...(plan.freeChange && plan.freeChange.until > now
      ? [say(locale, w.changeUntil, { when: sayUntil(locale, plan.freeChange, clock.zone) })]
      : []),
    ...(plan.weatherChange ? [say(locale, w.weather)] : []),
    ...(seats ? [] : [say(locale, w.extras)]),
  ]
  if (locale === 'zh') return `${parts.join('；')}。`
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** The first part of the rule that still holds, for a card: until when all comes back, or that nothing does. */
export function sayCancelShort(locale: Locale, tier: CancelTier, clock: CancelClock): string {
  const { steps, graceUntil, after } = cancelPlan(tier, clock)
  const step = steps.find(({ until }) => until > clock.bookedAt)
  const text = step
    ? say(locale, step.share === 'all' ? w.allUntil : w.halfUntil, { when: sayUntil(locale, step, clock.zone) })
    : graceUntil && graceUntil > clock.bookedAt
      ? say(locale, w.grace, { when: sayUntil(locale, { until: graceUntil, dayEnd: null }, clock.zone) })
      : sayThen(locale, after, false, false)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
