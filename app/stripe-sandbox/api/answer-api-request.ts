import type { Conformance } from '#app/stripe-sandbox/control/conformance'
import type { Fault, Faults } from '#app/stripe-sandbox/control/faults'
import type { RequestLog } from '#app/stripe-sandbox/control/request-log'
import type { WebhookCourier } from '#app/stripe-sandbox/events/webhook-courier'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { ApiError, invalidRequest } from './api-error'
import { type FoundRoute, findRoute } from './api-routes'
import { authenticate } from './authenticate'
import { errorOf, execute } from './execute-operation'
import { faultError } from './fault-answers'
import type { Decoded } from './form-decoding'
import { fingerprintOf, keptAnswer, type RunningKeys } from './idempotency'
import { readParams } from './read-params'

export type ApiRequest = {
  method: string
  path: string
  query: string
  body: string
  authorization: string | undefined
  account: string | undefined
  idempotencyKey: string | undefined
}
export type ApiAnswer = {
  status: number
  body: string
  requestId: string
  contentType?: string
  headers?: Record<string, string>
  /** What the wire does to it. */
  wire?: 'drop' | 'cut'
}
export type ApiContext = {
  sandbox: Sandbox
  courier: WebhookCourier
  faults: Faults
  log: RequestLog
  conformance: Conformance
  running: RunningKeys
}

/** One API request from authentication to the durable answer. Never throws: every failure has an `error` object. */
export async function answerApiRequest(context: ApiContext, request: ApiRequest): Promise<ApiAnswer> {
  const started = performance.now()
  const requestId = newId('req')
  const found = findRoute(request.method, request.path)
  const fault = context.faults.take(request.method, request.path)
  const answer = await attempt(context, request, requestId, found, fault)
  context.log.add({
    id: requestId,
    at: new Date(context.sandbox.clock.nowMs()).toISOString(),
    method: request.method,
    path: request.path,
    operation: found?.route.operation ?? null,
    status: answer.status,
    idempotencyKey: request.idempotencyKey ?? null,
    replayed: answer.headers?.['idempotent-replayed'] === 'true',
    fault: fault?.kind ?? null,
    milliseconds: Math.round(performance.now() - started),
  })
  return answer
}

type Found = FoundRoute | undefined

async function attempt(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  found: Found,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  try {
    authenticate(context.sandbox, request)
    if (!found) throw unknownRoute(context, request)
    if (request.account && !found.route.takesAccount)
      throw invalidRequest(`The payment sandbox does not serve ${found.route.operation} for connected accounts.`)
    const refusal = fault && faultError(fault.kind)
    if (refusal) return typeof refusal === 'string' ? html(refusal, requestId) : errorOf(refusal, requestId)
    return await keyed(context, request, requestId, found, fault)
  } catch (error) {
    if (error instanceof ApiError) return errorOf(error, requestId)
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${JSON.stringify({ level: 'error', requestId, path: request.path, message })}\n`)
    return errorOf(new ApiError(500, { type: 'api_error', message: 'The payment sandbox failed. See its log.' }), requestId)
  }
}

async function keyed(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  found: FoundRoute,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  const key = keyOf(request)
  if (!key) return run(context, request, requestId, found, fault)
  context.running.enter(key)
  try {
    const kept = keptAnswer(context.sandbox, key, `${request.method} ${request.path}`, fingerprintOf(request.body))
    if (kept) {
      await context.sandbox.committed()
      const headers = { 'idempotent-replayed': 'true', 'original-request': kept.requestId }
      return onWire({ status: kept.status, body: kept.body, requestId, headers }, fault)
    }
    return await run(context, request, requestId, found, fault)
  } finally {
    context.running.leave(key)
  }
}

async function run(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  found: FoundRoute,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  const { sandbox } = context
  const { route, id, inner } = found
  let params: Decoded
  try {
    params = readParams(route, request)
  } catch (error) {
    context.conformance.note({ kind: 'request', operation: route.operation, message: String(error) })
    throw error
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000))
  const answer = execute(context, { requestId, route, id, inner, params, key: request.idempotencyKey ?? null, account: request.account })
  const events = sandbox.takeNewEvents()
  const spoilt = fault?.kind === 'after-commit-500' ? errorOf(AFTER_COMMIT, requestId) : answer
  const key = keyOf(request)
  if (key && answer.isKept) {
    sandbox.tables.answers.replace({
      id: key,
      route: `${request.method} ${request.path}`,
      fingerprint: fingerprintOf(request.body),
      status: spoilt.status,
      body: spoilt.body,
      requestId,
      at: sandbox.clock.now(),
    })
  }
  await sandbox.committed()
  context.courier.dispatch(events)
  return onWire(spoilt, fault)
}

/** A key belongs to the account it was used for. */
const keyOf = ({ method, idempotencyKey, account }: ApiRequest): string | undefined =>
  method === 'POST' && idempotencyKey ? (account ? `${account} ${idempotencyKey}` : idempotencyKey) : undefined

/** A connection breaks as well under a replay. */
function onWire(answer: ApiAnswer, fault: Fault | undefined): ApiAnswer {
  if (fault?.kind === 'after-commit-drop') return { ...answer, wire: 'drop' }
  return fault?.kind === 'cut-body' ? { ...answer, wire: 'cut' } : answer
}

const AFTER_COMMIT = new ApiError(500, { type: 'api_error', message: 'A fault was asked for after the commit.' })

function unknownRoute(context: ApiContext, request: ApiRequest): ApiError {
  const message = `Unrecognized request URL (${request.method}: ${request.path}).`
  context.conformance.note({ kind: 'unknown-route', operation: `${request.method} ${request.path}`, message })
  return new ApiError(404, { type: 'invalid_request_error', message, code: 'unknown_route' }, false)
}

const html = (body: string, requestId: string): ApiAnswer => ({ status: 502, body, requestId, contentType: 'text/html' })
