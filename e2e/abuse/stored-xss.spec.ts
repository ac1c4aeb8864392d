import { eq } from 'drizzle-orm'
import { outbox } from '#db/schema/platform'
import { expect, test } from '../test'
import { encoded } from './ask'
import { type FilledMarket, fillMarket, type Writer } from './fill-market'
import { become } from './forms-of-pages'
import { xssPayloads } from './xss-payloads'

/** Payloads in turn where a field is short, as many as it holds where it is long; each field says its name too. */
function payloadWriter() {
  const written = new Map<string, string[]>()
  let turn = 0
  const write: Writer = (field, most) => {
    const seen = written.get(field) ?? []
    let text = ''
    for (let tried = 0; tried < xssPayloads.length; tried += 1) {
      const payload = xssPayloads[turn % xssPayloads.length] ?? ''
      const next = text ? `${text} ${payload}` : payload
      turn += 1
      if (next.trim().length > most - 2) continue
      text = next
      if (most <= 120) break
    }
    const whole = `${text}${written.size % 10}`
    written.set(field, [...seen, whole])
    return whole
  }
  return { write, written }
}

/** Photos are given names of our own; what a place was searched by is gone once it is chosen. */
const neverShown = new Set(['file name', 'place search'])

/** Enough that every payload is somebody's title, label or name. */
const GOODS = 8

type Found = { path: string; what: string }

/** Runs in the page: what no page of ours has unless somebody's text became markup. */
function traces(origin: string): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (['xss-probe', 'iframe', 'object', 'embed', 'base', 'math'].includes(name)) found.push(`<${name}>`)
    for (const attribute of element.getAttributeNames()) {
      const value = element.getAttribute(attribute) ?? ''
      if (/^on/.test(attribute) || ['data-xss', 'srcdoc', 'style'].includes(attribute))
        found.push(`<${name} ${attribute}=${value.slice(0, 60)}>`)
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute) && value && !value.startsWith('#')) {
        const target = new URL(value, location.href)
        const isOurs = target.origin === origin || (name === 'a' && ['http:', 'https:', 'tel:', 'mailto:'].includes(target.protocol))
        if (!isOurs && !(name === 'img' && target.protocol === 'blob:')) found.push(`<${name} ${attribute}=${value.slice(0, 60)}>`)
      }
    }
    if (name === 'a' && element.getAttribute('target') === '_blank' && !/noopener/.test(element.getAttribute('rel') ?? ''))
      found.push('an opener')
    if (name === 'script' && !(element as HTMLScriptElement).nonce && (element as HTMLScriptElement).type !== 'application/ld+json')
      if (!(element as HTMLScriptElement).src.startsWith(origin)) found.push('a script without nonce')
    if (name === 'meta' && /refresh/i.test(element.getAttribute('http-equiv') ?? '')) found.push('a refresh')
    if (name === 'script' && (element as HTMLScriptElement).type === 'application/ld+json') {
      try {
        JSON.parse(element.textContent ?? '')
      } catch {
        found.push('JSON-LD that is no JSON')
      }
    }
  }
  return found
}

/** Everything that shows what people typed, by who may see it. */
function placesOf(filled: FilledMarket): [cookies: string, paths: string[]][] {
  const {
    operator,
    seller,
    suspended,
    buyer,
    guest,
    stall,
    closed,
    listings,
    bought,
    ofStall,
    guestBought,
    pending,
    claims,
    disputed,
    returned,
  } = filled
  const reflected = xssPayloads.filter((_, i) => i % 8 === 0).map((payload) => `/search?q=${encodeURIComponent(payload)}`)
  const tag = encodeURIComponent('"><xss-probe>\'</script>')
  return [
    [
      '',
      [
        '/',
        '/market?sort=newest',
        '/experiences',
        `/experiences?place=${tag}&from=${tag}&adults=${tag}`,
        `/experiences/${filled.experience.slug}?sessionId=${tag}&adults=${tag}`,
        '/stays',
        `/stays?place=${tag}&arrival=${tag}`,
        `/stays/${filled.house.slug}?arrival=${tag}&roomTypeId=${tag}`,
        '/villages',
        '/villages/330502001',
        '/market?sort=name',
        `/farmers/${stall.slug}`,
        ...listings.map(({ slug }) => `/market/${slug}`),
        ...reflected,
      ],
    ],
    [
      '',
      [
        `/orders/find?no=${tag}`,
        `/login?next=${tag}&with=${tag}`,
        `/login/reset?token=${tag}`,
        `/market?category=${tag}&sort=${tag}&after=${tag}&min=${tag}&kind=${tag}`,
        `/nothing/${tag}?${tag}#${tag}`,
        '/dev/mailbox',
      ],
    ],
    [guest.cookies(), [`/orders/${guestBought.no}`, `/pay/${guestBought.no}`, '/cart']],
    [
      buyer.cookie,
      [
        ...['/me', '/me/orders', '/me/orders?state=pay', '/me/addresses', '/me/account', `/me/account?confirm=${tag}`, '/notices'],
        ...[`/orders/${bought.no}`, `/pay/${bought.no}`, `/pay/${pending.no}`, `/orders/${pending.no}`],
        ...[`/orders/${disputed.no}`, `/orders/${returned.no}`],
      ],
    ],
    [
      seller.cookie,
      [
        ...['/sell', '/sell/stall', '/sell/new', '/sell/items', '/sell/orders', '/sell/orders?state=sent', '/sell/orders?state=cancelled'],
        ...['/sell/orders/print', `/sell/orders/${ofStall?.no}`, `/sell/orders/${guestBought.orders[0]?.no}`, '/notices'],
        ...['/sell/claims', `/sell/claims/${claims.open}`, `/sell/claims/${claims.disputed}`, `/sell/claims/${claims.returned}`],
        ...listings.slice(0, 3).map(({ listingId }) => `/sell/items/${listingId}?done=1`),
      ],
    ],
    [suspended.cookie, ['/sell', '/sell/new', '/sell/stall', '/sell/orders', '/sell/orders/print', '/notices', '/me']],
    [
      operator.cookie,
      [
        ...[
          '/coop',
          '/coop/review?status=active',
          '/coop/review?status=suspended',
          `/coop/review/${stall.id}`,
          `/coop/review/${closed.id}`,
          '/coop/books/accounts',
          '/coop/refunds?state=all',
          '/coop/claims',
          `/coop/claims/${claims.disputed}`,
          `/coop/books/accounts/seller_held:CNY:${stall.id}`,
        ],
        ...['/coop/orders', `/coop/orders?q=${tag}`, `/coop/orders/${bought.no}`, `/coop/orders/${guestBought.no}`],
      ],
    ],
  ]
}

