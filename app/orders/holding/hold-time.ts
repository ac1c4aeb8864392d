const MINUTE = 60_000

/** Minutes a buyer is told that the goods wait for payment. */
const holdMinutes = 30
/** The session lives a minute longer: the provider refuses less than 30 when clocks differ. */
const sessionMinutes = holdMinutes + 1
/** Goods are let go this much after the session's end, and only when the provider says that it ended. */
const graceMinutes = 5

/** When a payment session ends: with the hold, but never sooner than the provider accepts for an attempt opened later. */
export function sessionEndsAt(holdEnd: Date, attemptOpenedAt: Date): Date {
  return new Date(Math.max(holdEnd.getTime() - graceMinutes * MINUTE, attemptOpenedAt.getTime() + sessionMinutes * MINUTE))
}

/** Until when the buyer may be told that the goods wait. */
export const payBy = (holdEnd: Date): Date => new Date(holdEnd.getTime() - graceMinutes * MINUTE)

/** How long goods are held from placing, by the database's clock. */
export const holdLastsMinutes = sessionMinutes + graceMinutes
