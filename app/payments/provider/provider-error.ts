/** What the provider answered to a request that it did not fulfil. An answer that never came is no such error but the refusal `payments-down`. */
export class ProviderError extends Error {
  readonly outcome: 'refused' | 'failed-for-good'
  /** The provider's own word for the reason. */
  readonly code: string | null

  constructor(outcome: ProviderError['outcome'], cause: Error, code: string | null) {
    super(cause.message, { cause })
    this.name = 'ProviderError'
    this.outcome = outcome
    this.code = code
  }
}

/** Whether the provider refused the request as such: nothing was done, and repeating it will not help. */
export const isRefusedByProvider = (error: unknown): error is ProviderError => error instanceof ProviderError && error.outcome === 'refused'

/** A failure that the provider keeps under the request's key: repeating the request gives it again, for ever. */
export const isSavedFailure = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && error.outcome === 'failed-for-good'
