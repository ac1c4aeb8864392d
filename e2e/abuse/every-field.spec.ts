import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { asOwner } from '#db/testing/as-owner'
import { expect, type Market, test } from '../test'
import { ask, encoded } from './ask'
import { type FilledMarket, fillMarket } from './fill-market'
import { collectForms, type Form } from './forms-of-pages'

const harmless = (field: string, most: number) => `${field} ${(Math.random() * 1e9).toFixed(0)}`.slice(0, most)

/** Counted by the database itself, rolled back or not: whoever gets a statement of theirs run turns it. */
const tripwire = "nextval('tripwire')"
const injections = [
  `' || ${tripwire} || '`,
  `1; SELECT ${tripwire}; --`,
  `1) OR ${tripwire} > 0 OR (1=1`,
  `") UNION SELECT ${tripwire}::text, pg_sleep(30)::text --`,
  `\\'; SELECT ${tripwire}; --`,
  `$$ || ${tripwire} || $$%_`,
  `title_zh, (SELECT ${tripwire})`,
]

const inParallel = async <T>(items: readonly T[], work: (item: T, i: number) => Promise<void>) => {
  const queue = items.map((item, i) => [item, i] as const)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await work(...next)
    }),
  )
}

const send = (market: Market, { cookie, action }: Form, fields: [string, string][]) =>
  ask(market.url, action, { method: 'POST', cookie, body: encoded(fields) })
const replaced = (fields: Form['fields'], index: number, value: string): [string, string][] =>
  fields.map(([name, old], i) => [name, i === index ? value : old])
/** Where each field of a form stands first: rows of one form repeat their names. */
const fieldsOf = ({ fields }: Form) => fields.flatMap(([name], i) => (fields.findIndex(([other]) => other === name) === i ? [i] : []))
const named = ({ who, action }: Form, field: string) => `${who} ${action} ${field}`

/** Every query parameter that a page reads, and the pages that read it. */
function queries({ stall, listings, experience, house, bought, buyer, seller, operator }: FilledMarket) {
  const asked: [cookie: string, path: string, names: string[]][] = [
    ['', '/market', ['category', 'district', 'village', 'min', 'max', 'season', 'to', 'kind', 'stock', 'sort', 'after', 'before']],
    ['', '/search', ['q', 'page']],
    ['', `/farmers/${stall.slug}`, ['after', 'before']],
    ['', `/market/${listings[0]?.slug}`, ['from']],
    ['', '/experiences', ['doing', 'place', 'from', 'until', 'season', 'adults', 'children', 'youngest', 'after', 'before']],
    ['', `/experiences/${experience.slug}`, ['sessionId', 'month', 'adults', 'children', 'youngest']],
    ['', '/villages', ['county', 'page']],
    ['', '/stays', ['place', 'arrival', 'departure', 'adults', 'children', 'sort', 'min', 'max', 'kind', 'ripe', 'all', 'after', 'before']],
    ['', `/stays/${house.slug}`, ['arrival', 'departure', 'adults', 'children', 'room', 'roomTypeId', 'month']],
    ['', '/api/suggest', ['q', 'lang']],
    ['', '/api/divisions', ['parent', 'lang']],
    ['', '/sitemap.xml', ['part']],
    ['', '/login', ['next', 'with']],
    ['', '/login/reset', ['token']],
    ['', '/orders/find', ['no']],
    ['', `/orders/${bought.no}`, ['token']],
    [buyer.cookie, `/pay/${bought.no}`, ['back', 'session', 'token']],
    [buyer.cookie, '/me/orders', ['state', 'after']],
    [buyer.cookie, '/me/addresses', ['edit']],
    [buyer.cookie, '/me/account', ['confirm']],
    [buyer.cookie, '/me/export', ['format']],
    [buyer.cookie, '/sell/open', ['place']],
    [seller.cookie, '/sell/items', ['state']],
    [seller.cookie, '/sell/orders', ['state']],
    [seller.cookie, `/sell/items/${listings[0]?.listingId}`, ['done']],
    [seller.cookie, '/sell/calendar', ['house', 'room', 'unit', 'view', 'month', 'from', 'to']],
    [seller.cookie, '/sell/income', ['month', 'currency']],
    [seller.cookie, '/sell/income/statement', ['month', 'currency']],
    [seller.cookie, '/sell/income/file', ['month', 'format', 'currency']],
    [seller.cookie, '/sell/income/account', ['of', 'currency', 'from', 'to', 'after', 'before']],
    [seller.cookie, '/sell/income/account/file', ['as', 'of', 'currency', 'from', 'to']],
    [operator.cookie, '/coop/books', ['at']],
    [operator.cookie, '/coop/refunds', ['state', 'after', 'before']],
    [operator.cookie, '/coop/books/file', ['as', 'at']],
    [operator.cookie, '/coop/books/accounts', ['q', 'after', 'before']],
    [operator.cookie, '/coop/books/accounts/psp_pending:CNY', ['from', 'to', 'after', 'before']],
    [operator.cookie, '/coop/books/accounts/psp_pending:CNY/file', ['as', 'from', 'to']],
    [operator.cookie, '/coop/review', ['status', 'after']],
    [operator.cookie, '/coop/orders', ['q']],
  ]
  return asked.flatMap(([cookie, path, names]) => names.map((name) => ({ cookie, path, name })))
}

/** The names of query parameters in the sources. */
function namesInSources(): Set<string> {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /^(routes|catalogue|stays)\/.*\.tsx?$/.test(name) && !/test/.test(name),
  )
  const found = files.flatMap((name) =>
    [...readFileSync(`app/${name}`, 'utf8').matchAll(/(?:searchParams|query)\s*\.(?:get|getAll|has)\('(\w+)'\)/g)].map(
      (match) => match[1] ?? '',
    ),
  )
  return new Set(found)
}

