import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { NextFunction, Request, Response } from 'express'
import type { MarketContext } from '#app/load-context'
import { askedBy } from '#app/server/asked.server'
import { buildsBySection } from '#app/server/builds-by-section.server'
import { codedFaults } from '#app/server/coded-faults.server'
import { refusingBuild } from '#app/server/gate/refusing-build.server'
import { countRefusal } from '#app/server/metrics.server'
import { DrawnPages } from '#app/server/page-cache/drawn-pages.server'
import { acceptsGzip, isPublicPage } from '#app/server/page-cache/page-key.server'

export type BuildSource = ServerBuild | (() => Promise<ServerBuild>)
type Facts = Pick<MarketContext, 'baseUrl' | 'sandboxPayments' | 'simulatedMessages'>

const MOST_IGNORED_BYTES = 60_000_000

/** What a page would have read is thrown away, so that the sender hears the answer instead of a broken connection. */
function readToTheEnd(req: Request): void {
  if (req.complete) return
  if (Number(req.headers['content-length'] ?? 0) > MOST_IGNORED_BYTES) return void req.destroy()
  req.removeAllListeners('data')
  req.resume()
}

/** The pages of the site, and the same frame around a refusal of any status. */
export function remixPages(source: BuildSource, facts: Facts, mode: string) {
  const getLoadContext = ((req: Request) => {
    const { nonce, requestId, clientAddress, pageKey } = askedBy(req)
    // A page that goes into the cache of whole pages has to be seen plain there.
    const drawOnce =
      pageKey === null && mode === 'production' && isPublicPage(req)
        ? (about: string, draw: () => string) => drawn.answer(about, nonce, acceptsGzip(req), draw)
        : undefined
    return { ...facts, nonce, requestId, clientAddress, ...(drawOnce && { drawOnce }) } satisfies MarketContext
  }) as unknown as GetLoadContextFunction
  const drawn = new DrawnPages()
  const build = typeof source === 'function' ? async () => codedFaults(await source()) : codedFaults(source)
  const make = (of: BuildSource) => createRequestHandler({ build: of, getLoadContext, mode })
  const answering = new Map<BuildSource, RequestHandler>()
  const buildFor = typeof build === 'function' ? () => build : buildsBySection(build)
  const refusing = new Map<string, RequestHandler>()

  return {
    answer(req: Request, res: Response, next: NextFunction): Promise<void> {
      const of = buildFor(req.url)
      let handler = answering.get(of)
      if (!handler) {
        handler = make(of)
        answering.set(of, handler)
      }
      return handler(req, res, next)
    },
    refuse(req: Request, res: Response, next: NextFunction, status: number, headers: Record<string, string> = {}): void {
      countRefusal(status)
      const key = `${status}${JSON.stringify(headers)}`
      let handler = refusing.get(key)
      if (!handler) {
        handler = make(
          typeof build === 'function' ? async () => refusingBuild(await build(), status, headers) : refusingBuild(build, status, headers),
        )
        if (refusing.size < 200) refusing.set(key, handler)
      }
      res.once('finish', () => readToTheEnd(req))
      // Remix would compare it once more, and answer 500.
      delete req.headers.origin
      // Reading keeps the frame around the refusal: language, text size, navigation.
      if (askedBy(req).kind === 'page') req.method = 'GET'
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
      void handler(req, res, next)
    },
  }
}

export type RemixPages = ReturnType<typeof remixPages>
