/** Real time plus an offset that only the control API moves; everything the sandbox dates reads it. */
export class Clock {
  offsetMs = 0

  nowMs(): number {
    return Date.now() + this.offsetMs
  }

  /** Unix seconds, Stripe's unit. */
  now(): number {
    return Math.floor(this.nowMs() / 1000)
  }
}
