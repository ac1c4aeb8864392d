import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { ADDRESS_HEADER } from '#app/identity/address-header'

const WRITTEN_BY_PROXIES = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-real-ip',
  'x-original-url',
  'x-rewrite-url',
  ADDRESS_HEADER,
]

const bare = (address: string) => {
  if (isIP(address) === 4) return address
  const trimmed = address.trim().replace(/^\[(.*)\](:\d+)?$/, '$1')
  const unmapped = trimmed.replace(/^::ffff:(?=\d+\.)/i, '')
  return /^\d+(\.\d+){3}:\d+$/.test(unmapped) ? unmapped.replace(/:\d+$/, '') : unmapped
}

/**
 * The address of the client. Only the entries that our own proxies appended to X-Forwarded-For count.
 * @param hops proxies in front of us; 0 believes no header at all
 */
export function clientAddressOf(req: IncomingMessage, hops: number): string {
  const direct = bare(req.socket.remoteAddress ?? '0.0.0.0')
  const told = req.headers['x-forwarded-for']
  if (hops === 0 || told === undefined) return direct
  const forwarded = String(told).split(',').map(bare).filter(Boolean)
  const claimed = forwarded.at(-hops)
  return claimed && isIP(claimed) ? claimed : direct
}

/** The network limits are counted by: /24 of an IPv4 address, /64 of an IPv6 address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`
  const [head = '', tail = ''] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const left = head ? head.split(':') : []
  const right = address.includes('::') && tail ? tail.split(':') : []
  const whole = address.includes('::') ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`
}

/** Whether a proxy spoke for somebody else. */
export const isForwarded = (req: IncomingMessage) => req.headers.forwarded !== undefined || req.headers['x-forwarded-for'] !== undefined

/** Leaves only what we vouch for in the headers that tell who asks and under which name we are reached. */
export function vouchFor(req: IncomingMessage, base: URL, clientAddress: string): void {
  for (const name of WRITTEN_BY_PROXIES) delete req.headers[name]
  req.headers.host = base.host
  req.headers['x-forwarded-proto'] = base.protocol.slice(0, -1)
  req.headers[ADDRESS_HEADER] = clientAddress
}
