import { beforeAll, describe, expect, test } from 'vitest'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import { noticedAfter } from '#app/payments/testing/broken-books'
import { moneyMarket } from '#app/payments/testing/money-market'
import { weighedMarket } from '#app/payments/testing/weighed-market'
import { weighingChecks } from './book-checks-weighing.server'

const market = moneyMarket()
const { boughtMelons } = weighedMarket(market)
type Bought = Awaited<ReturnType<typeof boughtMelons>>

let waiting: Bought
let charged: Bought
let refunded: Bought

async function weigh(bought: Bought): Promise<Bought> {
  await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
  await packOrder(market.db, bought.seller, bought)
  await market.workOff()
  return bought
}

beforeAll(async () => {
  waiting = await boughtMelons('card')
  charged = await weigh(await boughtMelons('card'))
  refunded = await weigh(await boughtMelons('alipay'))
})

const ago = "now() - interval '1 hour'"

describe('the audit of what is weighed', () => {
  test('has a violation for every check, and finds nothing in clean books', async () => {
    expect(weighingChecks.map(({ name }) => name.split(' ')[0])).toEqual(
      Object.keys(violations)
        .map((name) => name.slice(0, 3))
        .filter((name, n, all) => all.indexOf(name) === n),
    )
    expect(await noticedAfter(market, [])).toEqual([])
  })

  const violations: Record<string, () => string> = {
    'W01 packed without a weight': () => `UPDATE order_lines SET final_minor = NULL WHERE id = '${charged.line.id}'`,
    'W01 paid by another weight than the last of the scale': () =>
      `UPDATE order_lines SET weighed_grams = weighed_grams - 1 WHERE id = '${refunded.line.id}'`,
    'W02 a difference that did not go back': () =>
      `UPDATE refunds SET request_key = 'other:' || id WHERE seller_order_id = '${refunded.sellerOrderId}'`,
    'W02 a difference of another sum': () =>
      `UPDATE refunds SET amount_minor = amount_minor - 1 WHERE seller_order_id = '${refunded.sellerOrderId}'`,
    'W03 a card charged with another sum': () =>
      `UPDATE payment_holds SET charge_minor = charge_minor + 1 WHERE payment_id = '${charged.payment.id}'`,
    'W03 a rest of a charged card that is still asked for': () =>
      `UPDATE refunds SET state = 'requested' WHERE payment_id = '${charged.payment.id}'`,
    'W04 a charge that was asked for and never came': () =>
      `UPDATE payment_holds SET asked_at = ${ago}, charge_minor = 1, charged_at = NULL WHERE payment_id = '${charged.payment.id}'`,
    'W04 a card whose weighing is overdue': () => `UPDATE payment_holds SET weigh_by = ${ago} WHERE payment_id = '${waiting.payment.id}'`,
  }
  for (const [name, statement] of Object.entries(violations))
    test(`${name} is noticed`, async () => {
      expect(await noticedAfter(market, [statement()])).toContain(name.slice(0, 3))
    })
})
