import { eq, isNull, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { providerFindings } from '#app/payments/books/book-checks-provider.server'
import { checkBooks } from '#app/payments/books/books.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { paymentExceptions } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'
import { asOwner } from '#db/testing/as-owner'
import { reconcileBooks, resolveDifference } from './reconcile-books.server'

const market = moneyMarket({ checkBooks: false })
const goods = settledOrders(market)
const openOnes = async () =>
  (await market.db.select().from(paymentExceptions).where(isNull(paymentExceptions.closedAt))).map(({ kind, ref }) => [kind, ref])
const wrong = async () =>
  (await providerFindings(market.db, { graceMs: 0 })).filter(({ rows }) => rows.length > 0).map(({ name }) => name.split(' ')[0])

describe('the nightly comparison', () => {
  test('books with every kind of movement agree with the provider to the fen', async () => {
    const { orders, purchaseId } = await goods.received([{ priceMinor: 20_000, payee: true }])
    const { userId } = await signInAs(market.db, { role: 'operator' })
    await refundOrder(market.db, userId, { sellerOrderId: orders[0]?.id ?? '', amountMinor: 5_000, reason: '坏了', requestKey: newId() })
    await market.workOff()
    const disputed = await goods.paid([{ priceMinor: 30_000 }])
    const [payment] = await market.paymentsOf(disputed.purchaseId)
    const { id } = await market.sandbox.control.openDispute({ charge: payment?.chargeRef ?? '' })
    await market.workOff()
    await market.sandbox.control.decideDispute(id, 'won')
    await market.workOff()
    expect(await goods.balancesOf(purchaseId)).not.toEqual({})
    expect(await wrong()).toEqual([])
    expect(await reconcileBooks(market.db, { graceMs: 0 })).toMatchObject({ found: 0 })
  })

  test('a refund that was asked for long before it failed is no difference', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 20_000 }], '4000000000005126')
    const { userId } = await signInAs(market.db, { role: 'operator' })
    await refundOrder(market.db, userId, { sellerOrderId: orders[0]?.id ?? '', amountMinor: 5_000, reason: '坏了', requestKey: newId() })
    await market.workOff()
    const [sent] = await market.refundsOf(purchaseId)
    if (sent?.state !== 'failed') await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'failed' }])
    await market.db.execute(
      sql`UPDATE refunds SET created_at = created_at - interval '60 days' WHERE payment_id IN (SELECT id FROM payments WHERE purchase_id = ${purchaseId})`,
    )
    expect(await wrong()).toEqual([])
  })

  test('payment case 45: one missing, one extra and one that differs are all reported, none is mended by itself; C72 asked again, what was lost is taken in', async () => {
    const rule = await market.sandbox.control.addWebhookRule({ action: 'drop' })
    const product = await market.product({ onHand: 5, priceMinor: 10_000 })
    const lost = await market.startBuying([{ offerId: product.offerId }])
    await payOnHostedPage(lost.url)
    const differing = await goods.paid([{ priceMinor: 20_000 }])
    await market.workOff()
    const [payment] = await market.paymentsOf(differing.purchaseId)
    await asOwner(market, async (owner) => {
      await owner.execute(sql`ALTER TABLE refunds DISABLE TRIGGER USER`)
      await owner.execute(sql`UPDATE payments SET fee_minor = fee_minor + 1 WHERE id = ${payment?.id}`)
      await owner.execute(
        sql`INSERT INTO refunds (id, payment_id, request_key, provider_ref, amount_minor, state) VALUES (${newId()}, ${payment?.id}, 'ghost', 're_ghost', 7, 'succeeded')`,
      )
    })
    const before = await wrong()
    expect(before).toEqual(expect.arrayContaining(['R1', 'R2', 'R3', 'R4', 'R10']))
    await reconcileBooks(market.db, { graceMs: 0 })
    await reconcileBooks(market.db, { graceMs: 0 })
    const kinds = (await openOnes()).map(([kind]) => kind)
    expect(kinds.filter((kind) => kind === 'books_missing')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'books_extra')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'books_differs')).toHaveLength(1)
    expect((await market.purchase(lost.purchaseId)).status).toBe('pending')

    const { userId } = await signInAs(market.db, { role: 'operator' })
    const resolve = async (kind: string) => {
      const [one] = await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.kind, kind))
      return resolveDifference(market.db, userId, { exceptionId: one?.id ?? '', reason: '核对过' })
    }
    await resolve('books_missing')
    expect((await market.purchase(lost.purchaseId)).status).toBe('paid')
    await expect(resolve('books_differs')).rejects.toMatchObject({ key: 'still-differs' })
    await expect(resolve('books_extra')).rejects.toMatchObject({ key: 'still-differs' })
    expect(await market.db.select().from(auditLog).where(eq(auditLog.actorId, userId))).toMatchObject([
      { act: 'books.resolved', reason: '核对过' },
    ])
    await market.sandbox.control.clearWebhookRules(rule.id)
  })

  test('a payout of the house that nobody posted is found, and posted once by the one button', async () => {
    await goods.received([{ priceMinor: 90_000 }], '4000000000000077')
    const payout = await stripe().payouts.create({ amount: 1_234, currency: 'cny' })
    await reconcileBooks(market.db, { graceMs: 0 })
    const [found] = await market.db
      .select()
      .from(paymentExceptions)
      .where(eq(paymentExceptions.ref, `payout:${payout.id}`))
    expect(found).toMatchObject({ kind: 'books_missing' })
    const { userId } = await signInAs(market.db, { role: 'operator' })
    await resolveDifference(market.db, userId, { exceptionId: found?.id ?? '', reason: '银行已到账' })
    const { rows } = await market.db.execute(sql`
      SELECT sum(e.amount_minor)::int AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE a.kind = 'bank'`)
    expect(rows).toEqual([{ minor: 1_234 }])
    const audit = await checkBooks(market.db)
    expect(audit.filter(({ name }) => name.startsWith('L02')).flatMap((check) => check.rows)).toEqual([])
  })
})
