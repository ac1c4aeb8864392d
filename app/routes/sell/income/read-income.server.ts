import { db } from '#app/platform/database.server'
import { payoutAccountOf } from '#app/settlement/bank/payout-account-queries.server'
import { comingOrders } from '#app/settlement/income/coming-queries.server'
import { incomeByProduct, incomeByWeek, incomeNow, paidOutIn } from '#app/settlement/income/income-queries.server'
import type { Month } from '#app/settlement/income/months'
import { sellerPayouts } from '#app/settlement/income/payout-queries.server'

/** Everything that the income page of a stall shows of one currency. */
export async function readIncome(sellerId: string, month: Month, currency: string) {
  const [now, paidOutMinor, account, coming, weeks, products, payouts] = await Promise.all([
    incomeNow(db, sellerId, currency),
    paidOutIn(db, sellerId, currency, month),
    payoutAccountOf(db, sellerId),
    comingOrders(db, sellerId, currency),
    incomeByWeek(db, sellerId, currency, month),
    incomeByProduct(db, sellerId, currency, month),
    sellerPayouts(db, sellerId, currency),
  ])
  return { now, paidOutMinor, account, coming, weeks, products, payouts }
}
