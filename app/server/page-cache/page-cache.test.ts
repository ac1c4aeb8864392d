import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { db, pool } from '#app/platform/database.server'
import { transact } from '#app/platform/transact.server'
import { type Instance, startInstance } from '#app/server/testing/instance'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { asOwner } from '#db/testing/as-owner'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let market: SmallMarket
let other: Instance
let product: Awaited<ReturnType<typeof makeProduct>>
let path: string

const page = async (target: string, base = market.url, headers: Record<string, string> = {}) =>
  (await fetch(`${base}${target}`, { headers })).text()
beforeAll(async () => {
  market = await openSmallMarket(database.url)
  other = await startInstance(database.url)
})
afterAll(async () => {
  await Promise.all([other.stop(), market.close()])
})
beforeEach(async () => {
  product = await makeProduct(db, { priceMinor: 654_321, onHand: 5 })
  const { rows } = await db.execute<{ slug: string }>(sql`SELECT slug FROM listings WHERE id = ${product.listingId}`)
  path = `/market/${rows[0]?.slug}`
})

const setPrice = (minor: number) =>
  transact(db, async (tx) => {
    await tx.execute(sql`UPDATE offers SET price_minor = ${minor}, version = version + 1 WHERE id = ${product.offerId}`)
    await refreshCards(tx, [product.listingId])
  })

describe('C75 a kept page never outlives what it shows', () => {
  test('C75 a new price shows at once, here and at a second instance', async () => {
    for (const base of [market.url, other.url]) for (const target of ['/market', path]) expect(await page(target, base)).toContain('654321')
    await setPrice(987_650)
    for (const base of [market.url, other.url])
      for (const target of ['/market', path])
        await vi.waitFor(
          async () => {
            const html = await page(target, base)
            expect(html).toContain('987650')
            expect(html).not.toContain('654321')
          },
          { timeout: 1000, interval: 10 },
        )
  })

  test('C75 a sell-out shows at once on the product page, and leaves other pages where they are', async () => {
    const shown = async (base: string) => /on_hand[\\&quot;":]*(\d+)/.exec(await page(path, base))?.[1]
    await page('/market')
    for (const base of [market.url, other.url]) expect(await shown(base)).toBe('5')
    await db.execute(sql`UPDATE stocks SET on_hand = 0, version = version + 1 WHERE offer_id = ${product.offerId}`)
    for (const base of [market.url, other.url])
      await vi.waitFor(async () => expect(await shown(base)).toBe('0'), { timeout: 1000, interval: 10 })
  })

  test('C75 to a visitor with a cart too, whose page was drawn before and is answered compressed under a nonce of its own', async () => {
    const cookie = { cookie: 'cart=unknown', 'accept-encoding': 'gzip' }
    const nonces = new Set<string>()
    for (let i = 0; i < 4; i += 1) {
      const answer = await fetch(`${market.url}${path}`, { headers: cookie })
      const html = await answer.text()
      const nonce = /'nonce-([\w-]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(html).toContain('654321')
      expect(html).toContain(`nonce="${nonce}"`)
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(4)
    await setPrice(987_650)
    expect(await page(path, market.url, cookie)).toContain('987650')
  })

  test('C75 what changes while a page is being made is not kept', async () => {
    const blocker = new pg.Client({ connectionString: database.ownerUrl })
    await blocker.connect()
    await blocker.query('BEGIN')
    await blocker.query('LOCK TABLE listings IN ACCESS EXCLUSIVE MODE')
    const old = page('/market')
    await blocker.query("SELECT pg_notify('catalogue', '*')")
    await blocker.query('COMMIT')
    await blocker.end()
    await old
    await setPrice(765_432)
    await vi.waitFor(async () => expect(await page('/market')).toContain('765432'), { timeout: 1000, interval: 10 })
  })

  test('C75 while changes can not be heard, pages are made anew', async () => {
    expect(await page('/market')).toContain('654321')
    // No trigger tells of this change.
    await asOwner(database, (owner) =>
      owner.transaction(async (tx) => {
        await tx.execute(sql`SET LOCAL session_replication_role = replica`)
        await tx.execute(sql`UPDATE listings SET from_minor = 876_543 WHERE id = ${product.listingId}`)
      }),
    )
    expect(await page('/market')).toContain('654321')
    await db.execute(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hushang-pages' AND datname = current_database()`,
    )
    await vi.waitFor(async () => expect(await page('/market')).toContain('876543'), { timeout: 2000, interval: 10 })
  })
})

describe('kept pages', () => {
  const raw = (target: string, headers: Record<string, string> = {}) =>
    new Promise<{ headers: Record<string, unknown>; body: Buffer; status: number }>((resolve, reject) => {
      request(`${market.url}${target}`, { headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks), status: answer.statusCode ?? 0 }))
      })
        .on('error', reject)
        .end()
    })

  test('each answer carries a nonce of its own, plain and gzipped, and the same page', async () => {
    await raw(path)
    const answers = [
      await raw(path),
      await raw(path),
      await raw(path, { 'Accept-Encoding': 'gzip' }),
      await raw(path, { 'Accept-Encoding': 'gzip' }),
    ]
    const nonces = answers.map(({ headers }) => /'nonce-([\w-]{24})'/.exec(String(headers['content-security-policy']))?.[1] ?? '')
    expect(new Set(nonces).size).toBe(4)
    const pages = answers.map(({ headers, body }, i) =>
      (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString().replaceAll(nonces[i] ?? '', '{nonce}'),
    )
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('nonce="{nonce}"')
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('private, no-store')
      expect(headers['x-page-of']).toBeUndefined()
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test('a page from memory asks the database nothing', async () => {
    await page('/market')
    const answer = await raw('/market', { Cookie: 'hs_text=care' })
    expect(answer.body.toString()).toContain('data-text="care"')
    let asked = 0
    const count = () => {
      asked += 1
    }
    pool.on('acquire', count)
    // The listener that an earlier test cut off has to hear again before anything is kept.
    await vi.waitFor(
      async () => {
        await raw('/market')
        asked = 0
        await raw('/market')
        expect(asked).toBe(0)
      },
      { timeout: 10_000, interval: 50 },
    )
    asked = 0
    for (let i = 0; i < 50; i += 1) expect((await raw('/market')).status).toBe(200)
    pool.off('acquire', count)
    // Counting the visits is told to the database once a second.
    expect(asked).toBeLessThan(5)
  })

  test('nobody sees a page of somebody with a cart, a session or a flash', async () => {
    const mine = await raw('/about', { Cookie: 'hs_cart=abc' })
    expect(mine.status).toBe(200)
    await raw('/help')
    expect((await raw('/help')).headers['set-cookie']).toBeDefined()
  })
})
