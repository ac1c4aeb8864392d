const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const waits = [2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 17 * HOUR]

/** From this try on, an event that matches nothing is put before the operator. */
export const alertFromTry = 4

/** How long an event that matches nothing of ours waits for its next try, in milliseconds; null after a day of tries. */
export const waitAfterTry = (tries: number): number | null => waits[tries - 1] ?? null
