import { and, desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { sayNotice } from '#app/i18n/say-notice'
import { makePerson } from '#app/identity/testing/sign-in'
import { formatDay } from '#app/kernel/day'
import { answerInvoice } from '#app/orders/answers/answer-invoice.server'
import { answerProblem, reportProblem } from '#app/orders/answers/report-problem.server'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { addParcel, recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { testAddress } from '#app/orders/testing/make-purchase'
import { carryOut } from '#app/outbox-handlers.server'
import { arrivesBy } from '#app/payments/refunds/arrives-by'
import { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { listings } from '#db/schema/catalogue'
import { orderLines, problems } from '#db/schema/orders'
import { users } from '#db/schema/people'
import { mailbox, notices, outbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { countUnread, markAllRead, noticesOf } from './notice-queries.server'
import { configureLinks } from './tell.server'

const market = moneyMarket()
const invoice = { title: '陈小满', taxNo: '' }
let people = 0
let buyerPhone = ''

beforeAll(() => configureLinks('http://shop.test'))

/** An order paid by a member whose phone the address carries, with the people it concerns. */
async function paidOrder({ guest = false, wantsInvoice = false, locale = 'zh' as 'zh' | 'en' } = {}) {
  const { sellerId, offerId } = await market.product({ onHand: 9, priceMinor: 1290, titleZh: '安吉冬笋', titleEn: 'Winter shoots' })
  const buyer = guest ? null : await makePerson(market.db, { email: `${sellerId}@example.com`, locale })
  people += 1
  buyerPhone = `138${String(people).padStart(8, '0')}`
  const { purchaseId, no, url } = await market.startBuying([{ offerId, quantity: 2 }], {
    address: { ...testAddress, phone: buyerPhone },
    buyerId: buyer?.userId ?? null,
    email: buyer?.email ?? null,
    locale,
    ...(wantsInvoice ? { invoices: { [sellerId]: invoice } } : {}),
  })
  await payOnHostedPage(url)
  await market.workOff()
  const [order] = await market.ordersOf(purchaseId)
  const [seller] = await market.db.select().from(sellers).where(eq(sellers.id, sellerId))
  if (!order || !seller) throw new Error('no order')
  return {
    purchaseId,
    no,
    order,
    seller,
    buyer,
    asSeller: { kind: 'seller' as const, id: seller.ownerId, sellerId },
    asBuyer: { kind: 'buyer' as const, id: buyer?.userId ?? null, purchaseId },
  }
}

const sent = (recipient: string) =>
  market.db.select().from(mailbox).where(eq(mailbox.recipient, recipient)).orderBy(desc(mailbox.at), desc(mailbox.id))
const latest = async (recipient: string) => (await sent(recipient))[0]?.body ?? ''
const noticed = async (userId: string) => (await noticesOf(market.db, userId)).rows.map((notice) => notice.kind)

describe('what people hear of an order', () => {
  test('is read in the language the market is read in, whichever the message was sent in', async () => {
    const { order, seller } = await paidOrder()
    const [told] = (await noticesOf(market.db, seller.ownerId)).rows.filter(({ kind }) => kind === 'paid-seller')
    if (!told || !order.shipBy) throw new Error('the seller heard nothing')
    expect(sayNotice('zh', told)).toBe(`新订单 ${order.no}：安吉冬笋 × 2，共 ¥33.80。请在 ${formatDay(order.shipBy, 'zh')} 前发货。`)
    expect(sayNotice('en', told)).toBe(`New order ${order.no}: Winter shoots × 2, ¥33.80. Please ship by ${formatDay(order.shipBy, 'en')}.`)
  })

  test('paid: the buyer by SMS, mail and notice; the seller what to pack, for how much and until when', async () => {
    const { no, order, seller, buyer } = await paidOrder()
    expect(await latest(buyerPhone)).toBe(
      `【湖上集】已收到 ¥33.80，订单 ${no}。${seller.nameZh} 会打包发货。查看：http://shop.test/orders/${no}`,
    )
    expect((await sent(buyer?.email ?? '')).map((mail) => [mail.channel, mail.subject])).toEqual([['mail', `已付款：${no}`]])
    expect(await noticed(buyer?.userId ?? '')).toEqual(['paid-buyer'])
    expect(await latest(seller.phone)).toMatch(
      new RegExp(
        `^【湖上集】新订单 ${order.no}：安吉冬笋 × 2，共 ¥33\\.80。请在 .*周. 前发货。http://shop\\.test/sell/orders/${order.no}$`,
      ),
    )
    expect(await noticed(seller.ownerId)).toEqual(['paid-seller'])
  })

  test('an English buyer reads English, a Chinese seller Chinese', async () => {
    const { no, seller } = await paidOrder({ locale: 'en' })
    expect(await latest(buyerPhone)).toBe(
      `[Hushang Market] We received ¥33.80 for order ${no}. The Shens will pack and ship. See http://shop.test/en/orders/${no}`,
    )
    expect(await latest(seller.phone)).toContain('【湖上集】新订单')
  })

  test('a guest gets a link that opens the order without an account, by SMS only', async () => {
    const { no } = await paidOrder({ guest: true })
    expect(await latest(buyerPhone)).toMatch(new RegExp(`http://shop\\.test/orders/${no}\\?token=[\\w-]{20,}$`))
    expect(await sent(buyerPhone)).toHaveLength(1)
  })

  test('shipped in two parcels: each is told with its own number; delivered and received follow', async () => {
    const { order, seller, buyer, asSeller, asBuyer } = await paidOrder()
    await shipOrder(market.db, asSeller, { sellerOrderId: order.id, carrier: '顺丰速运', trackingNo: 'SF1001' })
    await addParcel(market.db, asSeller, { sellerOrderId: order.id, carrier: '中通快递', trackingNo: 'ZTO2002' })
    await market.workOff()
    const bodies = (await sent(buyerPhone)).map((sms) => sms.body).filter((body) => body.includes('已发货'))
    expect(bodies.some((body) => body.includes('顺丰速运 SF1001'))).toBe(true)
    expect(bodies.some((body) => body.includes('中通快递 ZTO2002'))).toBe(true)
    expect(bodies).toHaveLength(2)
    await recordDelivery(market.db, asSeller, { sellerOrderId: order.id })
    await market.workOff()
    expect(await latest(buyerPhone)).toContain('的包裹已送到')
    await receiveOrder(market.db, asBuyer, { sellerOrderId: order.id })
    await market.workOff()
    expect(await latest(seller.phone)).toBe(`【湖上集】买家已收到订单 ${order.no}（¥33.80），货款可以结算了。`)
    expect((await noticed(buyer?.userId ?? '')).sort()).toEqual(['delivered-buyer', 'paid-buyer', 'shipped-buyer', 'shipped-buyer'])
  })

  test('cancelled by the seller: the buyer hears why and then of the refund, the seller nothing', async () => {
    const { order, seller, buyer, asSeller } = await paidOrder()
    await cancelOrder(market.db, asSeller, { sellerOrderId: order.id, reason: '下雪挖不动' })
    await market.workOff()
    const bodies = (await sent(buyerPhone)).map((sms) => sms.body)
    expect(bodies.find((body) => body.includes('已取消'))).toContain('下雪挖不动')
    const [refund] = await market.refundsOf(order.purchaseId)
    const by = formatDay(arrivesBy({ via: 'provider', method: 'card' }, refund?.settledAt ?? new Date(0)), 'zh')
    expect(bodies.find((body) => body.includes('退款'))).toContain(`退款 ¥33.80 已退出，最晚 ${by} 到账。`)
    expect(await noticed(seller.ownerId)).toEqual(['paid-seller'])
    expect((await noticed(buyer?.userId ?? '')).sort()).toEqual(['cancelled-buyer', 'paid-buyer', 'refunded-buyer'])
  })

  test('cancelled by the buyer: the seller is told not to ship', async () => {
    const { order, seller, asBuyer } = await paidOrder()
    await cancelOrder(market.db, asBuyer, { sellerOrderId: order.id, reason: '买错了' })
    await market.workOff()
    expect(await latest(seller.phone)).toBe(`【湖上集】订单 ${order.no} 已取消：买错了。不用发货了。`)
  })

  test('two problems in a row are told apart, to seller and operator; the answer goes back to the buyer', async () => {
    const operator = await makePerson(market.db, { role: 'operator', locale: 'en' })
    const { order, seller, buyer, asSeller, asBuyer, purchaseId } = await paidOrder()
    await reportProblem(market.db, asBuyer, { sellerOrderId: order.id, text: '少了一包' })
    await reportProblem(market.db, asBuyer, { sellerOrderId: order.id, text: '有一根烂了' })
    await market.workOff()
    const bodies = (await sent(seller.phone)).map((sms) => sms.body)
    expect(bodies.filter((body) => body.includes('少了一包'))).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('有一根烂了'))).toHaveLength(1)
    expect(await noticed(operator.userId)).toEqual(['problem-operator', 'problem-operator'])
    expect(await sent(operator.phone)).toEqual([])
    expect((await noticesOf(market.db, operator.userId)).rows[0]?.path).toBe(`/coop/orders/${(await market.purchase(purchaseId)).no}`)
    const [first] = await market.db
      .select()
      .from(problems)
      .where(and(eq(problems.sellerOrderId, order.id), eq(problems.text, '少了一包')))
    await answerProblem(market.db, asSeller, { problemId: first?.id ?? '', answer: '明天补寄' })
    await market.workOff()
    expect(await latest(buyerPhone)).toContain('明天补寄')
    expect(await noticed(buyer?.userId ?? '')).toContain('answered-buyer')
    await market.db.update(users).set({ role: 'member' }).where(eq(users.id, operator.userId))
  })

  test.each([
    { state: 'issued' as const, answer: '25332000000012345678', says: '开好了：25332000000012345678' },
    { state: 'refused' as const, answer: '自产农产品免税，只有收据', says: '开不了：自产农产品免税，只有收据' },
  ])('an invoice $state is told', async ({ state, answer, says }) => {
    const { order, asSeller } = await paidOrder({ wantsInvoice: true })
    await answerInvoice(market.db, asSeller, { sellerOrderId: order.id, state, answer })
    await market.workOff()
    expect(await latest(buyerPhone)).toContain(says)
  })

  test('C18 worked off again after it was not noted: nobody hears it twice', async () => {
    const { purchaseId, seller, buyer } = await paidOrder()
    const [row] = await market.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.topic, 'order_paid'), eq(outbox.dedupeKey, purchaseId)))
    await market.db
      .update(outbox)
      .set({ state: 'pending', doneAt: null })
      .where(eq(outbox.id, row?.id ?? ''))
    await carryOut(row?.id ?? '')
    expect(await sent(buyerPhone)).toHaveLength(1)
    expect(await sent(seller.phone)).toHaveLength(1)
    expect(await noticed(buyer?.userId ?? '')).toEqual(['paid-buyer'])
  })

  test('goods with markup in their name are told as plain text', async () => {
    const { sellerId, offerId, listingId } = await market.product({ onHand: 2, titleZh: '<img src=x onerror=alert(1)>' })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    await market.workOff()
    const [seller] = await market.db.select().from(sellers).where(eq(sellers.id, sellerId))
    expect(await latest(seller?.phone ?? '')).toContain('<img src=x onerror=alert(1)> × 1')
    expect(await market.db.$count(orderLines, eq(orderLines.listingId, listingId))).toBe(1)
    expect(await market.db.$count(listings, eq(listings.id, listingId))).toBe(1)
    expect((await market.purchase(purchaseId)).status).toBe('paid')
  })
})

describe('the notices of a person', () => {
  test('are counted, shown newest first and marked as read, each person’s own only', async () => {
    const { seller, buyer } = await paidOrder()
    expect(await countUnread(market.db, seller.ownerId)).toBe(1)
    await markAllRead(market.db, seller.ownerId)
    expect(await countUnread(market.db, seller.ownerId)).toBe(0)
    expect(await countUnread(market.db, buyer?.userId ?? '')).toBe(1)
    expect(await market.db.$count(notices, eq(notices.userId, seller.ownerId))).toBe(1)
  })
})
