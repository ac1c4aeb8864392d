import { inArray, sql } from 'drizzle-orm'
import { decimalOf } from '#app/kernel/money'
import { hasLuhn } from '#app/settlement/bank/bank-facts'
import { keepBankAccount } from '#app/settlement/bank/keep-bank-account.server'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { releaseDue } from '#app/settlement/release/release-order.server'
import type { Db } from '#db/client.server'
import { payoutAccounts, payoutBatches, payoutBatchLines } from '#db/schema/settlement'
import { farmerStall, type OpenStall } from '#db/seed/open-stalls.server'
import { type Ordering, placeOrder } from '#db/seed/orders/place-orders.server'

type Paying = Ordering & { operatorId: string; secondOperatorId: string }

/** Who is paid by the first run; the money of the last comes back. */
const paidFirst = [farmerStall.key, 'xishang-tea', 'daixi-cellar', 'aishan-zongzi']
const cameBack = 'aishan-zongzi'
/** Have given no account, so that the operator has somebody to ask. */
const withoutAccount = ['shiling-bees', 'ginkgo-lane', 'lianshi-lamb']

/** A card number with a right check digit that was given to nobody: nearly all of it is noughts. */
function demoAccount(serial: number): string {
  const body = `62000000000000${String(serial).padStart(4, '0')}`
  return [...'0123456789'].map((digit) => body + digit).find(hasLuhn) ?? body
}

/** Bank accounts of these stalls, given four days ago. */
async function giveAccounts(db: Db, stalls: readonly OpenStall[], from: number): Promise<void> {
  const known = new Set((await db.select({ id: payoutAccounts.sellerId }).from(payoutAccounts)).map(({ id }) => id))
  const fresh = stalls.filter(({ sellerId }) => !known.has(sellerId))
  for (const [i, { userId, sellerId }] of fresh.entries())
    await keepBankAccount(
      db,
      { userId, sellerId },
      { account: demoAccount(from + i), bank: '演示银行湖州支行', cnaps: `999336${String(from + i).padStart(6, '0')}` },
    )
  if (fresh.length > 0)
    await db
      .update(payoutAccounts)
      .set({ state: 'active', changedAt: sql`now() - interval '4 days'`, checkedAt: sql`now() - interval '1 day'` })
      .where(
        inArray(
          payoutAccounts.sellerId,
          fresh.map(({ sellerId }) => sellerId),
        ),
      )
}

/** What the bank answers to a run: all paid but one. */
async function answerOf(db: Db, no: string, backTo: string | undefined): Promise<Uint8Array> {
  const { rows } = await db.execute<{ reference: string; minor: number; sellerId: string }>(sql`
    SELECT l.reference, l.amount_minor AS minor, l.seller_id AS "sellerId" FROM ${payoutBatchLines} l JOIN ${payoutBatches} b ON b.id = l.batch_id WHERE b.no = ${no}`)
  const told = rows.map(({ reference, minor, sellerId }) => {
    const isBack = sellerId === backTo
    return [reference, isBack ? '退回' : '成功', decimalOf(minor, 'CNY'), isBack ? '账号与户名不符' : ''].join(',')
  })
  const sum = rows.reduce((total, { minor }) => total + minor, 0)
  return new TextEncoder().encode(['编号,结果,金额,原因', ...told, `合计,${rows.length},${decimalOf(sum, 'CNY')},`].join('\n'))
}

/** Made by one operator, approved by the other, paid by the bank but for one line. */
async function firstRun(db: Db, { operatorId, secondOperatorId, stalls }: Paying): Promise<void> {
  const no = await draftBatch(db, operatorId, { currency: 'CNY', reason: '上周货款' })
  await approveBatch(db, secondOperatorId, { no, reason: '笔数、合计和尾号都对过' })
  await exportBatch(db, operatorId, { no, reason: '交给银行' })
  const bytes = await answerOf(db, no, stalls.get(cameBack)?.sellerId)
  await importResult(db, operatorId, { no, bytes, reason: '银行回单' })
}

/**
 * Settles the received orders of the demo, pays some of them by a run of bank payments, and leaves others payable. Does nothing where a run
 * was made before.
 */
export async function payDemoSellers(db: Db, paying: Paying): Promise<void> {
  if ((await db.$count(payoutBatches)) > 0) return
  const all = [...paying.stalls.values()]
  await releaseDue(db)
  await giveAccounts(
    db,
    all.filter(({ plan }) => paidFirst.includes(plan.key)),
    1,
  )
  await firstRun(db, paying)
  await giveAccounts(
    db,
    all.filter(({ plan }) => !withoutAccount.includes(plan.key)),
    1 + paidFirst.length,
  )
  await placeOrder(db, { buyer: 4, from: [[farmerStall.key, 'received']], by: 'alipay' }, 99, paying)
  await releaseDue(db)
}
