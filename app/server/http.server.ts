import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { ViteDevServer } from 'vite'
import { pool } from '#app/platform/database.server'
import type { Environment } from '#app/platform/env.server'
import { log } from '#app/platform/log.server'
import { type Asked, askedBy, note } from '#app/server/asked.server'
import { gate } from '#app/server/gate/gate.server'
import { plainPath } from '#app/server/gate/plain-path'
import { noRateLimits, openRateLimits } from '#app/server/gate/rate-limits.server'
import { completeHead, makeNonce, standingHeaders } from '#app/server/gate/security-headers.server'
import { clientAddressOf, isForwarded, networkOf, vouchFor } from '#app/server/gate/who-asks.server'
import type { Door } from '#app/server/listen.server'
import { ownAnswers } from '#app/server/own-answers.server'
import { PageCache } from '#app/server/page-cache/page-cache.server'
import { pageKeyOf } from '#app/server/page-cache/page-key.server'
import { type BuildSource, remixPages } from '#app/server/remix-pages.server'
import { logAnswer } from '#app/server/request-log.server'
import { closeSandboxConnections, handToSandbox, isSandboxPage } from '#app/server/sandbox/sandbox-proxy.server'
import { staticFiles } from '#app/server/static-files.server'

export type HttpParts = {
  env: Environment
  door: Door
  /** Scheme and host under which people reach the market. */
  address: string
  readiness: { ready: boolean }
  sandboxUrl: string | null
  databaseUrl: string
  build: BuildSource
  vite?: ViteDevServer | undefined
  /** Where the browser's files lie. */
  clientFolder?: string
}

export type Http = { handle: RequestListener; drain(): Promise<void>; close(): Promise<void> }

/** Everything between the socket and a page. Needs an open database. */
export async function buildHttp(parts: HttpParts): Promise<Http> {
  const { env, address, readiness, sandboxUrl, vite } = parts
  const base = new URL(address)
  const settings = { https: base.protocol === 'https:', dev: Boolean(vite) }
  const standing = standingHeaders(settings)
  const hops = env.TRUSTED_PROXY_HOPS
  const limits = env.RATE_LIMITS === 'off' ? noRateLimits : openRateLimits(pool)
  const kept = vite ? null : new PageCache(parts.databaseUrl, settings)
  const pages = remixPages(
    parts.build,
    { baseUrl: base.origin, sandboxPayments: env.sandboxPayments, simulatedMessages: env.simulatedMessages },
    env.NODE_ENV,
  )
  let draining = false

  const keepPage: RequestHandler = (req, res, next) => {
    const { pageKey, nonce } = askedBy(req)
    if (pageKey) kept?.keep(res, pageKey, nonce)
    next()
  }
  const payInSandbox: RequestHandler = (req, res, next) => {
    if (!sandboxUrl || !isSandboxPage(req.url)) return next()
    askedBy(req).kind = 'sandbox'
    handToSandbox(req, res, sandboxUrl)
  }
  const giveUp: ErrorRequestHandler = (error: Error & { status?: number; code?: string }, req, res, next) => {
    if (res.headersSent) return void res.destroy()
    const isBadAddress = error.code === 'ERR_INVALID_URL' || error instanceof URIError
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : isBadAddress ? 400 : 500
    if (status === 500) log.error({ err: error, requestId: askedBy(req).requestId }, 'request failed')
    if (isBadAddress) req.originalUrl = '/'
    pages.refuse(req, res, next, status)
  }
  const lastWords: ErrorRequestHandler = (error, req, res, _next) => {
    log.error({ err: error, requestId: askedBy(req).requestId }, 'no page could be made')
    if (res.headersSent) return void res.destroy()
    res
      .status(500)
      .type('text/plain')
      .send(`出了点问题，请稍后再试。\nSomething went wrong; please try again later.\n${askedBy(req).requestId}\n`)
  }

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // Headers of proxies are rewritten by us before Express sees them.
  app.set('trust proxy', true)
  app.use(ownAnswers({ readiness, metricsToken: env.METRICS_TOKEN, isPublic: env.BASE_URL !== undefined }))
  app.use(compression({ level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 17 } } }))
  app.use(vite ? vite.middlewares : staticFiles(parts.clientFolder ?? resolve('build/client')))
  app.use(gate({ base, limits, pages }))
  app.use(payInSandbox)
  app.use(keepPage)
  app.use((req, res, next) => void pages.answer(req, res, next))
  app.use(giveUp)
  app.use(lastWords)

  const refuseAtTheDoor = (res: ServerResponse, status: number, text: string) => {
    res.writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      Connection: 'close',
      ...(status === 503 && { 'Retry-After': '5' }),
    })
    res.end(text)
  }

  const handle = (req: IncomingMessage, res: ServerResponse): void => {
    const target = req.url ?? ''
    const clientAddress = clientAddressOf(req, hops)
    const network = networkOf(clientAddress)
    const requestId = makeNonce()
    const pageKey = kept ? pageKeyOf(req) : null
    let asked: Asked | undefined
    logAnswer(req, res, requestId, () => asked?.kind ?? 'kept')
    if (pageKey && kept?.has(pageKey) && !draining && limits.countReading('read', network) === 0) {
      kept.answer(req, res, pageKey, requestId)
      return
    }

    const path = plainPath(target)
    asked = {
      requestId,
      nonce: makeNonce(),
      path,
      clientAddress,
      network,
      forwarded: isForwarded(req),
      kind: kindOf(target, path),
      pageKey,
    }
    note(req, asked)
    completeHead(res, asked.nonce, requestId, settings, standing)
    if (!target.startsWith('/')) {
      refuseAtTheDoor(res, 400, '无法理解的请求。\nThis request can not be understood.\n')
      return
    }
    if (draining && path !== '/healthz' && path !== '/readyz') {
      refuseAtTheDoor(res, 503, '集市正在关门重启，请稍后再试。\nThe market is restarting; try again in a moment.\n')
      return
    }
    vouchFor(req, base, clientAddress)
    app(req, res)
  }

  await kept?.ready
  return {
    handle,
    async drain() {
      draining = true
      readiness.ready = false
      await parts.door.drain()
    },
    async close() {
      closeSandboxConnections()
      await Promise.all([kept?.close(), limits.close()])
    },
  }
}

function kindOf(target: string, path: string): Asked['kind'] {
  if (/\.data(\?|$)/.test(target)) return 'data'
  if (path.startsWith('/webhooks/stripe')) return 'notice'
  return path.startsWith('/uploads/') ? 'upload' : 'page'
}
