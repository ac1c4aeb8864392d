import { invalidRequest } from './api-error'

type MetadataParam = Record<string, string | number | null> | '' | null | undefined
const MOST_KEYS = 50
const LONGEST_KEY = 40
const LONGEST_VALUE = 500

/** Merges as Stripe does: an empty value unsets its key, an empty `metadata` unsets all. Throws 400 beyond the limits. */
export function mergedMetadata(present: Record<string, string>, param: MetadataParam): Record<string, string> {
  if (param === undefined) return present
  if (param === '' || param === null) return {}
  const merged = { ...present }
  for (const [key, value] of Object.entries(param)) {
    if (key.length > LONGEST_KEY) throw invalidRequest(`Invalid metadata key: at most ${LONGEST_KEY} characters`, { param: 'metadata' })
    const text = value === null ? '' : String(value)
    if (text.length > LONGEST_VALUE) {
      throw invalidRequest(`Metadata values can have up to ${LONGEST_VALUE} characters`, { param: `metadata[${key}]` })
    }
    if (text === '') delete merged[key]
    else merged[key] = text
  }
  if (Object.keys(merged).length > MOST_KEYS) {
    throw invalidRequest(`You can have at most ${MOST_KEYS} metadata keys`, { param: 'metadata' })
  }
  return merged
}

/** Refuses what the sandbox does not do instead of ignoring it. */
export function refuseUnsupported(params: object, supported: readonly string[]): void {
  for (const key of Object.keys(params)) {
    if (key !== 'expand' && !supported.includes(key)) {
      throw invalidRequest(`The payment sandbox does not implement the parameter ${key}.`, { param: key, code: 'parameter_unsupported' })
    }
  }
}
