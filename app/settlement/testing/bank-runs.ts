import { randomInt } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { decimalOf } from '#app/kernel/money'
import { hasLuhn } from '#app/settlement/bank/bank-facts'
import { activateBankAccounts, keepBankAccount } from '#app/settlement/bank/keep-bank-account.server'
import type { Db } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'

/** A card number with a right check digit that begins with 62 and was given to nobody. */
export function demoCard(): string {
  const body = `6200000${String(randomInt(1e11)).padStart(11, '0')}`
  return Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(hasLuhn) ?? ''
}

/** A bank account of a seller whose three days are over, or have just begun. */
export async function giveBankAccount(
  db: Db,
  sellerId: string,
  { account = demoCard(), bank = '湖州银行月河支行', cnaps = '313336071018', waits = false } = {},
): Promise<string> {
  const [seller] = await db.select({ ownerId: sellers.ownerId }).from(sellers).where(eq(sellers.id, sellerId))
  await keepBankAccount(db, { userId: seller?.ownerId ?? '', sellerId }, { account, bank, cnaps })
  if (waits) return account
  await db.execute(sql`UPDATE payout_accounts SET changed_at = now() - interval '73 hours' WHERE seller_id = ${sellerId}`)
  await activateBankAccounts(db)
  return account
}

type Answer = { reference: string; said: string; amount: string; why?: string }

/** A bank's result as it would send it. */
export function resultBytes(answers: readonly Answer[], total?: readonly [count: string, sum: string]): Uint8Array {
  const fen = answers.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
  const [count, sum] = total ?? [String(answers.length), decimalOf(fen, 'CNY')]
  const rows = answers.map(({ reference, said, amount, why = '' }) => `${reference},${said},${amount},${why}`)
  return new TextEncoder().encode(['编号,结果,金额,原因', ...rows, `合计,${count},${sum},`].join('\r\n'))
}

/** A batch as it stands, with its lines. */
export async function batchOf(db: Db, no: string) {
  const [batch] = await db.select().from(payoutBatches).where(eq(payoutBatches.no, no))
  if (!batch) throw new Error(`no batch ${no}`)
  const lines = await db.select().from(payoutBatchLines).where(eq(payoutBatchLines.batchId, batch.id)).orderBy(payoutBatchLines.position)
  return { ...batch, lines }
}
