type BreakerOptions = { failures: number; restMs: number; now?: () => number }

/**
 * Stops calling a provider that does not answer, so that requests do not pile up behind its timeout. After `failures`
 * in a row it rests for `restMs`, then lets one call try.
 */
export function circuitBreaker({ failures, restMs, now = () => Date.now() }: BreakerOptions) {
  let failed = 0
  let openUntil = 0
  return {
    /** Whether a call may be made; one caller is let through after the rest. */
    admits(): boolean {
      if (failed < failures) return true
      if (now() < openUntil) return false
      openUntil = now() + restMs
      return true
    },
    succeeded(): void {
      failed = 0
    },
    failed(): void {
      failed += 1
      if (failed >= failures) openUntil = now() + restMs
    },
  }
}
