import { sql } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { isPassword } from '#app/identity/account/passwords.server'
import { configureTestIdentity } from '#app/identity/testing/sign-in'
import { jobs } from '#app/jobs.server'
import { moneyTrace } from '#app/ledger/whereabouts/money-trace.server'
import { configurePayments } from '#app/payments/provider/payment-settings.server'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { closeDatabase, openDatabase, pool } from '#app/platform/database.server'
import type { JobPayload } from '#app/platform/jobs.server'
import { hasUsccCheck } from '#app/sellers/opening/uscc'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { connect, type Db } from '#db/client.server'
import { freshDatabase } from '#db/testing/fresh-database'
import { type DemoSignIn, seedDemo } from './seed-demo.server'
import { basesIn } from './testing/bases-in-offer'

const quiet = { say: () => undefined }
let db: Db
let sandbox: RunningSandbox
let signIns: DemoSignIn[]
let seconds: number
const cleanUp: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const database = await freshDatabase()
  cleanUp.push(database.drop)
  db = openDatabase(database.url, { max: 12 }).db
  configureTestIdentity()
  sandbox = await startSandbox({ testMode: true })
  configurePayments({ secretKey: 'sk_test_seed', apiBase: sandbox.url, webhookSecrets: ['whsec_test_seed'], baseUrl: 'http://shop.test' })
  const began = performance.now()
  signIns = (await seedDemo(db, quiet)).signIns
  seconds = (performance.now() - began) / 1000
}, 90_000)

afterAll(async () => {
  await sandbox.close()
  await closeDatabase()
  for (const undo of cleanUp) await undo()
})

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)).rows as T[]
}

test('it is made before a first visitor loses patience', () => {
  expect(seconds).toBeLessThan(45)
})

describe('the stalls', () => {
  test('are at least forty, of every kind, in all five counties, with two more at the operator’s', async () => {
    const open = await rows<{ kind: string; county: string }>(
      sql`SELECT kind, substr(town_code, 1, 6) AS county FROM sellers WHERE status = 'active'`,
    )
    expect(open.length).toBeGreaterThanOrEqual(40)
    expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(['household', 'cooperative', 'company', 'collective']))
    expect(new Set(open.map(({ county }) => county))).toEqual(new Set(['330502', '330503', '330521', '330522', '330523']))
    const waiting = await rows<{ status: string; operator_note: string }>(
      sql`SELECT status, operator_note FROM sellers WHERE status <> 'active' ORDER BY status`,
    )
    expect(waiting.map(({ status }) => status)).toEqual(['asked', 'review'])
    expect(waiting[0]?.operator_note).toContain('对公账户')
  })

  test('have codes that pass their check, of their own county, or none for households', async () => {
    const papers = await rows<{ kind: string; uscc: string | null; town: string }>(sql`SELECT kind, uscc, town_code AS town FROM sellers`)
    for (const { kind, uscc, town } of papers) {
      if (kind === 'household') expect(uscc).toBeNull()
      else {
        expect(hasUsccCheck(uscc ?? '')).toBe(true)
        expect(uscc?.slice(2, 8)).toBe(town.slice(0, 6))
      }
    }
    expect(new Set(papers.flatMap(({ uscc }) => uscc ?? [])).size).toBe(papers.filter(({ uscc }) => uscc).length)
  })

  test('tell a story of 60 to 150 characters, and one in English', async () => {
    const stories = await rows<{ zh: string; en: string; name: string }>(
      sql`SELECT name_zh AS name, story_zh AS zh, story_en AS en FROM sellers WHERE status = 'active'`,
    )
    const odd = stories.filter(({ zh, en }) => zh.length < 60 || zh.length > 150 || en.split(' ').length < 40)
    expect(odd).toEqual([])
  })

  test('bear no name of a house that exists', async () => {
    const named = await rows(sql`SELECT name_zh AS name FROM sellers WHERE name_zh ~ '诸老大|丁莲芳|震远同|老恒和|张一品|清溪'
      UNION ALL SELECT title_zh FROM listings WHERE title_zh || story_zh ~ '诸老大|丁莲芳|震远同|老恒和|张一品|清溪'`)
    expect(named).toEqual([])
  })
})

