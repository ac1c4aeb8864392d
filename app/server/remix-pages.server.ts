import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { NextFunction, Request, Response } from 'express'
import type { MarketContext } from '#app/load-context'
import { askedBy } from '#app/server/asked.server'
import { buildsBySection } from '#app/server/builds-by-section.server'
import { codedFaults } from '#app/server/coded-faults.server'
import { refusingBuild } from '#app/server/gate/refusing-build.server'
import { countRefusal } from '#app/server/metrics.server'
import { takeCopy } from '#app/server/page-cache/copies'
import { DrawnPages } from '#app/server/page-cache/drawn-pages.server'
import { acceptsGzip, isPublicPage } from '#app/server/page-cache/page-key.server'
import { answeringFromRead, factsOf, readingAhead } from '#app/server/page-cache/read-ahead.server'

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

/** What Remix takes out of an address before loaders see it. */
const OF_REMIX = /[?&](?:index|_routes)\b/

/** The pages of the site, and the same frame around a refusal of any status. */
export function remixPages(source: BuildSource, facts: Facts, mode: string) {
  const contexts = new WeakMap<Request, MarketContext>()
  const contextFor = (req: Request): MarketContext => {
    const { nonce, requestId, clientAddress } = askedBy(req)
    return { ...facts, nonce, requestId, clientAddress }
  }
  const getLoadContext = ((req: Request) => contexts.get(req) ?? contextFor(req)) as unknown as GetLoadContextFunction
  const build = typeof source === 'function' ? async () => codedFaults(await source()) : codedFaults(source)
  const make = (of: BuildSource) => createRequestHandler({ build: of, getLoadContext, mode })
  const refusing = new Map<string, RequestHandler>()
  const drawn = new DrawnPages()
  // A page that goes into the cache of whole pages has to be seen plain there.
  const mayBeDrawn = (req: Request) => askedBy(req).pageKey === null && isPublicPage(req) && !OF_REMIX.test(req.url)

  /** Reads what a page says, and answers when that page was drawn before; otherwise Remix draws it from what was read. */
  async function answerDrawn(read: ReturnType<typeof readingAhead>, req: Request, res: Response): Promise<boolean> {
    const context = contextFor(req)
    contexts.set(req, context)
    const request = new Request(new URL(req.originalUrl, facts.baseUrl), { headers: req.headers as Record<string, string> })
    context.read = read(request, context)
    const about = await factsOf(req.originalUrl, context.read)
    if (about === null) return false
    const found = drawn.find(about.digest)
    if (!found) {
      context.keepDrawn = (html, headers) => {
        const ofAll = [...headers].filter(([name]) => name !== 'set-cookie')
        drawn.keep(about.digest, html, context.nonce, ofAll)
      }
      return false
    }
    const gzip = acceptsGzip(req)
    const copy = takeCopy()
    const body = found.page.render(context.nonce, gzip, copy.make)
    for (const [name, value] of found.headers) res.append(name, value)
    for (const cookie of about.cookies) res.append('Set-Cookie', cookie)
    if (gzip) res.setHeader('Content-Encoding', 'gzip')
    res.setHeader('Content-Length', body.length)
    res.once('finish', copy.giveBack)
    res.end(body)
    return true
  }

  type Section = { handle: RequestHandler; read: ReturnType<typeof readingAhead> | undefined }
  const sections = new Map<BuildSource, Section>()
  const buildFor = typeof build === 'function' ? () => build : buildsBySection(build)
  const sectionFor = (req: Request): Section => {
    const of = buildFor(req.url)
    let section = sections.get(of)
    if (!section) {
      section =
        typeof of === 'function' || mode !== 'production'
          ? { handle: make(of), read: undefined }
          : { handle: make(answeringFromRead(of)), read: readingAhead(of) }
      sections.set(of, section)
    }
    return section
  }

  return {
    async answer(req: Request, res: Response, next: NextFunction): Promise<void> {
      try {
        const { handle, read } = sectionFor(req)
        if (read && mayBeDrawn(req) && (await answerDrawn(read, req, res))) return
        await handle(req, res, next)
      } catch (error) {
        next(error)
      }
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
