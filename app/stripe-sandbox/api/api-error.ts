type ErrorType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error' | 'rate_limit_error'

export type ErrorBody = {
  type: ErrorType
  message: string
  code?: string
  param?: string
  decline_code?: string
  doc_url?: string
  charge?: string
  payment_intent?: object
  payment_method?: object
}

/** A failure as Stripe would answer it. `executed` says whether an idempotency key keeps it (docs.stripe.com/api/idempotent_requests). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly executed = true,
  ) {
    super(body.message)
  }
}

export const invalidRequest = (message: string, details: { param?: string; code?: string } = {}): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', message, ...details })

export const missingObject = (noun: string, id: string, param = 'id'): ApiError =>
  new ApiError(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${noun}: '${id}'`, param })

/** The `error` object every failed answer carries: without it the SDK takes a 400 or 404 for success. */
export function errorAnswer(body: ErrorBody, requestId: string): { error: ErrorBody & { request_log_url: string } } {
  const docUrl = body.code ? { doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}` } : {}
  return { error: { ...docUrl, ...body, request_log_url: `/_sandbox/requests?id=${requestId}` } }
}
