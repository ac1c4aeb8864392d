import Stripe from 'stripe'
import { Refusal } from '#app/kernel/refusal'
import { log } from '#app/platform/log.server'
import { circuitBreaker } from './circuit-breaker'
import { stripe } from './stripe-client.server'

const breaker = circuitBreaker({ failures: 5, restMs: 15_000 })

/** Whether the provider did not answer, or not in a way that says what became of the request. */
function isUnknownOutcome(error: unknown): boolean {
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors
  return error instanceof StripeConnectionError || error instanceof StripeAPIError || error instanceof StripeRateLimitError
}

/**
 * The one way to call the provider; the client itself repeats a POST twice under one idempotency key. Never inside a transaction.
 * @throws Refusal unavailable `payments-down` when the outcome is unknown or the provider is being spared; other errors of the provider pass through
 */
export async function callProvider<T>(work: (client: Stripe) => Promise<T>): Promise<T> {
  if (!breaker.admits()) throw new Refusal('unavailable', 'payments-down')
  try {
    const answer = await work(stripe())
    breaker.succeeded()
    return answer
  } catch (error) {
    if (!isUnknownOutcome(error) || isSavedFailure(error)) {
      breaker.succeeded()
      throw error
    }
    breaker.failed()
    log.warn({ err: error, requestId: (error as Stripe.errors.StripeError).requestId }, 'payment provider did not answer')
    throw new Refusal('unavailable', 'payments-down')
  }
}

/** A failure that the provider keeps under the idempotency key: repeating the request gives it again, for ever. */
export function isSavedFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true'
}

type RefusedRequest = Stripe.errors.StripeInvalidRequestError | Stripe.errors.StripeIdempotencyError | Stripe.errors.StripePermissionError

/** Whether the provider refused the request as such: nothing was done, and repeating it will not help. */
export function isRefusedByProvider(error: unknown): error is RefusedRequest {
  const { StripeInvalidRequestError, StripeIdempotencyError, StripePermissionError } = Stripe.errors
  return error instanceof StripeInvalidRequestError || error instanceof StripeIdempotencyError || error instanceof StripePermissionError
}
