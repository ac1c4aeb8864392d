import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { expect, test } from '../test'
import { ask, encoded, type Visitor } from './ask'
import { fillMarket } from './fill-market'
import { collectForms } from './forms-of-pages'

const secretOf = (what: string) => `${what} ${randomBytes(6).toString('hex')}`

/** Writes texts that are found again in an answer that should not hold them. */
function canaries() {
  const written: string[] = []
  const write = (field: string, most: number) => {
    const text = secretOf(field).slice(-most)
    written.push(text)
    return text
  }
  return { write, written }
}

test('S22 every form from a foreign page is refused, as page and as data, and by whatever method', async ({ market, page }) => {
  test.slow()
  const { write } = canaries()
  const filled = await fillMarket(market, write)
  const forms = await collectForms(page, market, filled)
  const wrong: string[] = []
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { origin: `${market.url}.evil.example` },
    { origin: market.url, 'sec-fetch-site': 'cross-site' },
  ]
  const seen = new Set<string>()
  for (const { action, fields, cookie, who } of forms) {
    const body = encoded(fields)
    const [path = '', search] = action.split('?')
    const twin = `${path === '/' ? '/_root' : path}.data${search ? `?${search}` : ''}`
    for (const [target, headers] of [...foreign.map((one) => [action, one] as const), [twin, foreign[0] ?? {}] as const]) {
      const { status } = await ask(market.url, target, { method: 'POST', cookie, body, headers })
      if (status !== 403) wrong.push(`${who} POST ${target} from ${headers.origin}: ${status}`)
    }
    if (seen.has(path)) continue
    seen.add(path)
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const { status } = await ask(market.url, action, { method, cookie, body, headers: foreign[0] ?? {} })
      if (status !== 403) wrong.push(`${method} ${action}: ${status}`)
    }
    const asLink = await ask(market.url, `${path}?${body}&_method=POST`, { cookie, headers: { 'x-http-method-override': 'POST' } })
    if (asLink.status >= 500) wrong.push(`GET ${path}?${body.slice(0, 60)}: ${asLink.status}`)
  }
  expect(wrong).toEqual([])
})

test('S23 private pages under names that look public are neither shown to others nor kept', async ({ market }) => {
  test.slow()
  const { write, written } = canaries()
  const { buyer, seller, operator, bought, ofStall } = await fillMarket(market, write)
  const pages: [web: Visitor, paths: string[]][] = [
    [buyer.web, ['/me/orders', '/me/addresses', '/cart', `/orders/${bought.no}`]],
    [seller.web, ['/sell/stall', `/sell/orders/${ofStall?.no}`]],
    [operator.web, [`/coop/orders/${bought.no}`]],
  ]
  const spellings = (path: string) => [
    ...[
      `${path}.css`,
      `${path}.png`,
      `${path}/x.css`,
      `${path}/.css`,
      `${path}%2ecss`,
      `${path};.css`,
      `${path}%00.css`,
      `${path}?x=.css`,
      `${path}/`,
    ],
    ...[
      `${path}.data`,
      `${path}/.data`,
      `/en${path}`,
      `/en${path}.data`,
      `/${path}`,
      `${path}#x.css`,
      path.toUpperCase(),
      `/x/..${path}`,
      `/./${path.slice(1)}`,
    ],
    ...[
      `${path}.data?_routes=root`,
      `${path}.data?_routes=zh:routes/me/account.tsx`,
      `${path}?_data=routes/me/account`,
      `${path}?index`,
      `/assets/..${path}`,
    ],
  ]
  const wrong: string[] = []
  for (const [web, paths] of pages)
    for (const path of paths)
      for (const target of spellings(path)) {
        const own = await web.get(target)
        const kept = own.headers['cache-control'] ?? ''
        if (own.status >= 500) wrong.push(`${target}: ${own.status}`)
        if (!/no-store/.test(kept)) wrong.push(`${target}: ${own.status} ${kept}`)
        const anon = await ask(market.url, target)
        const leaked = written.filter((text) => anon.body.includes(text))
        // A stall's own words are public; what else was typed is not.
        const secret = leaked.filter(
          (text) =>
            !/^(stall|English stall|contact|English contact|what grows|title|English title|story|English story|way|English way)/.test(text),
        )
        if (anon.status >= 500 || secret.length > 0) wrong.push(`anonymous ${target}: ${anon.status} ${secret}`)
      }
  expect(wrong).toEqual([])
})

