import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { type ApiAnswer, answerApiRequest } from './api/answer-api-request'
import { ApiError, errorAnswer } from './api/api-error'
import { answerControl } from './control/control-routes'
import type { Engine } from './engine'
import { API_VERSION } from './events/api-version'
import { answerHostedPage } from './hosted-pages/answer-hosted-page'
import { newId } from './state/object-ids'

const LARGEST_BODY = 1_048_576
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Three doors: `/v1` (and `/v2`) for the SDK, `/sandbox-pay` for buyers, `/_sandbox` for whoever controls it. */
export function sandboxServer(engine: Engine): http.Server {
  const server = http.createServer((request, response) => {
    answer(engine, request, response).catch((error) => {
      process.stderr.write(`${JSON.stringify({ level: 'error', path: request.url, message: String(error?.stack ?? error) })}\n`)
      if (response.headersSent) response.destroy()
      else sendError(response, new ApiError(500, { type: 'api_error', message: 'The payment sandbox failed.' }))
    })
  })
  server.keepAliveTimeout = 65_000
  return server
}

async function answer(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2) as [string, string?]
  const method = request.method ?? 'GET'
  const body = await bodyOf(request)
  if (body === undefined)
    return sendError(response, new ApiError(413, { type: 'invalid_request_error', message: 'The request body is too large.' }))
  if (path.startsWith('/sandbox-pay/')) {
    const page = await answerHostedPage(engine, { method, path, query, body, languages: request.headers['accept-language'] })
    response.writeHead(page.status, page.headers)
    response.end(method === 'HEAD' ? undefined : page.body)
    return
  }
  if (path.startsWith('/_sandbox/')) return control(engine, request, response, method, path.slice('/_sandbox/'.length), body)
  const answer = await answerApiRequest(engine, {
    method,
    path,
    query,
    body,
    authorization: request.headers.authorization,
    account: headerOf(request, 'stripe-account'),
    idempotencyKey: headerOf(request, 'idempotency-key'),
  })
  send(response, answer, headerOf(request, 'idempotency-key'))
}

function send(response: ServerResponse, answer: ApiAnswer, key: string | undefined): void {
  if (answer.wire === 'drop') {
    response.destroy()
    return
  }
  response.writeHead(answer.status, {
    'content-type': answer.contentType ?? 'application/json',
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': 'no-cache, no-store',
    'request-id': answer.requestId,
    'stripe-version': API_VERSION,
    ...(key && { 'idempotency-key': key }),
    ...answer.headers,
  })
  if (answer.wire === 'cut') {
    response.write(answer.body.slice(0, Math.floor(answer.body.length / 2)), () => response.destroy())
    return
  }
  response.end(answer.body)
}

/** Only from this machine and never from a browser, whose pages could otherwise reach a loopback port. */
async function control(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  path: string,
  body: string,
): Promise<void> {
  const isOurs =
    LOOPBACK.has(request.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(request.headers.host ?? '') &&
    !request.headers['x-forwarded-for'] &&
    !request.headers.origin &&
    (method === 'GET' || request.headers['content-type']?.startsWith('application/json'))
  if (!isOurs) return sendError(response, new ApiError(404, { type: 'invalid_request_error', message: 'Not found.' }))
  try {
    const result = await answerControl(engine, method, path, body === '' ? {} : JSON.parse(body))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(result))
  } catch (error) {
    if (error instanceof ApiError) return sendError(response, error)
    if (error instanceof SyntaxError)
      return sendError(response, new ApiError(400, { type: 'invalid_request_error', message: error.message }))
    throw error
  }
}

function sendError(response: ServerResponse, error: ApiError): void {
  response.writeHead(error.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(errorAnswer(error.body, newId('req'))))
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
