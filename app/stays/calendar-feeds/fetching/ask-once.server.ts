import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refusal } from '#app/kernel/refusal'

export type FoundAddress = { address: string; family: number }
type Known = { etag: string | null; lastModified: string | null }
type Answer =
  | { state: 'moved'; to: string }
  | { state: 'unchanged' }
  | { state: 'read'; text: string; etag: string | null; lastModified: string | null }

const MAX_HEADER = 300
const short = (value: string | undefined) => (value && value.length <= MAX_HEADER ? value : null)

function inflaterOf(encoding: string | undefined): Transform {
  const name = (encoding ?? 'identity').trim().toLowerCase()
  if (name === 'identity' || name === '') return new PassThrough()
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'deflate') return createInflate()
  if (name === 'br') return createBrotliDecompress()
  throw new Refusal('unavailable', 'feed-unreadable')
}

/** Connects to the one address that was checked: the name is not looked up a second time. */
function open(url: URL, { address, family }: FoundAddress, known: Known | undefined, signal: AbortSignal): Promise<http.IncomingMessage> {
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).get({
      host: address,
      family,
      port: url.port || (secure ? 443 : 80),
      path: url.pathname + url.search,
      servername: secure && !isIP(url.hostname.replace(/^\[|\]$/g, '')) ? url.hostname : undefined,
      agent: false,
      signal,
      maxHeaderSize: 16_384,
      headers: {
        Host: url.host,
        Accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        'Accept-Encoding': 'gzip, deflate, br',
        'User-Agent': 'HushangMarket-Calendar/1.0',
        ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
        ...(known?.lastModified ? { 'If-Modified-Since': known.lastModified } : {}),
      },
    })
    request.once('response', resolve)
    request.once('error', reject)
  })
}

async function readBody(message: http.IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(message.headers['content-length']) > maxBytes) throw new Refusal('invalid', 'feed-too-large')
  const chunks: Buffer[] = []
  let size = 0
  const count = async (inflated: AsyncIterable<Buffer>) => {
    for await (const chunk of inflated) {
      size += chunk.length
      if (size > maxBytes) return
      chunks.push(chunk)
    }
  }
  try {
    await pipeline(message, inflaterOf(message.headers['content-encoding']), count)
  } catch (error) {
    // Leaving off reading ends the connection, which is an error of its own.
    if (size <= maxBytes) throw error instanceof Refusal ? error : new Refusal('unavailable', 'feed-cut-short')
  }
  if (size > maxBytes) throw new Refusal('invalid', 'feed-too-large')
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * One request, to one address. Redirects are told, not followed.
 * @throws Refusal unavailable `feed-unreachable`, `feed-cut-short`, `feed-gone`, `feed-status`; invalid `feed-too-large`
 */
export async function askOnce(
  url: URL,
  address: FoundAddress,
  { known, maxBytes, signal }: { known: Known | undefined; maxBytes: number; signal: AbortSignal },
): Promise<Answer> {
  const message = await open(url, address, known, signal).catch(() => {
    throw new Refusal('unavailable', 'feed-unreachable')
  })
  const status = message.statusCode ?? 0
  try {
    if (status === 304 && known) return { state: 'unchanged' }
    if ([301, 302, 303, 307, 308].includes(status)) return { state: 'moved', to: message.headers.location ?? '' }
    if (status === 404 || status === 410) throw new Refusal('unavailable', 'feed-gone')
    if (status !== 200) throw new Refusal('unavailable', 'feed-status', { status })
    const text = await readBody(message, maxBytes)
    return { state: 'read', text, etag: short(message.headers.etag), lastModified: short(message.headers['last-modified']) }
  } finally {
    message.destroy()
  }
}
