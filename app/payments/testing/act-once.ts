import { runOnce } from 'graphile-worker'
import { jobs } from '#app/jobs.server'
import { type PurchaseRequest, placePurchase } from '#app/orders/placing/place-purchase.server'
import { receiveEvent } from '#app/payments/events/receive-event.server'
import { configurePayments } from '#app/payments/provider/payment-settings.server'
import { sendRefund } from '#app/payments/refunds/send-refund.server'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { settle } from '#app/payments/settling/settle.server'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import type { JobPayload } from '#app/platform/jobs.server'
import { releaseOrder } from '#app/settlement/release/release-order.server'
import { sendReversal } from '#app/settlement/transfers/send-reversal.server'
import { sendTransfer } from '#app/settlement/transfers/send-transfer.server'

/** One act of the market in a process of its own, so that a test can kill it: `ACT` names it, `INPUT` is its JSON. */
const { ACT = '', INPUT = 'null', DATABASE_URL = '', STRIPE_API_BASE, WEBHOOK_SECRET = '' } = process.env
const input = JSON.parse(INPUT) as Record<string, string>
const { db, pool } = openDatabase(DATABASE_URL, { max: 4 })
configurePayments({ secretKey: 'sk_test_market', apiBase: STRIPE_API_BASE, webhookSecrets: [WEBHOOK_SECRET], baseUrl: 'http://shop.test' })

const acts: Record<string, () => Promise<unknown>> = {
  place: () => placePurchase(db, input as unknown as PurchaseRequest),
  start: () => startPayment(db, input.purchaseId ?? ''),
  settle: () => settle(db, input.purchaseId ?? ''),
  receive: () => receiveEvent(db, input.body ?? '', input.signature ?? ''),
  transfer: () => sendTransfer(db, input.transferId ?? ''),
  reverse: () => sendReversal(db, input.reversalId ?? ''),
  release: () => releaseOrder(db, input.sellerOrderId ?? ''),
  refund: () => sendRefund(db, input.refundId ?? ''),
  work: () =>
    runOnce({
      pgPool: pool,
      taskList: Object.fromEntries(
        Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work((payload ?? {}) as JobPayload)]),
      ),
    }),
}

const result = await acts[ACT]?.()
process.stdout.write(`${JSON.stringify(result ?? null)}\n`)
await closeDatabase()
