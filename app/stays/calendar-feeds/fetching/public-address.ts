import { BlockList, isIP } from 'node:net'

/** Networks nobody on the open internet answers from: the registries of RFC 6890 and their later additions. */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Only 2000::/3 is handed out, so loopback, link-local, unique-local, mapped (::ffff:), NAT64 (64:ff9b::) are closed without a line. */
const open6 = '2000::/3'
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

function listOf(networks: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}

const list4 = listOf(closed4, 'ipv4')
const list6 = listOf(closed6, 'ipv6')
const handedOut6 = listOf([open6], 'ipv6')

/** Whether an address, written out by the resolver, is one that anybody may be sent to. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !list4.check(address, 'ipv4')
  return family === 6 && !address.includes('%') && handedOut6.check(address, 'ipv6') && !list6.check(address, 'ipv6')
}
