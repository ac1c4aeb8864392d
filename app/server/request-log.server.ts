import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '#app/platform/log.server'
import { pathForLog, plainPath } from '#app/server/gate/plain-path'
import { type AnswerKind, observeAnswer } from '#app/server/metrics.server'

/** Writes one line when an answer is through: who asked and what they said stays out of it. */
export function logAnswer(req: IncomingMessage, res: ServerResponse, requestId: string, kind: () => AnswerKind): void {
  const begun = performance.now()
  const { method } = req
  res.once('close', () => {
    const ms = performance.now() - begun
    const status = res.writableFinished ? res.statusCode : 499
    observeAnswer(kind(), status, ms / 1000)
    const level = status >= 500 ? 'error' : 'info'
    if (log.isLevelEnabled(level))
      log[level]({ requestId, method, path: pathForLog(plainPath(req.url ?? '')), status, ms: Math.round(ms * 10) / 10 }, 'answered')
  })
}
