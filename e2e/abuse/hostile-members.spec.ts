import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { signInAs } from '#app/identity/testing/sign-in'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { purchases } from '#db/schema/orders'
import { outbox } from '#db/schema/platform'
import { expect, type Market, test } from '../test'
import { ask, encoded, hiddenField, type Visitor, visitor } from './ask'
import { type FilledMarket, fillMarket } from './fill-market'
import { collectForms } from './forms-of-pages'

const harmless = (field: string, most: number) => `${field} ${(Math.random() * 1e9).toFixed(0)}`.slice(0, most)
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ownWrites = /^\/(en\/)?(cart|checkout|login|sell\/open|orders\/find|me\/account|notices)/

/** All that belongs to the buyer and the seller of a filled market. */
async function belongings(
  { db }: Market,
  { buyer, seller, stall, listings, bought, ofStall, pending, guestBought }: FilledMarket,
): Promise<string> {
  const purchaseIds = [bought.purchaseId, pending.purchaseId, guestBought.purchaseId]
  const offerIds = listings.map(({ offerId }) => offerId)
  const found = await Promise.all([
    db.query.users.findMany({ where: (t, { inArray }) => inArray(t.id, [buyer.userId, seller.userId]) }),
    db.query.sessions.findMany({ where: (t, { inArray }) => inArray(t.userId, [buyer.userId, seller.userId]), columns: { id: true } }),
    db.query.addresses.findMany({ where: (t) => eq(t.userId, buyer.userId) }),
    db.query.sellers.findMany({ where: (t) => eq(t.id, stall.id) }),
    db.query.deliveryTerms.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.listings.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.listingPhotos.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.offers.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.stocks.findMany({ where: (t, { inArray }) => inArray(t.offerId, offerIds) }),
    db.query.cartItems.findMany({ where: (t) => eq(t.cartId, bought.visitorId) }),
    db.query.purchases.findMany({ where: (t, { inArray }) => inArray(t.id, purchaseIds) }),
    db.query.sellerOrders.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.orderLines.findMany({ where: (t) => eq(t.sellerId, stall.id) }),
    db.query.problems.findMany({ where: (t) => eq(t.sellerOrderId, ofStall?.id ?? '') }),
    db.query.refunds.findMany({ columns: { id: true, amountMinor: true } }),
    db.query.notices.findMany({ where: (t) => eq(t.userId, buyer.userId), columns: { id: true } }),
  ])
  const ordered = found.map((rows) => rows.map((row) => JSON.stringify(row)).sort())
  return ordered.map((rows) => rows.join('\n')).join('\n\n')
}

/** Ids of things of A that a form of B could name. */
async function foreignIds({ db }: Market, { buyer, stall, bought, ofStall, problem, listings }: FilledMarket): Promise<string[]> {
  const [address, session, line] = await Promise.all([
    db.query.addresses.findFirst({ where: (t) => eq(t.userId, buyer.userId) }),
    db.query.sessions.findFirst({ where: (t) => eq(t.userId, buyer.userId) }),
    db.query.orderLines.findFirst({ where: (t) => eq(t.sellerId, stall.id) }),
  ])
  const ids = [address?.id, session?.id, line?.id, ofStall?.id, problem?.id, bought.purchaseId, stall.id]
  return [...ids, listings[0]?.listingId, listings[0]?.offerId].filter((id) => id !== undefined)
}

test('S01 S02 S39 forms of one member, sent by others or naming what is theirs, change nothing', async ({ market, page }) => {
  test.slow()
  const filled = await fillMarket(market, harmless)
  const forms = await collectForms(page, market, filled)
  const stranger = await signInAs(market.db)
  const rival = await signInAs(market.db)
  await makeSeller(market.db, { ownerId: rival.userId })
  const others: [who: string, cookie: string | undefined][] = [
    ['nobody', undefined],
    ['a stranger', stranger.cookie],
    ['a rival', rival.cookie],
    ['a suspended seller', filled.suspended.cookie],
  ]
  const wrong: string[] = []
  await expect.poll(() => market.db.$count(outbox, eq(outbox.state, 'pending'))).toBe(0)
  const before = await belongings(market, filled)
  for (const form of forms.filter(({ who }) => ['a buyer', 'a seller', 'an operator'].includes(who)))
    for (const [who, cookie] of others) {
      if (ownWrites.test(form.action) && cookie) continue
      const { status } = await ask(market.url, form.action, { method: 'POST', cookie, body: encoded(form.fields) })
      if (status >= 500) wrong.push(`${who} ${form.action} ${encoded(form.fields).slice(0, 80)}: ${status}`)
    }
  const ids = await foreignIds(market, filled)
  for (const form of forms.filter(({ who }) => who === 'a suspended seller' || who === 'a buyer'))
    for (const [i, [name, value]] of form.fields.entries()) {
      const behind = /^(.*-)[0-9a-f-]{36}$/.exec(name)?.[1]
      if (!uuid.test(value) && !behind && !/Id$|^(id|key|session|packed)$/.test(name)) continue
      for (const id of ids) {
        const fields = form.fields.map(([known, old], at): [string, string] =>
          at !== i ? [known, old] : behind ? [behind + id, old] : [known, id],
        )
        const cookie = form.who === 'a buyer' ? stranger.cookie : form.cookie
        const { status } = await ask(market.url, form.action, { method: 'POST', cookie, body: encoded(fields) })
        if (status >= 500) wrong.push(`${form.who} ${form.action} ${name}=${id}: ${status}`)
      }
    }
  expect(wrong).toEqual([])
  expect(await belongings(market, filled)).toBe(before)
})

