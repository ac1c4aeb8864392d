import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Refusal } from '#app/kernel/refusal'
import { askOnce, type FoundAddress } from './ask-once.server'
import { isPublicAddress } from './public-address'

export type Fetched = { state: 'unchanged' } | { state: 'read'; text: string; etag: string | null; lastModified: string | null }
export type FetchFeed = (url: string, known?: { etag: string | null; lastModified: string | null }) => Promise<Fetched>

export type FetcherSettings = {
  timeoutMs: number
  /** Of the calendar as text, after inflation. */
  maxBytes: number
  resolve: (host: string) => Promise<FoundAddress[]>
  /** Hosts that are this market itself: reading its own calendars would close its own nights. */
  ownHosts: readonly string[]
  ports: readonly number[]
  /** For tests only: the one port at which 127.0.0.1 may be asked. */
  loopbackPort: number | null
}

type AddressRules = Pick<FetcherSettings, 'ownHosts' | 'ports' | 'loopbackPort'>

const MAX_REDIRECTS = 3
const standard: FetcherSettings = {
  timeoutMs: 10_000,
  maxBytes: 2 * 1024 * 1024,
  resolve: async (host) => (await lookup(host, { all: true })) as FoundAddress[],
  ownHosts: [],
  ports: [80, 443],
  loopbackPort: null,
}

const portOf = (url: URL) => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
const bare = (host: string) => host.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/**
 * An address as a host may give it.
 * @throws Refusal invalid `feed-address` (no web address, another port than 80 and 443, a name or password in it), `feed-own-address`
 */
export function checkFeedUrl(text: string, { ownHosts, ports, loopbackPort }: AddressRules = standard): URL {
  let url: URL
  try {
    // Apple and others hand out calendars as webcal:, which is http.
    url = new URL(text.trim().replace(/^webcals?:\/\//i, 'https://'))
  } catch {
    throw new Refusal('invalid', 'feed-address')
  }
  const isTrap = url.protocol === 'http:' && url.hostname === '127.0.0.1' && loopbackPort !== null && Number(url.port) === loopbackPort
  if (isTrap) return url
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  if (text.length > 2_000 || !isWeb || !ports.includes(portOf(url)) || url.username || url.password || !url.hostname)
    throw new Refusal('invalid', 'feed-address')
  if (ownHosts.map(bare).includes(bare(url.hostname))) throw new Refusal('invalid', 'feed-own-address')
  return url
}

const ownAddresses = () =>
  Object.values(networkInterfaces())
    .flat()
    .map((own) => own?.address)

/** Opens what may ask other people's servers. It keeps no cookies, and follows nothing that it would not have asked at first. */
export function openFetcher(given: Partial<FetcherSettings> = {}): FetchFeed {
  const settings = { ...standard, ...given }

  async function addressOf(url: URL): Promise<FoundAddress> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (settings.loopbackPort !== null && host === '127.0.0.1' && Number(url.port) === settings.loopbackPort)
      return { address: host, family: 4 }
    const literal = isIP(host)
    const found = literal
      ? [{ address: host, family: literal }]
      : await settings.resolve(host).catch(() => {
          throw new Refusal('unavailable', 'feed-unreachable')
        })
    const own = ownAddresses()
    if (found.some(({ address }) => !isPublicAddress(address) || own.includes(address)))
      throw new Refusal('invalid', 'feed-private-address')
    const [first] = found
    if (!first) throw new Refusal('unavailable', 'feed-unreachable')
    return first
  }

  return async (text, known) => {
    const over = new AbortController()
    const clock = setTimeout(() => over.abort(), settings.timeoutMs)
    const tooSlow = new Promise<never>((_, reject) => {
      over.signal.addEventListener('abort', () => reject(new Refusal('unavailable', 'feed-slow')))
    })
    const follow = async (): Promise<Fetched> => {
      let url = checkFeedUrl(text, settings)
      for (let asked = 0; asked <= MAX_REDIRECTS; asked += 1) {
        const answer = await askOnce(url, await addressOf(url), { known, maxBytes: settings.maxBytes, signal: over.signal })
        if (answer.state !== 'moved') return answer
        url = checkFeedUrl(URL.canParse(answer.to, url) ? new URL(answer.to, url).href : '', settings)
      }
      throw new Refusal('unavailable', 'feed-redirects')
    }
    try {
      return await Promise.race([follow(), tooSlow])
    } finally {
      clearTimeout(clock)
    }
  }
}
