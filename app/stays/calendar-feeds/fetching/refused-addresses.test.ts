import { lookup } from 'node:dns/promises'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '#app/kernel/refusal'
import { fetcherFor, refusalOf, serve } from '../testing/serve'
import { bookingCom } from '../testing/site-feeds'
import { askOnce } from './ask-once.server'
import { checkFeedUrl, type FetcherSettings, openFetcher } from './open-fetcher.server'
import { isPublicAddress } from './public-address'

/** Ways to write an address inside the house. `P` is the port of a trap that listens on loopback. */
const inside = [
  'http://127.0.0.1:P/',
  'http://127.0.0.1.:P/',
  'http://127.1:P/',
  'http://127.0.1:P/',
  'http://2130706433:P/',
  'http://0x7f000001:P/',
  'http://0x7f.0.0.1:P/',
  'http://0x7f.1:P/',
  'http://0177.0.0.1:P/',
  'http://017700000001:P/',
  'http://0177.0x0.0.1:P/',
  'http://127.8.8.8:P/',
  'http://0.0.0.0:P/',
  'http://0:P/',
  'http://①②⑦.⓪.⓪.①:P/',
  'http://１２７.０.０.１:P/',
  'http://127。0。0。1:P/',
  'http://%31%32%37.0.0.1:P/',
  'http://localhost:P/',
  'http://LOCALHOST:P/',
  'http://localhost.:P/',
  'http://[::1]:P/',
  'http://[::]:P/',
  'http://[0:0:0:0:0:0:0:1]:P/',
  'http://[::ffff:127.0.0.1]:P/',
  'http://[::ffff:7f00:1]:P/',
  'http://[::127.0.0.1]:P/',
  'http://[64:ff9b::7f00:1]:P/',
  'http://[64:ff9b:1::7f00:1]:P/',
  'http://[2002:7f00:1::]:P/',
  'http://[fe80::1]:P/',
  'http://[fc00::1]:P/',
  'http://[fd00:ec2::254]:P/',
  'http://user@127.0.0.1:P/',
  'http://example.com@127.0.0.1:P/',
  'http://127.0.0.1:P#@example.com/',
  'http://127.0.0.1:P\\@example.com/',
  'http:127.0.0.1:P/',
  'http:\\\\127.0.0.1:P/',
  ' http://127.0.0.1:P/',
  'http://12\t7.0.0.1:P/',
  'https://127.0.0.1:P/',
  'webcal://127.0.0.1:P/',
  'http://both.test:P/',
  'http://inner.test:P/',
  'http://10.0.0.1:P/',
  'http://172.16.0.1:P/',
  'http://192.168.1.1:P/',
  'http://169.254.169.254:P/latest/meta-data/',
  'http://100.100.100.200:P/',
  'http://198.18.0.1:P/',
  'ftp://127.0.0.1:P/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:P/_',
  'data:text/calendar,BEGIN:VCALENDAR',
]

