import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { jobs } from '#app/jobs.server'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { configurePayments } from '#app/payments/provider/payment-settings.server'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { closeDatabase, openDatabase, pool } from '#app/platform/database.server'
import type { JobPayload } from '#app/platform/jobs.server'
import { action } from '#app/routes/webhooks/stripe'
import { action as connectAction } from '#app/routes/webhooks/stripe-connect'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import type { Db } from '#db/client.server'
import { stocks } from '#db/schema/catalogue'
import { purchases, sellerOrders } from '#db/schema/orders'
import { paymentBalances, payments, refunds } from '#db/schema/payments'
import { databasePerFile } from '#db/testing/database-per-file'
import { expectCleanBooks } from './clean-books'

export const webhookSecret = 'whsec_test_of_the_money_market'
export const connectWebhookSecret = 'whsec_test_of_connected_accounts'
const silent = new Logger(() => () => {})

export type Product = { offerId: string; sellerId: string; listingId: string }

/**
 * A market of its own for a test file: database, payment sandbox, and the webhook route behind a real HTTP server.
 * Every test ends with clean books and a provider that never had to complain of a request.
 */
export function moneyMarket({ deliverWebhooks = true, checkBooks = true } = {}) {
  const database = databasePerFile()
  let opened: { db: Db } | undefined
  let sandbox: RunningSandbox | undefined
  let door: http.Server | undefined
  let doorStatus: number | null = null
  const answers: number[] = []

  beforeAll(async () => {
    opened = openDatabase(database.url, { max: 20 })
    door = http.createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const signature = String(request.headers['stripe-signature'] ?? '')
      const status = doorStatus ?? (await deliver(Buffer.concat(chunks).toString(), signature, request.url))
      answers.push(status)
      response.writeHead(status).end()
    })
    await new Promise<void>((listening) => door?.listen(0, '127.0.0.1', listening))
    const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/webhooks/stripe`
    const connectWebhook = { url: `${url}-connect`, secret: connectWebhookSecret }
    sandbox = await startSandbox({ testMode: true, webhook: { url, secret: webhookSecret }, connectWebhook })
    if (!deliverWebhooks) await sandbox.control.addWebhookRule({ action: 'drop' })
    configure()
  })
  afterEach(async () => {
    if (!checkBooks) return
    await market.workOff()
    await expectCleanBooks(market.db, { simulatedMessages: true })
    expect((await market.sandbox.control.conformance()).problems).toEqual([])
  })
  afterAll(async () => {
    await sandbox?.close()
    door?.closeAllConnections()
    door?.close()
    await closeDatabase()
  })

  function configure(over: Partial<Parameters<typeof configurePayments>[0]> = {}): void {
    configurePayments({
      secretKey: 'sk_test_market',
      apiBase: market.sandbox.url,
      webhookSecrets: [webhookSecret],
      connectWebhookSecrets: [connectWebhookSecret],
      baseUrl: 'http://shop.test',
      ...over,
    })
  }

  const market = {
    get db(): Db {
      if (!opened) throw new Error('The market opens when its tests run.')
      return opened.db
    },
    get sandbox(): RunningSandbox {
      if (!sandbox) throw new Error('The market opens when its tests run.')
      return sandbox
    },
    get url(): string {
      return database.url
    },
    get ownerUrl(): string {
      return database.ownerUrl
    },
    answers,
    configure,
    /** The webhook door answers with this status without looking; null opens it again. */
    shutDoor: (status: number | null) => {
      doorStatus = status
    },
    /** Delivers everything, then does every job that is due; again until nothing is left. */
    async workOff(): Promise<void> {
      for (let round = 0; round < 20; round += 1) {
        await market.sandbox.control.webhooksIdle()
        const before = await dueJobs()
        if (before === 0) return
        await runOnce({
          pgPool: pool,
          logger: silent,
          taskList: Object.fromEntries(
            Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work((payload ?? {}) as JobPayload)]),
          ),
        })
      }
    },
    product: (over: Parameters<typeof makeProduct>[1] = {}): Promise<Product> => makeProduct(market.db, over),
    /** A purchase of one of each product unless a quantity is given, its payment page open. */
    async startBuying(lines: readonly { offerId: string; quantity?: number }[], over: Parameters<typeof makePurchase>[2] = {}) {
      const placed = await makePurchase(market.db, lines, over)
      return { ...placed, ...(await startPayment(market.db, placed.purchaseId)) }
    },
    async purchase(id: string) {
      const [row] = await market.db.select().from(purchases).where(eq(purchases.id, id))
      if (!row) throw new Error(`no purchase ${id}`)
      return row
    },
    ordersOf: (purchaseId: string) =>
      market.db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId)).orderBy(sellerOrders.no),
    paymentsOf: (purchaseId: string) =>
      market.db.select().from(payments).where(eq(payments.purchaseId, purchaseId)).orderBy(payments.attempt),
    async refundsOf(purchaseId: string) {
      const rows = await market.db
        .select({ refund: refunds })
        .from(refunds)
        .innerJoin(payments, eq(payments.id, refunds.paymentId))
        .where(eq(payments.purchaseId, purchaseId))
        .orderBy(refunds.id)
      return rows.map(({ refund }) => refund)
    },
    async balanceOf(paymentId: string) {
      return (await market.db.select().from(paymentBalances).where(eq(paymentBalances.paymentId, paymentId)))[0]
    },
    async stockOf(offerId: string) {
      const [row] = await market.db.select().from(stocks).where(eq(stocks.offerId, offerId))
      return row && { onHand: row.onHand, held: row.held }
    },
    /** As if the hold's time were over. */
    async letTimePass(purchaseId: string): Promise<void> {
      await market.db
        .update(purchases)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(purchases.id, purchaseId))
    },
  }
  return market
}

async function dueJobs(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts',
  )
  return rows[0]?.n ?? 0
}

/** What the webhook route answers to a body. */
export async function deliver(body: string, signature: string | null, path = '/webhooks/stripe'): Promise<number> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (signature !== null) headers.set('stripe-signature', signature)
  const request = new Request(`http://shop.test${path}`, { method: 'POST', body, headers })
  try {
    const answer = await (path.endsWith('-connect') ? connectAction : action)({
      request,
      params: {},
      context: { nonce: '', requestId: '', baseUrl: '', clientAddress: '', sandboxPayments: true, simulatedMessages: true },
    })
    return answer.status
  } catch {
    return 500
  }
}
