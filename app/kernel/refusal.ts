export type RefusalReason = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'busy' | 'unavailable'

/** One table from reason to HTTP status; routes use it and nothing else. */
const refusalStatus: Record<RefusalReason, number> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  busy: 429,
  unavailable: 503,
}

/**
 * An expected "no" of a command. `key` names a sentence in `i18n/words/refusals.ts`, where both languages have it;
 * `details` are the values that sentence needs. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly reason: RefusalReason
  readonly key: string
  readonly details: Record<string, unknown>

  constructor(reason: RefusalReason, key: string, details: Record<string, unknown> = {}) {
    super(`${reason}: ${key}`)
    this.name = 'Refusal'
    this.reason = reason
    this.key = key
    this.details = details
  }

  get status(): number {
    return refusalStatus[this.reason]
  }
}

/** Runs a command and turns a refusal into a value; every other error passes through. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal }> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error }
    throw error
  }
}