const eightTimes = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 8 }, work))
const statusesOf = (answers: { status: number }[]) => [...new Set(answers.map(({ status }) => status))].sort()

test('C03 C66 every form pressed eight times at once has one effect', async ({ market }) => {
  const filled = await fillMarket(market, harmless)
  const { buyer, seller, operator, bought, ofStall, listings, pending, stall } = filled
  const { db } = market
  const press = (web: Visitor, path: string, fields: Record<string, string>) => eightTimes(() => web.post(path, fields))
  const under500 = (answers: { status: number }[]) => expect(Math.max(...statusesOf(answers))).toBeLessThan(500)

  const formId = randomUUID()
  const goods = { titleZh: '同一份冬笋', categoryCode: '2001', price: '3', unit: '斤', count: '5', formId }
  expect(new Set((await press(seller.web, '/sell/new', goods)).map(({ location }) => location)).size).toBe(1)

  const sellPath = `/sell/orders/${ofStall?.no}`
  under500(await press(seller.web, sellPath, { intent: 'parcel', carrier: '顺丰', trackingNo: 'SF555555555' }))
  expect(await db.query.parcels.findMany({ where: (t) => eq(t.trackingNo, 'SF555555555') })).toHaveLength(1)
  under500(await press(buyer.web, `/orders/${bought.no}`, { intent: 'report', orderId: ofStall?.id ?? '', text: '八次都是这一句' }))
  expect(await db.query.problems.findMany({ where: (t) => eq(t.text, '八次都是这一句') })).toHaveLength(1)
  const refund = { intent: 'refund', orderId: ofStall?.id ?? '', amount: '2', requestKey: randomUUID(), reason: '称重少了' }
  under500(await press(operator.web, `/coop/orders/${bought.no}`, refund))
  under500(
    await eightTimes(() => operator.web.post(`/coop/orders/${bought.no}`, { ...refund, amount: '999999', requestKey: randomUUID() })),
  )
  const refunds = await db.query.refunds.findMany({ where: (t) => eq(t.sellerOrderId, ofStall?.id ?? '') })
  expect(refunds.map(({ amountMinor }) => amountMinor).sort()).toEqual([100, 200])

  under500(await press(buyer.web, `/pay/${pending.no}`, { intent: 'cancel' }))
  expect((await db.query.purchases.findFirst({ where: (t) => eq(t.id, pending.purchaseId) }))?.status).toBe('cancelled')

  const guest = visitor(market.url)
  await guest.post('/cart', { intent: 'add', offerId: listings[0]?.offerId ?? '', quantity: '2' })
  const page = await guest.get('/checkout')
  const paid = {
    ...{ intent: 'pay', key: hiddenField(page.body, 'key'), seenTotal: hiddenField(page.body, 'seenTotal'), name: '陈小满' },
    ...{ phone: '13800138000', detail: '红旗路 18 号', province: '330000', city: '330500', district: '330502', town: '330502001' },
    ...{ [`note-${stall.id}`]: '', [`exempt-${listings[0]?.offerId}`]: 'on' },
  }
  const count = await db.$count(purchases)
  const answers = await press(guest, '/checkout', paid)
  under500(answers)
  expect(answers.some(({ status }) => status === 303)).toBe(true)
  expect(await db.$count(purchases)).toBe(count + 1)
})

const oddNumbers = [
  ...[
    '-1',
    '0',
    '1e3',
    '1.5',
    '0x10',
    '999999999999999999999',
    '１２',
    '２．５',
    ' 3 ',
    '+4',
    '1,000',
    'NaN',
    'Infinity',
    '',
    '٣',
    '2'.repeat(500),
  ],
  '1\u0000',
]

test('S03 S04 odd numbers in every numeric field: the right sum, a sentence, or nothing', async ({ market, page }) => {
  test.slow()
  const filled = await fillMarket(market, harmless)
  const forms = await collectForms(page, market, filled)
  const numeric = /^(quantity|price|count|grams|seenOnHand|version|flat|freeFrom|seenTotal|shipsWithinDays|amount|count-.*)$/
  const wrong: string[] = []
  for (const form of forms)
    for (const [i, [name]] of form.fields.entries()) {
      if (!numeric.test(name)) continue
      for (const odd of oddNumbers) {
        const fields = form.fields.map(([known, old], at): [string, string] => [known, at === i ? odd : old])
        const { status } = await ask(market.url, form.action, { method: 'POST', cookie: form.cookie, body: encoded(fields) })
        if (status >= 500) wrong.push(`${form.who} ${form.action} ${name}=${odd.slice(0, 20)}: ${status}`)
      }
      const twice = [...form.fields, [name, '7'] as [string, string], [`${name}[]`, '7'] as [string, string]]
      const { status } = await ask(market.url, form.action, { method: 'POST', cookie: form.cookie, body: encoded(twice) })
      if (status >= 500) wrong.push(`${form.who} ${form.action} ${name} twice: ${status}`)
    }
  expect(wrong).toEqual([])
  const charged = await market.db.query.purchases.findMany({ columns: { no: true, totalMinor: true }, with: {} })
  for (const { no, totalMinor } of charged) expect([no, totalMinor > 0 && totalMinor < 1_000_000]).toEqual([no, true])
})
