import { createHash } from 'node:crypto'
import type { AnswerRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { ApiError } from './api-error'

const KEPT_SECONDS = 24 * 3_600
const LONGEST_KEY = 255

/** Keys whose request is being worked on in this process. */
export class RunningKeys {
  private readonly keys = new Set<string>()

  /** Throws 409 while another request with this key runs. */
  enter(key: string): void {
    if (this.keys.has(key)) {
      throw new ApiError(
        409,
        {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message: `There is currently another in-progress request using this Idempotent Key. Please try again later. Key: ${key}`,
        },
        false,
      )
    }
    this.keys.add(key)
  }

  leave(key: string): void {
    this.keys.delete(key)
  }
}

export const fingerprintOf = (body: string): string => createHash('sha256').update(body.split('&').sort().join('&')).digest('base64')

/** The answer kept for this key, if it is the same request and less than 24 hours old by the sandbox's clock. */
export function keptAnswer(sandbox: Sandbox, key: string, route: string, fingerprint: string): AnswerRecord | undefined {
  if (key.length > LONGEST_KEY) {
    throw new ApiError(400, { type: 'invalid_request_error', message: `Idempotency keys have at most ${LONGEST_KEY} characters.` }, false)
  }
  const kept = sandbox.tables.answers.get(key)
  if (!kept) return undefined
  if (isPastKeeping(sandbox, kept)) {
    sandbox.tables.answers.remove(key)
    return undefined
  }
  if (kept.route !== route || kept.fingerprint !== fingerprint) {
    throw new ApiError(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used for the same endpoint and parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      },
      false,
    )
  }
  return kept
}

export function pruneAnswers(sandbox: Sandbox): void {
  for (const kept of sandbox.tables.answers.oldestFirst()) {
    if (isPastKeeping(sandbox, kept)) sandbox.tables.answers.remove(kept.id)
  }
}

const isPastKeeping = (sandbox: Sandbox, kept: AnswerRecord): boolean => kept.at <= sandbox.clock.now() - KEPT_SECONDS