describe('the goods', () => {
  test('are at least two hundred, in both languages, of nearly every speciality of Huzhou, some of them sold out, ahead or out of season', async () => {
    const month = new Date(Date.now() + 8 * 3_600_000).getUTCMonth() + 1
    const [count] = await rows<{ n: number; kinds: number; bare: number; gone: number; ahead: number; resting: number }>(sql`
      SELECT count(*)::int AS n, count(DISTINCT produce_code)::int AS kinds, count(*) FILTER (WHERE title_en = '' OR story_en = '' OR story_zh = '')::int AS bare,
        count(*) FILTER (WHERE NOT in_stock)::int AS gone, count(*) FILTER (WHERE tag = 'pre-order')::int AS ahead, count(*) FILTER (WHERE NOT ${month} = ANY(season_months))::int AS resting
      FROM listings WHERE on_show`)
    expect(count?.n).toBeGreaterThanOrEqual(200)
    expect(count?.kinds).toBe(94)
    expect(count?.bare).toBe(0)
    expect(count?.gone).toBeGreaterThanOrEqual(4)
    expect(count?.gone).toBeLessThanOrEqual((count?.n ?? 0) * 0.15)
    expect(count?.ahead).toBeGreaterThanOrEqual(3)
    expect(count?.resting).toBeGreaterThan(10)
  })

  test('cost what their speciality costs', async () => {
    const priced = await rows<{
      title: string
      spec: string
      per: string
      min: number
      max: number
      price: number
      grams: number | null
      pieces: number | null
      label: string
    }>(sql`
      SELECT l.title_zh AS title, p.spec, p.price_per AS per, p.price_min_minor AS min, p.price_max_minor AS max, o.price_minor AS price, o.net_grams AS grams, o.pieces, o.label_zh AS label
      FROM offers o JOIN listings l ON l.id = o.listing_id JOIN produce p ON p.code = l.produce_code`)
    const outside = priced.filter((offer) => {
      const amount = basesIn(offer)
      return offer.price < Math.floor(offer.min * amount) || offer.price > Math.ceil(offer.max * amount)
    })
    expect(outside).toEqual([])
    expect(priced.length).toBeGreaterThan(350)
  })

  test('carry a tag only where it is true, and a permit where the lake is named', async () => {
    const wrong = await rows(sql`
      SELECT title_zh, tag FROM listings WHERE
        (tag = 'pre-order' AND (harvest_from IS NULL OR harvest_from <= current_date))
        OR (tag IN ('mingqian', 'guyuqian') AND category_code NOT LIKE '10%')
        OR (tag = 'mingqian' AND to_char(harvest_to, 'MM-DD') <> '04-04')
        OR (tag = 'dug-today' AND (category_code <> '2001' OR storage <> 'chilled'))
        OR (tag = 'heritage' AND category_code NOT LIKE '80%')
        OR (category_code LIKE '60%' AND title_zh LIKE '%太湖%' AND catch_permit IS NULL)`)
    expect(wrong).toEqual([])
  })

  test('show on their cards what their offers and stock say', async () => {
    const ids = (await rows<{ id: string }>(sql`SELECT id FROM listings`)).map(({ id }) => id)
    expect(await db.transaction((tx) => refreshCards(tx, ids))).toEqual([])
  })

  test('were put out over the last month', async () => {
    const [spread] = await rows<{ days: number; ahead: number }>(
      sql`SELECT count(DISTINCT published_at::date)::int AS days, count(*) FILTER (WHERE published_at > now())::int AS ahead FROM listings`,
    )
    expect(spread?.days).toBeGreaterThan(20)
    expect(spread?.ahead).toBe(0)
  })
})

test('the houses and outings of stays.csv are open, each kept by a stall that is', async () => {
  const [kept] = await rows<{ houses: number; outings: number; hosts: number }>(sql`
    SELECT count(*) FILTER (WHERE house)::int AS houses, count(*) FILTER (WHERE NOT house)::int AS outings, count(DISTINCT seller_id)::int AS hosts
    FROM (SELECT seller_id, true AS house FROM stays UNION ALL SELECT seller_id, false FROM experiences) p JOIN sellers m ON m.id = p.seller_id AND m.status = 'active'`)
  expect(kept).toMatchObject({ houses: 28, outings: 8 })
  expect(kept?.hosts).toBeGreaterThan(30)
})