test('S18 S19 S34 odd cookies, links and headers are refused without an error of ours', async ({ market }) => {
  const { write, written } = canaries()
  const { buyer, bought, guestBought, guest } = await fillMarket(market, write)
  const session = buyer.cookie.slice(buyer.cookie.indexOf('=') + 1)
  const name = buyer.cookie.slice(0, buyer.cookie.indexOf('='))
  const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  const cookies = [
    `${name}=${flip(session, 3)}`,
    `${name}=${flip(session, session.length - 4)}`,
    `${name}=${session.split('.')[0]}`,
    `${name}=${session}${session}`,
    `${name}="${session}"; ${name}=x`,
    `${name}=${'%'.repeat(300)}`,
    `__Host-${name}=${session}x`,
    `hs_orders=${bought.no}.${'A'.repeat(32)}; hs_cart=${'B'.repeat(80)}; hs_flash=${Buffer.from('{"key":"__proto__"}').toString('base64')}`,
    `hs_flash=${Buffer.from('{"key":"constructor","values":{"n":"<b>"}}').toString('base64')}`,
    `hs_flash=${Buffer.from('{"key":"saved","values":{"__proto__":1}}').toString('base64')}; hs_text=<script>; hs_theme=__proto__`,
    guest.cookies().replace(guestBought.no, bought.no),
    ';;;=;=a;a=;\u00e9=1',
  ]
  const wrong: string[] = []
  for (const cookie of cookies)
    for (const path of [
      '/',
      '/me',
      '/cart',
      '/checkout',
      `/orders/${bought.no}`,
      `/pay/${bought.no}?back=done`,
      '/api/auth/get-session',
      '/me.data',
    ]) {
      const { status, body } = await ask(market.url, path, { cookie: Buffer.from(cookie).toString('latin1') })
      if (status >= 500) wrong.push(`${path} with ${cookie.slice(0, 60)}: ${status}`)
      if (/^\/(me|orders|pay)/.test(path) && written.some((text) => text.startsWith('who gets it') && body.includes(text)))
        wrong.push(`${path} shows the buyer to ${cookie.slice(0, 60)}`)
    }
  const links = [
    ...[`/orders/${bought.no}?token=`, `/orders/${bought.no}?token=${'A'.repeat(32)}`, `/orders/${bought.no}?token=${'A'.repeat(3000)}`],
    ...[`/pay/${bought.no}?token=%00`, `/login/reset?token=%00`, `/me/account?confirm=%00`, `/login/reset?token=${'x'.repeat(3000)}`],
    ...[
      '/search?q=%00',
      '/market?after=%00&category=%00',
      '/api/suggest?q=%00',
      '/api/divisions?parent=%00',
      '/orders/find?no=%00',
      '/search?q=%ff%fe',
      '/search?q=%',
    ],
    ...[
      '/market/%',
      '/market/%ff',
      '/orders/%E0%A4%A',
      '/share/listing/%00.png',
      '/uploads/%2e%2e%2f/320.webp',
      `/${'a/'.repeat(3000)}`,
      '/en/en/en/market',
    ],
  ]
  for (const target of links)
    for (const cookie of [undefined, buyer.cookie]) {
      const { status } = await ask(market.url, target, { cookie })
      if (status >= 500) wrong.push(`${target.slice(0, 80)}: ${status}`)
    }
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '/%2f/evil.example',
    '\t//evil.example',
    'javascript:alert(1)',
    '/en//evil.example',
    '/.//evil.example',
  ]) {
    const { location } = await buyer.web.get(`/login?${encoded({ next })}`)
    if (new URL(location, market.url).origin !== market.url) wrong.push(`next=${next}: ${location}`)
  }
  const huge = await ask(market.url, '/', { headers: { 'x-long': 'a'.repeat(20_000) } })
  if (huge.status !== 431) wrong.push(`a huge header: ${huge.status}`)
  const odd = {
    'accept-language': '\u00ff'.repeat(500),
    'user-agent': '<script>',
    accept: 'x'.repeat(4000),
    'x-remix-response': 'yes',
    te: 'trailers',
  }
  const oddly = await ask(market.url, '/', { headers: odd })
  if (oddly.status !== 200) wrong.push(`odd headers: ${oddly.status}`)
  expect(wrong).toEqual([])
})

