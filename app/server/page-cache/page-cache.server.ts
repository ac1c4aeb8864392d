import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import { contentSecurityPolicy, type HeaderSettings, makeNonce, standingHeaders } from '#app/server/gate/security-headers.server'
import { hearCatalogue } from './catalogue-news.server'
import { takeCopy } from './copies'
import { acceptsGzip } from './page-key.server'
import { type StoredPage, storePage } from './stored-page.server'

const LONGEST_MS = 60_000
const MOST_BYTES = 16_000_000
const MOST_BYTES_OF_PAGE = 1_500_000
const REMEMBERED_LISTINGS = 5_000

const OF_ONE_LISTING = /\|(?:\/en)?\/market\/[^/]/

/** `head` holds names and values in turn, all that is the same in each answer. */
type Kept = { page: StoredPage; head: string[]; pageOf: string | null; until: number }

const notKept = new Set([
  'cache-control',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'date',
  'connection',
  'keep-alive',
  'vary',
  'x-page-of',
  'x-request-id',
  'content-security-policy',
  'set-cookie',
  'x-powered-by',
  'etag',
])

const bytesOf = (chunk: unknown, encoding: unknown): Buffer | null =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
    : chunk instanceof Uint8Array
      ? Buffer.from(chunk)
      : null

/**
 * Pages of visitors who are nobody in particular, answered before Express is asked. An entry lives a minute at most, never
 * past midnight in Huzhou (the season may turn), and goes as soon as the database tells that what it shows has changed.
 */
export class PageCache {
  private readonly pages = new Map<string, Kept>()
  private readonly standing: string[]
  private readonly news: ReturnType<typeof hearCatalogue>
  private bytes = 0
  private hears = false
  private turn = 0
  private lastWide = 0
  private readonly lastOf = new Map<string, number>()

  constructor(
    databaseUrl: string,
    private readonly settings: HeaderSettings,
  ) {
    this.standing = standingHeaders(settings).flat()
    this.news = hearCatalogue(databaseUrl, {
      onNews: (listingId) => this.forget(listingId),
      onHearing: (hears) => {
        this.hears = hears
        this.forget('*')
      },
    })
  }

  get ready(): Promise<void> {
    return this.news.ready
  }

  has(key: string): boolean {
    const kept = this.pages.get(key)
    if (!kept || !this.hears) return false
    if (kept.until > Date.now()) return true
    this.drop(key, kept)
    return false
  }

  /** Answers with a page that is there, under a nonce of its own. */
  answer(req: IncomingMessage, res: ServerResponse, key: string, requestId: string): void {
    const kept = this.pages.get(key)
    if (!kept) throw new Error('no such page is kept')
    // The map's order is the order of last use.
    this.pages.delete(key)
    this.pages.set(key, kept)
    const nonce = makeNonce()
    const gzip = acceptsGzip(req)
    const copy = takeCopy()
    const body = kept.page.render(nonce, gzip, copy.make)
    const head = kept.head.slice()
    head.push('Content-Security-Policy', contentSecurityPolicy(nonce, this.settings.dev))
    head.push('X-Request-Id', requestId, 'Content-Length', String(body.length))
    if (gzip) head.push('Content-Encoding', 'gzip')
    res.writeHead(200, head)
    // Called when the last byte has been handed on; of an answer that breaks off before, the copy is not used again.
    res.end(body, copy.giveBack)
  }

  /** Listens to a page being made and keeps it when it may be kept. To be called after compression has wrapped the answer. */
  keep(res: ServerResponse, key: string, nonce: string): void {
    if (!this.hears) return
    const begun = this.turn
    const chunks: Buffer[] = []
    let head: { status: number; headers: OutgoingHttpHeaders } | null = null
    let size = 0
    const see = (chunk: unknown, encoding: unknown) => {
      head ??= { status: res.statusCode, headers: { ...res.getHeaders() } }
      const bytes = bytesOf(chunk, encoding)
      if (!bytes) return
      size += bytes.length
      if (size <= MOST_BYTES_OF_PAGE) chunks.push(bytes)
    }
    const write = res.write.bind(res) as (...args: unknown[]) => boolean
    const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse
    res.write = ((...args: unknown[]) => {
      see(args[0], args[1])
      return write(...args)
    }) as ServerResponse['write']
    res.end = ((...args: unknown[]) => {
      see(typeof args[0] === 'function' ? undefined : args[0], args[1])
      if (head && size <= MOST_BYTES_OF_PAGE) this.store(key, nonce, head, Buffer.concat(chunks), begun)
      return end(...args)
    }) as ServerResponse['end']
  }

  private store(
    key: string,
    nonce: string,
    { status, headers }: { status: number; headers: OutgoingHttpHeaders },
    html: Buffer,
    begun: number,
  ): void {
    const pageOf = headers['x-page-of'] === undefined ? null : String(headers['x-page-of'])
    // A product page that does not say whose it is could not be dropped when its stock changes.
    if (pageOf === null && OF_ONE_LISTING.test(key)) return
    const isPage = status === 200 && String(headers['content-type']).startsWith('text/html') && headers['set-cookie'] === undefined
    // What changed while the page was being made may not be in it.
    const isStale = !this.hears || this.lastWide > begun || (pageOf !== null && (this.lastOf.get(pageOf) ?? 0) > begun)
    if (!isPage || isStale || html.length === 0) return
    const known = this.pages.get(key)
    if (known) this.drop(key, known)
    const now = Date.now()
    const midnight = startOfDay(addDays(dayOf(new Date(now)), 1)).getTime()
    const kept: Kept = {
      page: storePage(html, nonce),
      head: [
        ...this.standing,
        ...Object.entries(headers).flatMap(([name, value]) =>
          value === undefined || notKept.has(name) ? [] : [name, Array.isArray(value) ? value.join(', ') : String(value)],
        ),
        ...['Cache-Control', 'private, no-store', 'Vary', 'Accept-Encoding'],
      ],
      pageOf,
      until: Math.min(now + LONGEST_MS, midnight),
    }
    this.pages.set(key, kept)
    this.bytes += kept.page.bytes
    for (const [oldest, page] of this.pages) {
      if (this.bytes <= MOST_BYTES) break
      this.drop(oldest, page)
    }
  }

  private drop(key: string, kept: Kept): void {
    if (this.pages.delete(key)) this.bytes -= kept.page.bytes
  }

  private forget(listingId: string): void {
    this.turn += 1
    if (listingId === '*') {
      this.lastWide = this.turn
      this.lastOf.clear()
      this.pages.clear()
      this.bytes = 0
      return
    }
    if (this.lastOf.size >= REMEMBERED_LISTINGS) {
      this.lastWide = this.turn
      this.lastOf.clear()
    }
    this.lastOf.set(listingId, this.turn)
    for (const [key, kept] of this.pages) if (kept.pageOf === listingId) this.drop(key, kept)
  }

  async close(): Promise<void> {
    this.hears = false
    await this.news.close()
  }
}
