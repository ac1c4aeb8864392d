import { db } from '#app/platform/database.server'
import { payoutAccountOf } from '#app/settlement/bank/payout-account-queries.server'
import { comingOrders } from '#app/settlement/income/coming-queries.server'
import { incomeByProduct, incomeByWeek, incomeNow, paidOutIn } from '#app/settlement/income/income-queries.server'
import type { Month } from '#app/settlement/income/months'
import { sellerPayouts } from '#app/settlement/income/payout-queries.server'

/** The market's currency; what was sold in another is on the operator's books. */
export const incomeCurrency = 'CNY'

/** Everything that the income page of a stall shows. */
export async function readIncome(sellerId: string, month: Month) {
  const [now, paidOutMinor, account, coming, weeks, products, payouts] = await Promise.all([
    incomeNow(db, sellerId, incomeCurrency),
    paidOutIn(db, sellerId, incomeCurrency, month),
    payoutAccountOf(db, sellerId),
    comingOrders(db, sellerId, incomeCurrency),
    incomeByWeek(db, sellerId, incomeCurrency, month),
    incomeByProduct(db, sellerId, incomeCurrency, month),
    sellerPayouts(db, sellerId, incomeCurrency),
  ])
  return { now, paidOutMinor, account, coming, weeks, products, payouts }
}
