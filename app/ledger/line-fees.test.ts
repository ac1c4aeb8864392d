import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { testContact } from '#app/orders/testing/make-purchase'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { auditLog } from '#db/schema/people'
import { publishTariff } from './publish-tariff.server'
import { balancesOf } from './testing/entries-of'

const market = moneyMarket({ deliverWebhooks: false })
let operatorId: string

beforeAll(async () => {
  operatorId = (await signInAs(market.db, { role: 'operator' })).userId
})

const feesOf = async (purchaseId: string) => {
  const { rows } = await market.db.execute<{ tariff: number; position: number; base: number; fee: number }>(sql`
    SELECT f.tariff, f.position, f.base_minor AS base, f.fee_minor AS fee FROM line_fees f JOIN seller_orders o ON o.id = f.seller_order_id
    WHERE o.purchase_id = ${purchaseId} ORDER BY f.base_minor, f.fee_minor`)
  return rows
}
const begins = () => new Date(Date.now() + 2_000)
/** The database's clock has reached it. */
const begun = async (when: Date) => {
  while (!(await market.db.execute<{ due: boolean }>(sql`SELECT ${when.toISOString()}::timestamptz <= now() AS due`)).rows[0]?.due);
}
const buy = async (...priceMinors: number[]) => {
  const products = []
  for (const priceMinor of priceMinors) products.push(await market.product({ onHand: 5, priceMinor }))
  return market.startBuying(products)
}
const invalid = (key: string) => expect.objectContaining({ name: 'Refusal', key })

describe('the fee of a line', () => {
  test('is a tenth by the tariff the market opens with, rounded once, half up, without freight', async () => {
    const { purchaseId } = await buy(25_800, 1_004, 1_005, 1)
    expect(await feesOf(purchaseId)).toEqual([
      { tariff: 1, position: 1, base: 1, fee: 0 },
      { tariff: 1, position: 1, base: 1_004, fee: 100 },
      { tariff: 1, position: 1, base: 1_005, fee: 101 },
      { tariff: 1, position: 1, base: 25_800, fee: 2_580 },
    ])
  })

  test('is frozen with nights too, and is what the order pays when it is paid later under other rates', async () => {
    const { rooms } = await makeStay(market.db)
    const arrival = addDays(dayOf(new Date()), 30)
    const bought = await market.startBuying([], {
      address: testContact,
      wishes: [{ roomTypeId: rooms[0].roomTypeId, arrival, departure: addDays(arrival, 2) }],
    })
    const frozen = await feesOf(bought.purchaseId)
    expect(frozen.length).toBeGreaterThanOrEqual(2)
    const validFrom = begins()
    await publishTariff(market.db, operatorId, { validFrom, rates: [{ rateBps: 9_000 }], note: '太贵' })
    await begun(validFrom)
    await payOnHostedPage(bought.url)
    expect(await settle(market.db, bought.purchaseId)).toBe('paid')
    expect(await feesOf(bought.purchaseId)).toEqual(frozen)
    expect((await balancesOf(market.db, bought.purchaseId)).fee_deferred).toBe(-frozen.reduce((sum, { fee }) => sum + fee, 0))
  })

  test('follows the first rate that matches: kind of order, kind of seller, category or one above it', async () => {
    const validFrom = begins()
    const version = await publishTariff(market.db, operatorId, {
      validFrom,
      rates: [
        { sellerKind: 'cooperative', categoryCode: '10', rateBps: 100 },
        { categoryCode: '1001', rateBps: 200 },
        { orderKind: 'stay', rateBps: 300 },
        { sellerKind: 'cooperative', rateBps: 400 },
        { rateBps: 500 },
      ],
      note: '茶叶少收',
    })
    await begun(validFrom)
    const cooperative = (await makeSeller(market.db, { kind: 'cooperative' })).sellerId
    const household = (await makeSeller(market.db)).sellerId
    const matched = async (sellerId: string, categoryCode: string) =>
      (
        await feesOf(
          (
            await market.startBuying([await market.product({ sellerId, categoryCode, priceMinor: 10_000, onHand: 5 })])
          ).purchaseId,
        )
      ).map(({ tariff, position, fee }) => [tariff, position, fee])
    expect(await matched(cooperative, '1001')).toEqual([[version, 1, 100]])
    expect(await matched(household, '1001')).toEqual([[version, 2, 200]])
    expect(await matched(household, '1003')).toEqual([[version, 5, 500]])
    expect(await matched(cooperative, '2001')).toEqual([[version, 4, 400]])
    const { rooms } = await makeStay(market.db)
    const arrival = addDays(dayOf(new Date()), 40)
    const stay = await market.startBuying([], {
      address: testContact,
      wishes: [{ roomTypeId: rooms[0].roomTypeId, arrival, departure: addDays(arrival, 1) }],
    })
    expect(new Set((await feesOf(stay.purchaseId)).map(({ position }) => position))).toEqual(new Set([3]))
  })

  test('an announced tariff waits for its day', async () => {
    const before = await feesOf((await buy(10_000)).purchaseId)
    await publishTariff(market.db, operatorId, {
      validFrom: new Date(Date.now() + 86_400_000),
      rates: [{ rateBps: 0 }],
      note: '明天起不收',
    })
    expect(await feesOf((await buy(10_000)).purchaseId)).toEqual(before)
  })
})

describe('publishing rates', () => {
  test('two at once become two versions, each written into the log of acts', async () => {
    const validFrom = new Date(Date.now() + 2 * 86_400_000)
    const versions = await Promise.all(
      ['甲', '乙'].map((note) => publishTariff(market.db, operatorId, { validFrom, rates: [{ rateBps: 0 }], note })),
    )
    expect(Math.abs((versions[0] ?? 0) - (versions[1] ?? 0))).toBe(1)
    const acts = await market.db.select().from(auditLog).where(eq(auditLog.act, 'fees.publish'))
    expect(acts.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['甲', '乙']))
  })

  test('rates that leave a line without one, or that nothing could reach, are refused', async () => {
    const publish = (rates: Parameters<typeof publishTariff>[2]['rates'], validFrom = new Date(Date.now() + 3 * 86_400_000)) =>
      publishTariff(market.db, operatorId, { validFrom, rates, note: '' })
    await expect(publish([{ orderKind: 'stay', rateBps: 1 }])).rejects.toEqual(invalid('tariff-open-ended'))
    await expect(publish([])).rejects.toEqual(invalid('tariff-open-ended'))
    await expect(publish([{ rateBps: 1 }, { orderKind: 'stay', rateBps: 1 }])).rejects.toEqual(invalid('tariff-open-ended'))
    await expect(publish([{ rateBps: 1 }], new Date(Date.now() - 1000))).rejects.toEqual(invalid('tariff-in-past'))
    await expect(publish([{ rateBps: 1 }], new Date(Date.now() + 1000))).rejects.toEqual(invalid('tariff-in-past'))
  })
})
