import { and, eq, inArray, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { jobs } from '#app/jobs.server'
import { newId } from '#app/kernel/new-id'
import { trialBalance } from '#app/ledger/ledger-queries.server'
import { balancesLeft, postAnew } from '#app/ledger/testing/post-anew'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { shipOrder } from '#app/orders/moving/ship-order.server'
import { providerFindings } from '#app/payments/books/book-checks-provider.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { moneyMarket } from '#app/payments/testing/money-market'
import { claims } from '#db/schema/claims'
import { purchases, sellerOrders } from '#db/schema/orders'
import { paymentExceptions, payments, refunds } from '#db/schema/payments'
import { disputes, payoutBatchLines, transfers } from '#db/schema/settlement'
import { movingClock } from '#db/testing/moving-clock'
import { buy, type Kept, wishOf } from './testing/month/buy'
import { chance, together } from './testing/month/chance'
import { payOut } from './testing/month/pay-out'
import { settlePeople } from './testing/month/people'
import { troubles } from './testing/month/troubles'

const market = moneyMarket({ checkBooks: false })
const DAYS = 30
/** Until the last guest has been there and the last parcel counts as received. */
const DAYS_AFTER = 16
const PURCHASES = 500
const DAY = 86_400
const luck = chance(20_261_128)
let clock: Awaited<ReturnType<typeof movingClock>>

beforeAll(async () => {
  clock = await movingClock(market)
})
afterAll(() => clock?.stop())

/** What the worker does by the clock, once a day here. */
const daily = [
  'sweep_expired',
  'poll_sessions',
  'poll_refunds',
  'reconcile_events',
  'receive_overdue',
  'end_overdue_claims',
  'decide_sessions',
  'move_trips',
  'release_due',
  'post_funds',
  'poll_transfers',
  'sync_payees',
  'poll_disputes',
  'reconcile_books',
]

async function remember(purchaseId: string, boughtOn: number, method: Kept['method']): Promise<Kept[]> {
  const rows = await market.ordersOf(purchaseId)
  return rows.map((row) => ({ ...row, boughtOn, method, beside: rows.length, phase: 'paid' as const, isTouched: false }))
}

test('a month of the market: five hundred purchases, sixty refunds, claims, disputes, failed payouts and a message lost every day', {
  timeout: 300_000,
}, async () => {
  const people = await settlePeople(market)
  const [operatorId, checkerId] = [await signInAs(market.db, { role: 'operator' }), await signInAs(market.db, { role: 'operator' })].map(
    ({ userId }) => userId,
  ) as [string, string]
  const trouble = troubles(market, { people, luck, operatorId })
  const orders: Kept[] = []
  const open: Record<'won' | 'lost' | 'unanswered' | 'inquiry', string> = { won: '', lost: '', unanswered: '', inquiry: '' }
  const [restricted] = people.sellers.filter(({ paidBy }) => paidBy === 'connect')
  let bought = 0
  let claimed = 0
  let given = 0

  async function doJobs(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await jobs[name]?.({})
      await market.workOff()
    }
  }

  async function buyOfTheDay(day: number, count: number): Promise<void> {
    const wishes = Array.from({ length: count }, (_, k) => wishOf(bought + k, people, luck))
    bought += count
    const [unheard, ...others] = wishes as [(typeof wishes)[0], ...typeof wishes]
    await market.sandbox.control.addWebhookRule({ action: 'drop' })
    const lost = await buy(market, { ...unheard, comesBack: false })
    await market.workOff()
    await market.sandbox.control.clearWebhookRules()
    expect(await market.purchase(lost)).toMatchObject({ status: 'pending' })
    const made = new Map([[unheard, lost]])
    await together(others, async (wish) => {
      made.set(wish, await buy(market, wish))
    })
    await market.workOff()
    await doJobs(['reconcile_events'])
    expect(await market.purchase(lost)).toMatchObject({ status: 'paid' })
    for (const wish of wishes) orders.push(...(await remember(made.get(wish) ?? '', day, wish.method)))
  }

  async function sendAndReceive(day: number): Promise<void> {
    const goods = orders.filter(({ kind, phase }) => kind === 'goods' && phase !== 'over')
    const due = (phase: Kept['phase'], age: number) => goods.filter((one) => one.phase === phase && one.boughtOn <= day - age)
    // Every fifth buyer says nothing and leaves it to the clock.
    const [toReceive, toShip] = [due('shipped', 3).filter((_, n) => n % 5 !== 4), due('paid', 1)]
    await together(toReceive, async (order) => {
      await receiveOrder(market.db, { kind: 'buyer', id: null, purchaseId: order.purchaseId }, { sellerOrderId: order.id })
      order.phase = 'received'
    })
    await together(toShip, async (order) => {
      const ownerId = people.sellers.find(({ sellerId }) => sellerId === order.sellerId)?.ownerId ?? ''
      const parcel = { sellerOrderId: order.id, carrier: 'sf', trackingNo: `SF${newId().slice(-12)}` }
      await shipOrder(market.db, { kind: 'seller', id: ownerId, sellerId: order.sellerId }, parcel)
      order.phase = 'shipped'
    })
  }

  async function nightFalls(): Promise<void> {
    await clock.move(DAY)
    // What is due at the provider by now happens.
    await market.sandbox.control.advanceClock(1)
    await market.workOff()
    await doJobs(daily)
  }

  /** The provider stops paying a seller and the market does not hear of it: the next transfer is refused. */
  async function restrictUnheard(): Promise<void> {
    const rule = await market.sandbox.control.addWebhookRule({ action: 'drop' })
    await market.sandbox.control.account(restricted?.accountRef ?? '', { restrict: true })
    await market.sandbox.control.webhooksIdle()
    await market.sandbox.control.clearWebhookRules(rule.id)
  }

  for (let day = 0; day < DAYS; day += 1) {
    await buyOfTheDay(day, Math.floor(((day + 1) * PURCHASES) / DAYS) - Math.floor((day * PURCHASES) / DAYS))
    await sendAndReceive(day)
    for (let k = 0; day >= 4 && k < (day >= 22 ? 3 : 2); k += 1) await trouble.giveBack(given++, orders, day)
    if (day >= 4 && day % 2 === 0 && claimed < 12) await trouble.claim(claimed++, orders, day)
    if (day === 6) open.won = await trouble.dispute(orders, 'received')
    if (day === 8) open.lost = await trouble.dispute(orders, 'shipped')
    if (day === 10) open.inquiry = await trouble.dispute(orders, 'received', 'inquiry')
    if (day === 12) open.unanswered = await trouble.dispute(orders, 'received')
    if (day === 14) await trouble.answer(open.won)
    if (day === 15) await trouble.concede(open.lost)
    if (day === 16) await restrictUnheard()
    if (day === 20) await market.sandbox.control.account(restricted?.accountRef ?? '', { restrict: false })
    if (day === 25) await market.sandbox.control.decideDispute(open.inquiry, 'won')
    await market.workOff()
    if (day % 7 === 6) await payOut(market, [operatorId, checkerId], { fails: day === 13 })
    await nightFalls()
  }
  for (let day = 0; day < DAYS_AFTER; day += 1) {
    if (day === 0) await sendAndReceive(DAYS)
    await nightFalls()
  }
  await payOut(market, [operatorId, checkerId], { fails: false })

  expect(await market.db.$count(purchases, eq(purchases.status, 'paid'))).toBe(PURCHASES)
  expect([given, claimed]).toEqual([60, 12])
  expect(await market.db.$count(claims)).toBe(12)
  const verdicts = (await market.db.select({ status: disputes.status }).from(disputes)).map(({ status }) => status)
  expect(verdicts.sort()).toEqual(['lost', 'lost', 'warning_closed', 'won'])
  expect(await market.db.$count(payoutBatchLines, eq(payoutBatchLines.state, 'returned'))).toBe(1)
  expect(await market.db.$count(transfers, and(eq(transfers.state, 'failed'), eq(transfers.provider, 'stripe_connect')))).toBeGreaterThan(0)
  // Nothing is under way any more, and everything that stands is settled.
  expect(await market.db.$count(refunds, inArray(refunds.state, ['requested', 'pending']))).toBe(0)
  expect(await market.db.$count(transfers, eq(transfers.state, 'requested'))).toBe(0)
  expect(await market.db.$count(payments, isNull(payments.fundsPostedAt))).toBe(0)
  expect(
    await market.db.$count(sellerOrders, inArray(sellerOrders.state, ['paid', 'shipped', 'received', 'confirmed', 'started', 'ended'])),
  ).toBe(0)
  // No night found books and provider apart; what an operator had to see is a refund that the bank did not take.
  const seen = new Set((await market.db.select({ kind: paymentExceptions.kind }).from(paymentExceptions)).map(({ kind }) => kind))
  expect([...seen]).toEqual(['refund_failed'])

  await expectCleanBooks(market.db, { simulatedMessages: true })
  const findings = await providerFindings(market.db, { graceMs: 0, days: 2 * (DAYS + DAYS_AFTER) })
  expect(findings.filter(({ rows }) => rows.length > 0)).toEqual([])
  const { available, pending } = await stripe().balance.retrieve()
  const tills = (await trialBalance(market.db, new Date())).filter(({ kind }) => kind === 'psp_available' || kind === 'psp_pending')
  const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)
  expect(sum(tills.map(({ balanceMinor }) => balanceMinor))).toBe(sum([...available, ...pending].map(({ amount }) => amount)))
  expect((await market.sandbox.control.conformance()).problems).toEqual([])

  const posted = await balancesLeft(market.db)
  await postAnew(market)
  expect(await balancesLeft(market.db)).toEqual(posted)
})
