import type { ApiRequest } from './answer-api-request'
import { ApiError } from './api-error'
import { type Decoded, decodeForm } from './form-decoding'
import { validateRequest } from './request-validation'
import type { ApiRoute } from './routes/route'

/** v1 bodies and all queries are forms whose strings are coerced; v2 bodies are JSON and taken as they are. */
export function readParams(route: ApiRoute, request: ApiRequest): Decoded {
  const isV2 = request.path.startsWith('/v2/')
  if (isV2 && request.method === 'POST') {
    const params = parsed(request.body)
    validateRequest(route.operation, params, false)
    return params
  }
  const params = decodeForm(request.method === 'POST' ? request.body : request.query)
  // The SDK follows `next_page_url`, whose token no declaration names.
  const { page, ...declared } = params
  const checked = isV2 ? declared : params
  validateRequest(route.operation, checked, true)
  return isV2 && page !== undefined ? { ...checked, page } : checked
}

function parsed(body: string): Decoded {
  try {
    const value: unknown = body === '' ? {} : JSON.parse(body)
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Decoded
  } catch {
    // Answered below, like any other body that is no object.
  }
  throw new ApiError(400, { type: 'invalid_request_error', message: 'The request body is not a JSON object.' }, false)
}