describe('the orders', () => {
  test('stand at every stage, with an open problem and goods for the farmer to pack', async () => {
    const stages = await rows<{ state: string; n: number }>(
      sql`SELECT state, count(*)::int AS n FROM seller_orders WHERE kind = 'goods' GROUP BY state`,
    )
    expect(new Set(stages.map(({ state }) => state))).toEqual(new Set(['paid', 'packed', 'shipped', 'delivered', 'settled', 'cancelled']))
    expect(await rows(sql`SELECT 1 FROM problems WHERE state = 'open'`)).toHaveLength(1)
    const [farmer] = await rows<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM seller_orders o JOIN sellers s ON s.id = o.seller_id WHERE s.phone = '13800000002' AND o.state = 'paid'`,
    )
    expect(farmer?.n).toBeGreaterThanOrEqual(3)
  })

  test('of goods priced by the scale wait for it, have their weight, or are packed; by card and by wallet', async () => {
    const stages = await rows<{ stage: string; by: string }>(sql`
      SELECT DISTINCT CASE WHEN l.final_minor IS NOT NULL THEN 'packed' WHEN l.weighed_grams IS NOT NULL THEN 'weighed' ELSE 'waits' END AS stage,
        CASE y.method WHEN 'card' THEN 'card' ELSE 'wallet' END AS by
      FROM order_lines l JOIN seller_orders o ON o.id = l.seller_order_id JOIN payments y ON y.purchase_id = o.purchase_id AND y.state = 'succeeded'
      WHERE l.weigh_minor IS NOT NULL AND o.state <> 'cancelled' ORDER BY 1, 2`)
    expect(stages.map(({ stage, by }) => `${stage} ${by}`)).toEqual([
      'packed card',
      'packed wallet',
      'waits card',
      'waits wallet',
      'weighed card',
    ])
    expect(await rows(sql`SELECT 1 FROM offers WHERE weigh_minor IS NOT NULL AND active`)).toHaveLength(9)
    expect(await rows(sql`SELECT 1 FROM payment_holds`)).toHaveLength(4)
  })

  test('leave clean books once the refunds are sent', async () => {
    const silent = new Logger(() => () => {})
    for (let round = 0; round < 3; round += 1)
      await runOnce({
        pgPool: pool,
        logger: silent,
        taskList: Object.fromEntries(
          Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work((payload ?? {}) as JobPayload)]),
        ),
      })
    await expectCleanBooks(db)
    expect(await rows(sql`SELECT 1 FROM refunds WHERE state = 'succeeded' AND reason <> 'weighed'`)).toHaveLength(3)
    // Of what was lighter than it might have been: some by wallet, some never taken off the card.
    const back = await rows<{ via: string }>(
      sql`SELECT DISTINCT via FROM refunds WHERE state IN ('pending', 'succeeded') AND reason = 'weighed' ORDER BY via`,
    )
    expect(back).toEqual([{ via: 'hold' }, { via: 'provider' }])
    const holds = await rows<{ charged: boolean; n: number }>(
      sql`SELECT charged_at IS NOT NULL AS charged, count(*)::int AS n FROM payment_holds GROUP BY 1 ORDER BY 1`,
    )
    expect(holds).toEqual([
      { charged: false, n: 2 },
      { charged: true, n: 2 },
    ])
    expect((await sandbox.control.conformance()).problems).toEqual([])
  }, 60_000)

  test('show where each fen of them is, and it adds up to what was paid', async () => {
    const isHeld = sql`EXISTS (SELECT 1 FROM payment_holds h JOIN payments y ON y.id = h.payment_id WHERE y.purchase_id = p.id AND h.charged_at IS NULL)`
    for (const { id } of await rows<{ id: string }>(sql`SELECT p.id FROM purchases p WHERE ${isHeld}`))
      expect((await moneyTrace(db, id)).paid, 'a card that is held has brought nothing').toEqual([])
    const paid = await rows<{ id: string; minor: number; orders: number }>(sql`
      SELECT p.id, p.total_minor AS minor, count(o.id)::int AS orders FROM purchases p JOIN seller_orders o ON o.purchase_id = p.id AND o.total_minor > 0
      WHERE p.paid_at IS NOT NULL AND NOT ${isHeld} GROUP BY p.id`)
    expect(paid.length).toBeGreaterThan(40)
    for (const { id, minor, orders } of paid) {
      const trace = await moneyTrace(db, id)
      expect(trace.paid).toEqual([{ currency: 'CNY', minor: Number(minor) }])
      expect(trace.orders).toHaveLength(orders)
      expect(trace.orders.map(({ restMinor }) => restMinor)).toEqual(trace.orders.map(() => 0))
      for (const { paidMinor, subtotalMinor, freightMinor, discountMinor } of trace.orders)
        expect(paidMinor).toBe(subtotalMinor + freightMinor - discountMinor)
      expect(trace.orders.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(Number(minor))
    }
  })
})

describe('the trips', () => {
  test('are booked and paid for: rooms, seats, both with goods in one purchase, and one given up', async () => {
    const orders = await rows<{ kind: string; state: string; n: number }>(
      sql`SELECT kind, state, count(*)::int AS n FROM seller_orders WHERE kind <> 'goods' GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    expect(orders).toEqual([
      { kind: 'session', state: 'confirmed', n: 5 },
      { kind: 'stay', state: 'cancelled', n: 1 },
      { kind: 'stay', state: 'confirmed', n: 13 },
    ])
    expect(
      await rows(sql`SELECT purchase_id FROM seller_orders GROUP BY 1 HAVING count(DISTINCT kind) = 3`),
      'a room, seats and tea in one payment',
    ).toHaveLength(1)
    const told = await rows(
      sql`SELECT 1 FROM bookings b JOIN sellers m ON m.id = b.seller_id WHERE m.phone = '13800000002' AND b.source = 'store' AND b.state = 'confirmed'`,
    )
    expect(told).toHaveLength(3)
  })

  test('and the guests of their hosts make more than eighty bookings', async () => {
    const [all] = await rows<{ n: number }>(
      sql`SELECT (SELECT count(*) FROM bookings)::int + (SELECT count(*) FROM session_bookings)::int AS n`,
    )
    expect(all?.n).toBeGreaterThan(80)
  })
})