const oddFiles: [name: string, type: string, bytes: Buffer][] = [
  ['a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>')],
  ['a.jpg', 'image/jpeg', Buffer.from('<html><script>alert(1)</script></html>')],
  ['a.gif', 'image/gif', Buffer.from('GIF89a/*\u0000\u0000*/=alert(1)//')],
  ['a.pdf', 'application/pdf', Buffer.from('%PDF-1.7 /JavaScript (alert)')],
  ['a.zip', 'application/zip', Buffer.from('PK\u0003\u0004aaaa')],
  ['empty.jpg', 'image/jpeg', Buffer.alloc(0)],
  ['cut.jpg', 'image/jpeg', Buffer.from('ffd8ffe000104a464946000101', 'hex')],
  ['cut.png', 'image/png', Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(9, 0xff)])],
  ['bomb.png', 'image/png', deflateSync(Buffer.alloc(5_000_000))],
  ['a.php.jpg', 'image/jpeg', Buffer.from('<?php system($_GET[0]); ?>')],
]

test('S15 S17 odd files and odd multipart bodies put nothing out', async ({ market }) => {
  const { seller, listings } = await fillMarket(market, canaries().write)
  const uploadsBefore = await market.db.query.uploads.findMany()
  const wrong: string[] = []
  const part = (head: string, bytes: Buffer | string) =>
    Buffer.concat([Buffer.from(`--b\r\n${head}\r\n\r\n`), Buffer.from(bytes), Buffer.from('\r\n')])
  const send = (path: string, body: Buffer, type = 'multipart/form-data; boundary=b') =>
    seller.web.send(path, { method: 'POST', type, body })
  const close = Buffer.from('--b--\r\n')
  const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value)
  const item = `/sell/items/${listings[1]?.listingId}`
  for (const [name, type, bytes] of oddFiles)
    for (const fileName of [name, `../../../../tmp/${name}`, `${name}%00.svg`, `\u202e${name}`, 'a"; name="intent']) {
      const head = `Content-Disposition: form-data; name="photos"; filename="${fileName}"\r\nContent-Type: ${type}`
      const { status } = await send(item, Buffer.concat([field('intent', 'photos'), part(head, bytes), close]))
      if (status >= 500) wrong.push(`${fileName} (${type}): ${status}`)
    }
  const bodies: [string, Buffer, string?][] = [
    ['no end', field('intent', 'photos')],
    ['nothing', Buffer.alloc(0)],
    ['another boundary', Buffer.from('--c\r\n\r\nx\r\n--c--')],
    ['ten thousand parts', Buffer.concat([...Array.from({ length: 10_000 }, () => field('x', '1')), close])],
    ['a file where a text belongs', Buffer.concat([part('Content-Disposition: form-data; name="intent"; filename="x"', 'photos'), close])],
    ['a text where a file belongs', Buffer.concat([field('intent', 'photos'), field('photos', 'x'), close])],
    ['a name of a prototype', Buffer.concat([field('__proto__', 'x'), field('intent', 'words'), close])],
    ['an endless boundary', close, `multipart/form-data; boundary=${'b'.repeat(5000)}`],
    ['no charset of ours', Buffer.from('intent=photos'), 'application/x-www-form-urlencoded; charset=utf-7'],
  ]
  for (const path of [item, '/sell/new', '/sell/stall', '/me/account', '/cart', '/login'])
    for (const [what, body, type] of bodies) {
      const { status } = await send(path, body, type)
      if (status >= 500) wrong.push(`${path} ${what}: ${status}`)
    }
  expect(wrong).toEqual([])
  expect(await market.db.query.uploads.findMany()).toHaveLength(uploadsBefore.length)
})
