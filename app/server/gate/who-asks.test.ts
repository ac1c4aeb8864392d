import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddressOf, networkOf } from '#app/server/gate/who-asks.server'

const asked = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

describe('S32 who is counted', () => {
  test.each([
    ['no proxy: the header is not believed', '9.9.9.9', '1.1.1.1', 0, '9.9.9.9'],
    ['one proxy: what it appended counts', '10.0.0.1', '1.1.1.1', 1, '1.1.1.1'],
    ['one proxy: what the client wrote before it does not', '10.0.0.1', '6.6.6.6, 1.1.1.1', 1, '1.1.1.1'],
    ['two proxies', '10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', 2, '1.1.1.1'],
    ['fewer entries than proxies: the sender itself', '10.0.0.1', '1.1.1.1', 2, '10.0.0.1'],
    ['no address: the sender itself', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['an address with a port', '10.0.0.1', '1.1.1.1:4711', 1, '1.1.1.1'],
    ['an IPv6 address in brackets', '10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8::1'],
    ['IPv4 seen through IPv6', '::ffff:9.9.9.9', undefined, 0, '9.9.9.9'],
  ] as const)('S32 %s', (_name, remote, forwarded, hops, expected) => {
    expect(clientAddressOf(asked(remote, forwarded), hops)).toBe(expected)
  })

  test.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('S32 %s counts with its network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
