import type { ErrorObject } from 'ajv'
import { ApiError } from './api-error'
import type { Decoded } from './form-decoding'
import { requestValidator } from './schemas'

/** Checks parameters against the SDK's own declarations; form strings are coerced to what they declare, in place. */
export function validateRequest(operation: string, params: Decoded, isForm: boolean): void {
  const validate = requestValidator(operation, isForm)
  if (validate(params)) return
  throw toApiError(mostTelling(validate.errors ?? []), params)
}

/** A failing anyOf reports every branch; the parameter's own reason says more than "no branch matched". */
function mostTelling(errors: ErrorObject[]): ErrorObject | undefined {
  return (
    errors.find((error) => error.keyword === 'additionalProperties') ??
    errors.find((error) => error.keyword === 'required') ??
    errors.find((error) => error.keyword !== 'anyOf') ??
    errors[0]
  )
}

function toApiError(error: ErrorObject | undefined, params: Decoded): ApiError {
  if (!error) return refused('Invalid request', undefined, undefined)
  const at = bracketed(error.instancePath)
  if (error.keyword === 'additionalProperties') {
    const param = join(at, String(error.params.additionalProperty))
    return refused(`Received unknown parameter: ${param}`, 'parameter_unknown', param)
  }
  if (error.keyword === 'required') {
    const param = join(at, String(error.params.missingProperty))
    return refused(`Missing required param: ${param}.`, 'parameter_missing', param)
  }
  if (error.keyword === 'type' && error.params.type === 'integer') {
    return refused(`Invalid integer: ${String(valueAt(params, error.instancePath))}`, 'parameter_invalid_integer', at)
  }
  if (error.keyword === 'enum') {
    return refused(`Invalid ${at}: must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`, undefined, at)
  }
  return refused(`Invalid ${at}: ${error.message ?? 'not accepted'}`, undefined, at)
}

const refused = (message: string, code: string | undefined, param: string | undefined): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) }, false)

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

function bracketed(pointer: string): string {
  const [first = '', ...rest] = partsOf(pointer)
  return first + rest.map((part) => `[${part}]`).join('')
}

const join = (at: string, key: string): string => (at === '' ? key : `${at}[${key}]`)

function valueAt(params: Decoded, pointer: string): unknown {
  let here: unknown = params
  for (const part of partsOf(pointer)) here = (here as Record<string, unknown> | undefined)?.[part]
  return here
}
