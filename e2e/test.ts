import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { desc, eq } from 'drizzle-orm'
import { configureIdentity } from '#app/identity/identity-settings.server'
import { signInAs, type TestPerson } from '#app/identity/testing/sign-in'
import { checkBooks } from '#app/payments/books/books.server'
import { configureDataKey } from '#app/platform/data-key.server'
import { connect, type Db } from '#db/client.server'
import { mailbox, rateLimits } from '#db/schema/platform'
import { freshDatabase } from '#db/testing/fresh-database'
import { type MarketProcess, openMarketProcess } from './market-process'

type Letter = { channel: 'mail' | 'sms'; subject: string; body: string }

export type Market = {
  url: string
  databaseUrl: string
  /** For what the store's role may not. */
  ownerUrl: string
  /** The payment sandbox's own address, with its control at `/_sandbox/…`. */
  sandboxUrl: string
  db: Db
  /** The newest message to an address or phone number, waited for. */
  letterTo(recipient: string, about?: RegExp): Promise<Letter>
}

type SignedIn = { userId: string; phone: string }

type Fixtures = {
  /** Signs a new person in to this test's browser; rows are written, no form is filled in. */
  signIn(person?: TestPerson, context?: BrowserContext): Promise<SignedIn>
  /** Set to false by a test that means to break the page. */
  expectCleanPage: boolean
}

async function letterTo(db: Db, recipient: string, about: RegExp): Promise<Letter> {
  let found: Letter | undefined
  await expect(async () => {
    const letters = await db
      .select({ channel: mailbox.channel, subject: mailbox.subject, body: mailbox.body })
      .from(mailbox)
      .where(eq(mailbox.recipient, recipient))
      .orderBy(desc(mailbox.at))
    found = letters.find(({ subject, body }) => about.test(`${subject}\n${body}`))
    expect(found, `a letter to ${recipient}`).toBeDefined()
  }).toPass({ timeout: 15_000 })
  return found as Letter
}

/** What a page must never do: break its own security policy, throw, or come alive differently than it was sent. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`thrown on ${page.url()}: ${error.message}\n${error.stack}`))
  page.on('console', (message) => {
    if (/Content Security Policy|Minified React error|Hydration failed|did not match/i.test(message.text())) faults.push(message.text())
  })
}

/** At the end of a run: the books are clean, and the payment sandbox was asked nothing that Stripe would not understand. */
async function leaveClean(db: Db, { sandboxUrl, dataDir }: MarketProcess): Promise<void> {
  const uploadsDir = join(dataDir, 'uploads')
  const findings = await checkBooks(db, { graceSeconds: 60, simulatedMessages: true, ...(existsSync(uploadsDir) && { uploadsDir }) })
  expect(findings.filter(({ rows }) => rows.length > 0)).toEqual([])
  const conformance = (await (await fetch(`${sandboxUrl}/_sandbox/conformance`)).json()) as { count: number; problems: unknown[] }
  expect(conformance.problems).toEqual([])
  expect(conformance.count).toBe(0)
}

export const test = base.extend<Fixtures, { market: Market }>({
  market: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const database = await freshDatabase()
      const secret = randomBytes(32).toString('hex')
      const process = await openMarketProcess(database.ownerUrl, secret, { DATA_KEY: secret })
      configureIdentity({ baseUrl: process.url, secret })
      configureDataKey(secret)
      const { db, pool } = connect(database.url, { max: 4 })
      await use({
        url: process.url,
        databaseUrl: database.url,
        ownerUrl: database.ownerUrl,
        sandboxUrl: process.sandboxUrl,
        db,
        letterTo: (recipient, about = /./) => letterTo(db, recipient, about),
      })
      await leaveClean(db, process)
      await pool.end()
      await process.stop()
      await database.drop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ market }, use) => use(market.url),

  expectCleanPage: [true, { option: true }],

  context: async ({ context, market, expectCleanPage }, use) => {
    // Every test is other people, though all come from one address: what the last ones were counted for is not theirs.
    await market.db.delete(rateLimits)
    const faults: string[] = []
    for (const page of context.pages()) watch(page, faults)
    context.on('page', (page) => watch(page, faults))
    await use(context)
    if (expectCleanPage) expect(faults).toEqual([])
  },

  signIn: async ({ market, context }, use) => {
    await use(async (person = {}, where = context) => {
      const { userId, phone, cookie } = await signInAs(market.db, person)
      const at = cookie.indexOf('=')
      await where.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: market.url, httpOnly: true, sameSite: 'Lax' }])
      return { userId, phone }
    })
  },
})

export { expect }