test('S27 nothing that is typed into an address or a form becomes a statement', async ({ market, page }) => {
  test.slow()
  const filled = await fillMarket(market, harmless)
  const forms = await collectForms(page, market, filled)
  const asked = queries(filled)
  expect([...namesInSources()].filter((name) => !asked.some((query) => query.name === name))).toEqual([])
  await asOwner(market, (owner) => owner.execute(sql`CREATE SEQUENCE tripwire`))

  const wrong: string[] = []
  const goodsIn = (body: string) => new Set([...body.matchAll(/href="(?:\/en)?(\/market\/[^"?#]+)"/g)].map((match) => match[1])).size
  await inParallel(asked, async ({ cookie, path, name }) => {
    const get = (text: string) => ask(market.url, `${path}?${encoded({ [name]: text })}`, { cookie })
    const plain = await get('harmless')
    for (const text of injections) {
      const answer = await get(text)
      const isSame = answer.status === plain.status && (name === 'q' || goodsIn(answer.body) === goodsIn(plain.body))
      if (!isSame || answer.status >= 500) wrong.push(`${path}?${name}=${text}: ${answer.status}, not ${plain.status}`)
    }
  })
  const slugs = [
    '/market/',
    '/farmers/',
    '/season/',
    '/help/',
    '/orders/',
    '/pay/',
    '/share/listing/',
    '/share/experience/',
    '/share/village/',
    '/experiences/',
    '/stays/',
    '/share/stay/',
    '/villages/',
    '/uploads/',
  ]
  await inParallel(slugs, async (path) => {
    for (const text of injections) {
      const { status } = await ask(market.url, path + encodeURIComponent(text), { cookie: filled.buyer.cookie })
      if (status !== 404) wrong.push(`${path}${text}: ${status}`)
    }
  })
  await inParallel(forms, async (form, at) => {
    for (const i of fieldsOf(form))
      for (const turn of [0, 3]) {
        const text = injections[(at + i + turn) % injections.length] ?? ''
        const { status } = await send(market, form, replaced(form.fields, i, text))
        if (status >= 500) wrong.push(`${named(form, form.fields[i]?.[0] ?? '')} = ${text}: ${status}`)
      }
  })
  expect(wrong).toEqual([])
  const turned = () =>
    asOwner(market, async (owner) => (await owner.execute<{ is_called: boolean }>(sql`SELECT is_called FROM tripwire`)).rows[0]?.is_called)
  expect(await turned()).toBe(false)
  await market.db.execute(sql.raw(`SELECT ${tripwire}`))
  expect(await turned(), 'the tripwire works').toBe(true)
  await asOwner(market, (owner) => owner.execute(sql`DROP SEQUENCE tripwire`))
})

const bombs = ['a', ' ', '1'].map((text) => text.repeat(95_000 / text.length))
const poisons: [string, string][] = [
  ['__proto__', 'polluted'],
  ['__proto__.polluted', '1'],
  ['__proto__[polluted]', '1'],
  ['constructor.prototype.polluted', '1'],
  ['constructor[prototype][polluted]', '1'],
  ['a[__proto__][polluted]', '1'],
  ['a[0].__proto__.polluted', '1'],
  ['toString', 'polluted'],
  ['hasOwnProperty', 'polluted'],
]

async function processorSeconds({ url }: Market): Promise<number> {
  const { body } = await ask(url, '/metrics')
  return Number(/^process_cpu_seconds_total ([\d.]+)/m.exec(body)?.[1])
}

test('S24 S25 a hundred thousand characters or a poisoned name in any field cost little and break nothing', async ({ market, page }) => {
  test.slow()
  const filled = await fillMarket(market, harmless)
  const forms = await collectForms(page, market, filled)
  const wrong: string[] = []
  for (const form of forms)
    for (const i of fieldsOf(form)) {
      const what = named(form, form.fields[i]?.[0] ?? '')
      // The store's own housekeeping falls into some of the readings and only ever adds: the least of three is the cost.
      let least = Number.POSITIVE_INFINITY
      for (let reading = 0; reading < 3 && !(least < 0.2); reading += 1) {
        const before = await processorSeconds(market)
        for (const bomb of bombs) {
          const { status } = await send(market, form, replaced(form.fields, i, bomb))
          if (status >= 500) wrong.push(`${what}: ${status}`)
        }
        least = Math.min(least, ((await processorSeconds(market)) - before) / bombs.length)
      }
      if (!(least < 0.2)) wrong.push(`${what}: ${least} s of the processor each`)
    }
  await inParallel(forms, async (form) => {
    for (const i of fieldsOf(form)) {
      const [name = '', old] = form.fields[i] ?? []
      const answer = await send(market, form, replaced(form.fields, i, `${old}\u0000`))
      if (![400, 403].includes(answer.status)) wrong.push(`${named(form, name)} with a NUL: ${answer.status}`)
    }
    const { status } = await send(market, form, [...form.fields, ...poisons])
    if (status >= 500) wrong.push(`${named(form, 'poisons')}: ${status}`)
    for (const [name] of form.fields.filter(([known]) => ['intent', 'decision'].includes(known)))
      for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
        const answer = await send(
          market,
          form,
          form.fields.map(([known, value]) => [known, known === name ? word : value]),
        )
        if (![400, 403, 404, 409].includes(answer.status)) wrong.push(`${named(form, name)} = ${word}: ${answer.status}`)
      }
  })
  expect(wrong).toEqual([])
  const after = await ask(market.url, '/api/suggest?q=a')
  expect([after.status, after.body.includes('polluted')]).toEqual([200, false])
})
