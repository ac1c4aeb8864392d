import type { FaultKind } from '#app/stripe-sandbox/control/faults'
import { ApiError } from './api-error'

/** Faults that answer before anything is done; a string is an HTML body, as a proxy in between would send. */
export function faultError(kind: FaultKind): ApiError | string | undefined {
  if (kind === 'before-commit-500')
    return new ApiError(500, { type: 'api_error', message: 'A fault was asked for before the commit.' }, false)
  if (kind === 'conflict-409') {
    return new ApiError(
      409,
      {
        type: 'invalid_request_error',
        code: 'lock_timeout',
        message: 'This object cannot be accessed right now because another API request is using it.',
      },
      false,
    )
  }
  if (kind === 'rate-limit-429')
    return new ApiError(429, { type: 'rate_limit_error', code: 'rate_limit', message: 'Too many requests.' }, false)
  if (kind === 'html-502') return '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'
  return undefined
}