describe('the sellers’ money', () => {
  test('was paid to some by two operators, came back to one, and waits for others', async () => {
    const [run] = await rows<{ state: string; differ: boolean; paid: number; back: number }>(sql`
      SELECT b.state, b.made_by <> b.approved_by AS differ, (count(*) FILTER (WHERE l.state = 'paid'))::int AS paid, (count(*) FILTER (WHERE l.state = 'returned'))::int AS back
      FROM payout_batches b JOIN payout_batch_lines l ON l.batch_id = b.id GROUP BY b.id`)
    expect(run).toEqual({ state: 'closed', differ: true, paid: 3, back: 1 })
    const payable = await rows<{ state: string; sellers: number }>(sql`
      SELECT coalesce(c.state, 'none') AS state, count(DISTINCT a.owner_id)::int AS sellers FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id AND a.kind = 'seller_payable'
      LEFT JOIN payout_accounts c ON c.seller_id = a.owner_id WHERE b.balance_minor > 0 GROUP BY 1 ORDER BY 1`)
    expect(payable.map(({ state }) => state)).toEqual(['active', 'none', 'restricted'])
    const [farmer] = await rows<{ n: number }>(sql`
      SELECT count(*)::int AS n FROM transfers t JOIN sellers s ON s.id = t.seller_id JOIN users u ON u.id = s.owner_id WHERE u.phone_number = '13800000002' AND t.state = 'paid'`)
    expect(farmer?.n).toBe(1)
  })
})

describe('the people', () => {
  test('can sign in as told, and only the two operators are', async () => {
    expect(signIns.map(({ role }) => role)).toEqual(['buyer', 'farmer', 'cooperative', 'operator', 'second operator'])
    const [buyer] = await rows<{ id: string }>(
      sql`SELECT id FROM users WHERE email = 'buyer@demo.hushang.example' AND phone_number = '13800000001'`,
    )
    expect(await isPassword(db, buyer?.id ?? '', 'hushang-demo')).toBe(true)
    expect(await rows(sql`SELECT phone_number FROM users WHERE role = 'operator' ORDER BY 1`)).toEqual([
      { phone_number: '13800000004' },
      { phone_number: '13800000005' },
    ])
    expect(await rows(sql`SELECT 1 FROM addresses WHERE user_id = ${buyer?.id ?? ''} AND is_default`)).toHaveLength(1)
  })

  test('are told in the setting that the first start prints', async () => {
    const [setting] = await rows<{ value: { signIns: string[] } }>(sql`SELECT value FROM settings WHERE name = 'demo'`)
    expect(setting?.value.signIns.join('\n')).toContain('13800000002')
  })
})

test('seeded again, nothing is added', async () => {
  const count = () =>
    rows(
      sql`SELECT (SELECT count(*) FROM users) AS u, (SELECT count(*) FROM listings) AS l, (SELECT count(*) FROM purchases) AS p, (SELECT count(*) FROM addresses) AS a, (SELECT count(*) FROM stays) AS s, (SELECT count(*) FROM bookings) AS b`,
    )
  const before = await count()
  await seedDemo(db, quiet)
  expect(await count()).toEqual(before)
}, 30_000)

test('another database gets the same market', async () => {
  const other = await freshDatabase()
  const { db: second, pool: secondPool } = connect(other.url, { max: 8 })
  const content = sql`
    SELECT s.name_zh, l.title_zh, l.story_zh, l.shuffle, l.published_at, l.harvest_from, l.tag, o.label_zh, o.price_minor, l.category_code
    FROM offers o JOIN listings l ON l.id = o.listing_id JOIN sellers s ON s.id = l.seller_id ORDER BY 1, 2, l.shuffle, o.position`
  try {
    await seedDemo(second, { ...quiet, listings: 60 })
    const small = (await second.execute(content)).rows
    const whole = new Set((await db.execute(content)).rows.map((row) => JSON.stringify(row)))
    expect(small.length).toBeGreaterThan(100)
    expect(small.filter((row) => !whole.has(JSON.stringify(row)))).toEqual([])
  } finally {
    await secondPool.end()
    await other.drop()
  }
}, 60_000)
