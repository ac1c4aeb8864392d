import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { mailbox, notices } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { disputes } from '#db/schema/settlement'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)

const ownerOf = async (sellerId: string) => (await market.db.select().from(sellers).where(eq(sellers.id, sellerId)))[0]?.ownerId ?? ''
const noticesOf = async (userId: string) =>
  (await market.db.select().from(notices).where(eq(notices.userId, userId))).map(({ kind, detail, path }) => ({ kind, detail, path }))
const sms = (key: string) => market.db.$count(mailbox, sql`message_id LIKE ${`${key}%:sms`}`)

describe('the money of an order is announced', () => {
  test('settled: among the notices, with the sum that is the seller’s; sent: by message too, once each', async () => {
    const { orders } = await goods.received([{ priceMinor: 25_800, payee: true }])
    const [order] = orders as [(typeof orders)[0]]
    const heard = await noticesOf(await ownerOf(order.sellerId))
    expect(heard).toContainEqual({ kind: 'order-settled-seller', detail: { no: order.no, amount: '¥232.20' }, path: '/sell/income' })
    expect(heard).toContainEqual({ kind: 'transfer-sent-seller', detail: { no: order.no, amount: '¥232.20' }, path: '/sell/income' })
    const [transfer] = await goods.transfersOf(order.id)
    expect(await sms(`transfer-sent-seller:${transfer?.id}`)).toBe(1)
    expect(await sms(`order-settled-seller:${order.id}`)).toBe(0)
  })

  test('without an account nothing is sent, and nothing is said of sending', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }])
    const kinds = (await noticesOf(await ownerOf(orders[0]?.sellerId ?? ''))).map(({ kind }) => kind)
    expect(kinds).toContain('order-settled-seller')
    expect(kinds).not.toContain('transfer-sent-seller')
  })
})

test('a card dispute reaches every operator and each seller it is about', async () => {
  const { userId: operatorId } = await signInAs(market.db, { role: 'operator' })
  const { orders, no } = await goods.paid([{ priceMinor: 20_000 }, { priceMinor: 30_000 }], '4000000000000259')
  await market.workOff()
  const [dispute] = await market.db.select().from(disputes).where(eq(disputes.amountMinor, 50_000))
  expect((await noticesOf(operatorId)).filter(({ kind }) => kind === 'dispute-opened-operator')).toEqual([
    {
      kind: 'dispute-opened-operator',
      detail: { no, amount: '¥500.00', until: { zh: expect.stringMatching(/月/), en: expect.stringMatching(/[A-Z]/) } },
      path: '/coop/disputes',
    },
  ])
  for (const order of orders) {
    expect((await noticesOf(await ownerOf(order.sellerId))).map(({ kind }) => kind)).toContain('dispute-opened-seller')
    expect(await sms(`dispute-opened-seller:${dispute?.id}:${order.no}`)).toBe(1)
  }
})
