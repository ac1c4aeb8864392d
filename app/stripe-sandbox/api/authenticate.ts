import { isAccessible, noAccess } from '#app/stripe-sandbox/accounts/access'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import type { ApiRequest } from './answer-api-request'
import { ApiError } from './api-error'

/** Any test key will do. With `Stripe-Account` the platform speaks for an account that lets it. */
export function authenticate(sandbox: Sandbox, request: ApiRequest): void {
  const [scheme, value = ''] = (request.authorization ?? '').split(' ')
  const key = scheme?.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : value
  if (!key?.startsWith('sk_test_')) {
    const shown = key ? `Invalid API Key provided: ${key.slice(0, 7)}…` : 'You did not provide an API key.'
    throw new ApiError(
      401,
      { type: 'invalid_request_error', message: `${shown} The payment sandbox takes any key that begins with sk_test_.` },
      false,
    )
  }
  if (request.account && !isAccessible(sandbox, request.account)) throw noAccess(request.account)
}