describe('S11 addresses inside the house', () => {
  test(`${inside.length} spellings never reach a trap on loopback`, async () => {
    const trap = await serve((_, response) => response.end(bookingCom()))
    const settings: Partial<FetcherSettings> = {
      timeoutMs: 2_000,
      ports: [80, 443, trap.port],
      resolve: async (host) => {
        const loopback = { address: '127.0.0.1', family: 4 }
        if (host === 'inner.test') return [loopback]
        if (host === 'both.test') return [{ address: '93.184.215.14', family: 4 }, loopback]
        return lookup(host.replace(/\.$/, ''), { all: true })
      },
    }
    const fetchFeed = openFetcher(settings)
    const outcomes = await Promise.all(
      inside.map(async (url) => [url, await refusalOf(fetchFeed(url.replace('P', String(trap.port))))] as const),
    )
    expect(outcomes.filter(([, key]) => key !== 'feed-private-address' && key !== 'feed-address')).toEqual([])
    expect(trap.hits).toEqual([])
    expect((await fetcherFor(trap, settings)(trap.url)).state, 'the trap does answer').toBe('read')
    expect(trap.hits).toEqual(['/'])
  })

  test('a name is looked up once: the connection goes to the address that was checked, under the name that was asked for', async () => {
    const server = await serve((request, response) => response.end(`for ${request.headers.host}`))
    const url = new URL(`http://elsewhere.test:${server.port}/`)
    const options = { known: undefined, maxBytes: 1_000, signal: AbortSignal.timeout(5_000) }
    expect(await askOnce(url, { address: '127.0.0.1', family: 4 }, options)).toMatchObject({ text: `for elsewhere.test:${server.port}` })
    let looked = 0
    const resolve = async () => [{ address: looked++ ? '8.8.8.8' : '127.0.0.1', family: 4 }]
    expect(await refusalOf(openFetcher({ resolve })('http://rebind.test/'))).toBe('feed-private-address')
    expect(looked).toBe(1)
  })

  test('every network that is not the open internet is refused, and the open internet is not', () => {
    const refused = [
      '0.1.2.3',
      '10.255.255.255',
      '100.64.0.1',
      '100.127.255.255',
      '127.255.255.255',
      '169.254.0.1',
      '172.31.255.255',
      '192.0.0.8',
      '192.0.2.1',
      '192.168.255.255',
      '198.18.0.1',
      '198.19.255.255',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '239.255.255.255',
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:8.8.8.8',
      '::8.8.8.8',
      '64:ff9b::808:808',
      '64:ff9b:1::1',
      '100::1',
      'fc00::1',
      'fdff::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:a00:1::1',
      '3fff::1',
      'not an address',
    ]
    expect(refused.filter(isPublicAddress)).toEqual([])
    const open = ['8.8.8.8', '100.63.255.255', '100.128.0.1', '172.32.0.1', '198.20.0.1', '223.5.5.5', '2606:4700::1111', '2400:3200::1']
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([])
  })

  test('other schemes and ports, names in the address, and the market itself', () => {
    const keyOf = (url: string) => {
      try {
        return checkFeedUrl(url, { ownHosts: ['market.example'], ports: [80, 443], loopbackPort: null }).href
      } catch (error) {
        return (error as Refusal).key
      }
    }
    for (const url of ['', 'x', 'ftp://a.example/', 'http://a.example:8080/', 'https://a.example:22/', 'https://me:secret@a.example/'])
      expect(keyOf(url), url).toBe('feed-address')
    expect(keyOf(`https://a.example/${'x'.repeat(2_000)}`)).toBe('feed-address')
    expect(keyOf('https://market.example/calendar/1.ics')).toBe('feed-own-address')
    expect(keyOf('https://MARKET.example./calendar/1.ics')).toBe('feed-own-address')
    expect(keyOf('webcal://a.example/1.ics')).toBe('https://a.example/1.ics')
  })

  test('a redirect is looked at like the first address, and the fourth is not followed', async () => {
    const trap = await serve((_, response) => response.end(bookingCom()))
    const server = await serve((request, response) => {
      const step = Number(/^\/steps\/(\d)/.exec(request.url ?? '')?.[1])
      if (step) response.writeHead(302, { location: step === 1 ? '/calendar' : `/steps/${step - 1}` }).end()
      else if (request.url === '/calendar') response.end(bookingCom())
      else response.writeHead(307, { location: decodeURIComponent((request.url ?? '').slice(1)) }).end()
    })
    const fetchFeed = fetcherFor(server, { ports: [80, 443, trap.port] })
    for (const to of [
      `http://127.0.0.1:${trap.port}/`,
      `http://[::1]:${trap.port}/`,
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'http://[',
      '',
    ])
      expect(await refusalOf(fetchFeed(`${server.url}/${encodeURIComponent(to)}`)), to).toMatch(
        /^feed-(private-address|address|redirects)$/,
      )
    expect(trap.hits).toEqual([])
    expect((await fetchFeed(`${server.url}/steps/3`)).state).toBe('read')
    expect(await refusalOf(fetchFeed(`${server.url}/steps/4`))).toBe('feed-redirects')
  })
})
