import Stripe from 'stripe'
import { Refusal } from '#app/kernel/refusal'
import { circuitBreaker } from '#app/payments/provider/circuit-breaker'
import { ProviderError } from '#app/payments/provider/provider-error'
import { log } from '#app/platform/log.server'
import { stripe } from './stripe-client.server'

const breaker = circuitBreaker({ failures: 5, restMs: 15_000 })

/** Whether Stripe did not answer, or not in a way that says what became of the request. */
function isUnknownOutcome(error: unknown): error is Stripe.errors.StripeError {
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors
  return error instanceof StripeConnectionError || error instanceof StripeAPIError || error instanceof StripeRateLimitError
}

/** Stripe's refusals and the failures it keeps under an idempotency key, in the market's words; nothing for other errors. */
function providerErrorOf(error: unknown): ProviderError | null {
  const { StripeAPIError, StripeInvalidRequestError, StripeIdempotencyError, StripePermissionError } = Stripe.errors
  if (error instanceof StripeAPIError && error.headers?.['idempotent-replayed'] === 'true')
    return new ProviderError('failed-for-good', error, error.code ?? null)
  if (error instanceof StripeInvalidRequestError || error instanceof StripeIdempotencyError || error instanceof StripePermissionError)
    return new ProviderError('refused', error, error.code ?? null)
  return null
}

/**
 * The one way to call Stripe; the client itself repeats a POST twice under one idempotency key. Never inside a transaction.
 * @throws ProviderError when the request was refused or has failed for good; Refusal unavailable `payments-down` when the outcome is unknown or
 * the provider is being spared; other errors of Stripe pass through
 */
export async function callProvider<T>(work: (client: Stripe) => Promise<T>): Promise<T> {
  if (!breaker.admits()) throw new Refusal('unavailable', 'payments-down')
  try {
    const answer = await work(stripe())
    breaker.succeeded()
    return answer
  } catch (error) {
    const told = providerErrorOf(error)
    if (told || !isUnknownOutcome(error)) {
      breaker.succeeded()
      throw told ?? error
    }
    breaker.failed()
    log.warn({ err: error, requestId: error.requestId }, 'payment provider did not answer')
    throw new Refusal('unavailable', 'payments-down')
  }
}
