import { and, eq, sql } from 'drizzle-orm'
import { offsetDebts, postTransfer } from '#app/ledger/posting.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { PayoutProviderName } from '#app/settlement/payouts/payout-provider'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import type { Db } from '#db/client.server'
import { payoutAccounts, transfers } from '#db/schema/settlement'

type Wanted = {
  id: string
  sellerOrderId: string
  sellerId: string
  purchaseId: string
  n: number
  state: string
  provider: PayoutProviderName
  amountMinor: number
  currency: string
  accountRef: string
  chargeRef: string
  settledCurrency: string | null
  /** Minor units of the settlement currency that this share is worth. */
  settledMinor: number | null
  createdAt: string
}

async function wantedTransfer(db: Db, id: string): Promise<Wanted | null> {
  const { rows } = await db.execute<Wanted>(sql`
    SELECT t.id, t.seller_order_id AS "sellerOrderId", t.seller_id AS "sellerId", y.purchase_id AS "purchaseId", t.n, t.state, t.provider, t.amount_minor AS "amountMinor",
      t.currency, t.account_ref AS "accountRef", y.charge_ref AS "chargeRef", y.settled_currency AS "settledCurrency",
      floor(t.amount_minor::numeric * y.settled_minor / y.amount_minor)::bigint AS "settledMinor", t.created_at AS "createdAt"
    FROM transfers t JOIN payments y ON y.id = t.payment_id WHERE t.id = ${id}`)
  return rows[0] ?? null
}

/**
 * Sends a transfer that was set aside to the provider, once: its key comes from its row. One that the provider will not make for its seller is
 * payable again, and the account is looked at.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function sendTransfer(db: Db, transferId: string): Promise<void> {
  const wanted = await wantedTransfer(db, transferId)
  if (wanted?.state !== 'requested') return
  const { wayOut } = payoutProviderOf(wanted)
  if (wayOut.how !== 'at-once') return
  await failpoint('transfer.before_call')
  try {
    const providerRef = await wayOut.transfers.send({
      ...wanted,
      amountMinor: wanted.settledMinor ?? wanted.amountMinor,
      currency: wanted.settledCurrency ?? wanted.currency,
      askedAt: new Date(wanted.createdAt),
      key: `transfer:${wanted.sellerOrderId}:${wanted.n}`,
    })
    await failpoint('transfer.after_call_before_save')
    await saveSent(db, wanted, providerRef)
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    await giveUp(db, wanted, error.code ?? error.message)
  }
}

function saveSent(db: Db, { id, sellerOrderId, settledMinor, settledCurrency }: Wanted, providerRef: string): Promise<void> {
  return transact(db, async (tx) => {
    const [moved] = await tx
      .update(transfers)
      .set({
        state: 'sent',
        providerRef,
        sentAt: new Date(),
        sentMinor: settledCurrency ? settledMinor : null,
        sentCurrency: settledCurrency,
      })
      .where(and(eq(transfers.id, id), eq(transfers.state, 'requested')))
      .returning({ id: transfers.id })
    if (!moved) return
    await postTransfer(tx, 'transfer_sent', id)
    await announce(tx, 'transfer_sent', id, { transferId: id, sellerOrderId })
  })
}

function giveUp(db: Db, { id, sellerOrderId, sellerId }: Wanted, failure: string): Promise<void> {
  return transact(db, async (tx) => {
    const [moved] = await tx
      .update(transfers)
      .set({ state: 'failed', failure, settledAt: new Date() })
      .where(and(eq(transfers.id, id), eq(transfers.state, 'requested')))
      .returning({ id: transfers.id })
    if (!moved) return
    await tx
      .update(payoutAccounts)
      .set({ state: 'restricted', changedAt: new Date() })
      .where(and(eq(payoutAccounts.sellerId, sellerId), eq(payoutAccounts.provider, 'stripe_connect'), eq(payoutAccounts.state, 'active')))
    await tx.execute(
      sql`UPDATE transfer_reversals SET state = 'void', settled_at = now() WHERE transfer_id = ${id} AND state = 'requested'`,
    )
    await postTransfer(tx, 'transfer_failed', id)
    await offsetDebts(tx, sellerOrderId)
    await announce(tx, 'payee_changed', `${sellerId}:${id}`, { sellerId })
  })
}

/** Transfers whose job was lost or gave up are taken up again. */
export async function pollTransfers(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT id FROM transfers WHERE state = 'requested' AND provider = 'stripe_connect' AND created_at < now() - interval '5 minutes' ORDER BY created_at LIMIT 100`,
  )
  for (const { id } of rows) await sendTransfer(db, id)
}
