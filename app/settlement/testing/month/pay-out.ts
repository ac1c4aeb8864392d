import type { moneyMarket } from '#app/payments/testing/money-market'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { batchOf, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'

type Market = ReturnType<typeof moneyMarket>

/** The week's bank payments, made by one operator and approved by another. Of a failing one the first line comes back and its seller gives a new account. */
export async function payOut(market: Market, [maker, checker]: readonly [string, string], { fails }: { fails: boolean }): Promise<void> {
  const act = { reason: '每周打款' }
  const no = await draftBatch(market.db, maker, { currency: 'CNY', ...act })
  await approveBatch(market.db, checker, { no, ...act })
  await exportBatch(market.db, maker, { no, ...act })
  const { lines } = await batchOf(market.db, no)
  const answers = lines.map(({ reference, amountMinor }, n) => ({
    reference,
    said: fails && n === 0 ? '退回' : '成功',
    amount: (amountMinor / 100).toFixed(2),
    ...(fails && n === 0 && { why: '户名不符' }),
  }))
  const read = await importResult(market.db, checker, { no, ...act, bytes: resultBytes(answers) })
  if (!read.isTaken) throw new Error(JSON.stringify(read.faults))
  if (fails) await giveBankAccount(market.db, lines[0]?.sellerId ?? '')
}
