import type { ThinEvent } from '#app/stripe-sandbox/state/connect-records'
import type { ApiEvent } from '#app/stripe-sandbox/state/records'
import { NO_REQUEST } from '#app/stripe-sandbox/state/sandbox'
import type { ApiAnswer, ApiContext } from './answer-api-request'
import { ApiError, errorAnswer } from './api-error'
import { expanded } from './expansion'
import type { Decoded } from './form-decoding'
import { answerProblems } from './response-validation'
import type { ApiRoute } from './routes/route'

type Work = {
  requestId: string
  route: ApiRoute
  id: string
  inner: string
  params: Decoded
  key: string | null
  account: string | undefined
}

/** The synchronous heart: no other request runs between its first and last line. */
export function execute(context: ApiContext, work: Work): ApiAnswer & { isKept: boolean } {
  const { sandbox } = context
  const { requestId, route, id, inner, params } = work
  sandbox.currentRequest = { id: requestId, idempotencyKey: work.key, account: work.account }
  try {
    const answer = expanded(sandbox, route.handle(sandbox, id, params, inner), params.expand as string[] | undefined)
    if (sandbox.options.testMode) {
      checkAnswer(context, route.operation, answer)
      checkEvents(context, route.operation, sandbox.newEvents)
    }
    return { status: 200, body: JSON.stringify(answer), requestId, isKept: true }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { ...errorOf(error, requestId), isKept: error.executed }
  } finally {
    sandbox.currentRequest = NO_REQUEST
  }
}

export const errorOf = (error: ApiError, requestId: string): ApiAnswer => ({
  status: error.status,
  body: JSON.stringify(errorAnswer(error.body, requestId)),
  requestId,
})

/** Also for work that no request asked for: a buyer's form, a due task. */
export function checkEvents(context: Pick<ApiContext, 'conformance'>, operation: string, events: Array<ApiEvent | ThinEvent>): void {
  for (const event of events) {
    for (const problem of answerProblems(event)) {
      context.conformance.note({ kind: 'event', operation, message: `${event.type}: ${problem}` })
    }
  }
}

function checkAnswer(context: ApiContext, operation: string, answer: object): void {
  const problems = answerProblems(answer as { object?: unknown })
  if (problems.length === 0) return
  for (const message of problems) context.conformance.note({ kind: 'response', operation, message })
  throw new ApiError(500, { type: 'api_error', message: `The sandbox's own answer is not Stripe's shape: ${problems.join('; ')}` })
}