test('S12 what people write is text on every page and in every message, in both languages', async ({ page, market }) => {
  test.slow()
  const { write, written } = payloadWriter()
  const filled = await fillMarket(market, write, GOODS)
  await expect.poll(() => market.db.$count(outbox, eq(outbox.state, 'pending')), { message: 'everything is told', timeout: 15_000 }).toBe(0)

  const found: Found[] = []
  let path = ''
  page.on('dialog', (dialog) => {
    found.push({ path, what: `a dialog: ${dialog.message()}` })
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(market.url) && !request.url().startsWith('data:')) found.push({ path, what: `asks ${request.url()}` })
  })
  const shown: string[] = []
  const look = async () => {
    for (const what of await page.evaluate(traces, market.url)) found.push({ path, what })
    shown.push(
      await page.evaluate(() =>
        [
          document.body.textContent,
          ...[...document.querySelectorAll('input,textarea')].map((field) => (field as HTMLInputElement).value),
        ].join('\n'),
      ),
    )
  }
  for (const [cookies, paths] of placesOf(filled)) {
    await become(page, market, cookies)
    for (const language of ['', '/en'])
      for (const plain of paths) {
        path = language + plain
        const answer = await page.goto(market.url + path)
        expect([path, (answer?.status() ?? 0) < 500]).toEqual([path, true])
        await look()
      }
  }

  // Forms that are refused show what was typed again.
  const refused: [cookies: string, path: string, fields: string[]][] = [
    [
      filled.buyer.cookie,
      '/sell/open',
      ['nameZh', 'nameEn', 'storyZh', 'grows', 'contactZh', 'placeSearch', 'payoutName', 'uscc', 'kind', 'place'],
    ],
    [
      filled.seller.cookie,
      '/sell/new',
      ['titleZh', 'titleEn', 'storyZh', 'storyEn', 'price', 'count', 'photoKeys', 'formId', 'categoryCode'],
    ],
    [filled.buyer.cookie, '/me/addresses', ['id', 'name', 'detail', 'line', 'label', 'phone', 'province']],
    ['', '/orders/find', ['no', 'phone']],
    ['', '/login', ['phone', 'identifier', 'email']],
  ]
  for (const [cookies, at, fields] of refused) {
    await become(page, market, cookies)
    for (const payload of [
      '"><xss-probe data-xss=1>',
      '</textarea></script><svg onload=alert(1)>',
      "\u2028'><img src=x onerror=alert(1)>",
    ]) {
      path = `POST ${at}`
      const intent = at === '/login' ? 'send' : 'save'
      const postData = encoded(Object.fromEntries([['intent', intent], ...fields.map((name) => [name, payload])]))
      await page.route(market.url + at, async (route) => {
        const headers = { ...route.request().headers(), origin: market.url, 'content-type': 'application/x-www-form-urlencoded' }
        await route.fulfill({ response: await route.fetch({ method: 'POST', postData, headers }) })
      })
      expect((await page.goto(market.url + at))?.status()).toBe(400)
      await page.unroute(market.url + at)
      await look()
    }
  }
  expect(found).toEqual([])

  // The crawl has seen what was typed: as text, and all of it that any page shows.
  const all = shown.join('\n').replace(/\s+/g, '')
  const unseen = [...written].filter(([, texts]) => !texts.some((text) => all.includes(text.replace(/\s+/g, '')))).map(([field]) => field)
  expect(unseen.filter((field) => !neverShown.has(field))).toEqual([])
})
