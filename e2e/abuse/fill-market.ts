import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { signInAs } from '#app/identity/testing/sign-in'
import { makeExperience } from '#app/stays/testing/make-experience'
import { makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { deliver } from '../pages/claim-goods'
import { makePayable, runBank } from '../selling/bank-run'
import { expect, type Market } from '../test'
import { type Fields, hiddenField, type Visitor, visitor } from './ask'
import { askReturn, claimAll, disputeClaim, makeKeepable } from './fill-claims'

/** What is typed into a field of at most `most` characters. */
export type Writer = (field: string, most: number) => string

type Made = { status: number; body: string; location: string }

const done = (what: string, { status, body, location }: Made): string => {
  const said = status === 303 || status === 302 ? '' : body.replace(/[\s\S]*<main/, '').slice(0, 1500)
  expect([what, status, said]).toEqual([what, 303, ''])
  return location
}

const stallFields = (write: Writer, phone: string) => ({
  kind: 'household',
  nameZh: write('stall name', 30),
  nameEn: write('English stall name', 60),
  payoutName: write('payout name', 40),
  contactZh: write('contact', 20),
  contactEn: write('English contact', 40),
  grows: write('what grows', 100),
  storyZh: write('stall story', 4000),
  storyEn: write('English stall story', 8000),
  placeSearch: write('place search', 40),
  place: '330502001',
  exemption: 'on',
  phone,
})

/** Opens a stall by its form, and lets an operator ask back and approve. */
async function openStall(market: Market, seller: Visitor, operator: Visitor, owner: { userId: string; phone: string }, write: Writer) {
  done('open a stall', await seller.post('/sell/open', { intent: 'open', ...stallFields(write, owner.phone) }))
  const stall = await market.db.query.sellers.findFirst({ where: (t) => eq(t.ownerId, owner.userId) })
  if (!stall) throw new Error('the stall was not opened')
  const review = `/coop/review/${stall.id}`
  done('ask back', await operator.post(review, { decision: 'ask', seen: 'review', reason: write('what the operator asks', 500) }))
  done('hand in again', await seller.post('/sell/stall', { intent: 'resubmit', ...stallFields(write, owner.phone) }))
  done('approve', await operator.post(review, { decision: 'approve', seen: 'review' }))
  return stall
}

const boundary = 'boundary-of-a-form'
async function multipart(fields: Record<string, string>, fileName: string): Promise<Buffer> {
  const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#557744' } })
    .jpeg()
    .toBuffer()
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename="${fileName.replace(/["\r\n]/g, encodeURIComponent)}"\r\nContent-Type: image/jpeg\r\n\r\n`
  return Buffer.concat([Buffer.from(parts.join('') + file), photo, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

async function putOut(market: Market, seller: Visitor, write: Writer, withPhoto: boolean) {
  const category = await market.db.query.categories.findFirst({ where: (t) => eq(t.code, '2001') })
  const fields = {
    titleZh: write('title', 60),
    titleEn: write('English title', 120),
    storyZh: write('story', 2000),
    storyEn: write('English story', 4000),
    catchPermit: write('permit', 60),
    categoryCode: category?.code ?? '',
    price: '12.5',
    unit: '斤',
    count: '90',
    formId: randomUUID(),
  }
  const answer = withPhoto
    ? await seller.send('/sell/new', {
        method: 'POST',
        type: `multipart/form-data; boundary=${boundary}`,
        body: await multipart(fields, `${write('file name', 120)}.jpg`),
      })
    : await seller.post('/sell/new', fields)
  const listingId = /items\/([\w-]+)/.exec(done('put out goods', answer))?.[1] ?? ''
  const listing = await market.db.query.listings.findFirst({ where: (t) => eq(t.id, listingId), with: {} })
  const offer = await market.db.query.offers.findFirst({ where: (t) => eq(t.listingId, listingId) })
  if (!listing || !offer) throw new Error('the goods were not put out')
  const item = `/sell/items/${listingId}`
  const labels = () => ({ labelZh: write('way', 40), labelEn: write('English way', 60) })
  done('name the way', await seller.post(item, { intent: 'way', offerId: offer.id, price: '12.5', active: 'on', ...labels() }))
  return { listingId, slug: listing.slug, offerId: offer.id }
}

const place = { province: '330000', city: '330500', district: '330502', town: '330502001' }

/** Buys one of each through cart and checkout, and pays unless told not to. */
async function buy(market: Market, buyer: Visitor, offerIds: string[], sellerIds: string[], write: Writer, { pays = true } = {}) {
  for (const offerId of offerIds) {
    const added = await buyer.post('/cart', { intent: 'add', offerId, quantity: '1' })
    expect([added.status, added.location]).toEqual([303, '/cart'])
  }
  const page = await buyer.get('/checkout')
  const parts = Object.fromEntries(
    sellerIds.flatMap((id) => [
      [`note-${id}`, write('note to the seller', 200)],
      [`invoice-${id}`, 'on'],
      [`invoiceTitle-${id}`, write('invoice title', 100)],
      [`invoiceTaxNo-${id}`, '91330502000000019P'],
    ]),
  )
  const leave = await buyer.post('/checkout', {
    intent: 'pay',
    key: hiddenField(page.body, 'key'),
    seenTotal: hiddenField(page.body, 'seenTotal'),
    addressId: 'new',
    name: write('who gets it', 40),
    phone: '13800138000',
    detail: write('street', 200),
    saveAddress: 'on',
    email: 'guest@example.com',
    ...place,
    ...parts,
    ...Object.fromEntries(offerIds.map((id) => [`exempt-${id}`, 'on'])),
  })
  const purchase = await market.db.query.purchases.findFirst({ orderBy: (t, { desc }) => desc(t.createdAt) })
  if (!purchase) throw new Error('nothing was placed')
  const payUrl = done('check out', leave)
  if (pays) {
    await payOnHostedPage(payUrl)
    await buyer.get(`/pay/${purchase.no}?back=done`)
  }
  const orders = await market.db.query.sellerOrders.findMany({ where: (t) => eq(t.purchaseId, purchase.id) })
  return { no: purchase.no, purchaseId: purchase.id, visitorId: purchase.visitorId, orders, payUrl }
}

export type FilledMarket = Awaited<ReturnType<typeof fillMarket>>

/** A market in which every text field that a person can fill has been filled, by the forms that the pages send. */
export async function fillMarket(market: Market, write: Writer, goods = 2) {
  const join = async (role: 'member' | 'operator' = 'member') => {
    const person = await signInAs(market.db, { role })
    const web = visitor(market.url, person.cookie)
    done('take a name', await web.post('/me/account', { intent: 'name', name: write('name', 40) }))
    return { ...person, web }
  }
  const [operator, seller, suspended, buyer] = [await join('operator'), await join(), await join(), await join()]
  const guest = visitor(market.url)
  const stall = await openStall(market, seller.web, operator.web, seller, write)
  const closed = await openStall(market, suspended.web, operator.web, suspended, write)
  done(
    'change the stall’s face',
    await seller.web.post('/sell/stall', { intent: 'face', ...stallFields(write, seller.phone), phone: '13800138001' }),
  )
  const listings: Awaited<ReturnType<typeof putOut>>[] = []
  for (let i = 0; i < goods; i += 1) listings.push(await putOut(market, seller.web, write, i === 0))
  const closedListing = await putOut(market, suspended.web, write, false)
  const [first, second] = listings
  if (!first || !second) throw new Error('two goods are needed')

  done(
    'keep an address',
    await buyer.web.post('/me/addresses', {
      intent: 'save',
      name: write('who gets it', 40),
      phone: '13800138000',
      detail: write('street', 200),
      label: 'work',
      ...place,
    }),
  )
  const bought = await buy(market, buyer.web, [first.offerId, closedListing.offerId], [stall.id, closed.id], write)
  const ofStall = bought.orders.find((order) => order.sellerId === stall.id)
  const orderPath = `/orders/${bought.no}`
  const sellPath = `/sell/orders/${ofStall?.no}`
  const orderId = ofStall?.id ?? ''
  const act = async (web: Visitor, path: string, fields: Fields) =>
    done(`${path} ${JSON.stringify(fields).slice(0, 60)}`, await web.post(path, fields))
  await act(seller.web, sellPath, { intent: 'invoice', state: 'refused', answer: write('answer to the invoice wish', 100) })
  await act(seller.web, sellPath, { intent: 'pack' })
  await act(seller.web, sellPath, { intent: 'ship', carrier: write('carrier', 40), trackingNo: 'SF1234567890' })
  await act(buyer.web, orderPath, { intent: 'report', orderId, text: write('problem', 1000) })
  await act(buyer.web, orderPath, { intent: 'report', orderId, text: write('another problem', 1000) })
  const problem = await market.db.query.problems.findFirst({ where: (t) => eq(t.sellerOrderId, orderId) })
  await act(seller.web, sellPath, { intent: 'answer', problemId: problem?.id ?? '', answer: write('answer to the problem', 1000) })

  const guestBought = await buy(market, guest, [second.offerId], [stall.id], write)
  const cancelled = guestBought.orders[0]
  await act(seller.web, `/sell/orders/${cancelled?.no}`, { intent: 'cancel', reason: write('why it was cancelled', 200) })
  const toPay = await buy(market, buyer.web, [first.offerId], [stall.id], write)
  const keepable = await makeKeepable(market, stall.id)
  const buyMore = (offerId: string) => buy(market, buyer.web, [offerId], [stall.id], write)
  const [disputed, returned, toReturn] = [await buyMore(first.offerId), await buyMore(keepable.offerId), await buyMore(keepable.offerId)]
  const pending = await buy(market, buyer.web, [second.offerId], [stall.id], write, { pays: false })
  const coopPath = `/coop/orders/${bought.no}`
  const refund = { intent: 'refund', orderId, amount: '1', requestKey: randomUUID(), reason: write('why it was refunded', 300) }
  await act(operator.web, coopPath, refund)
  const decision = { decision: 'suspend', seen: 'active', reason: write('why it was suspended', 500) }
  await act(operator.web, `/coop/review/${closed.id}`, decision)
  const experience = await makeExperience(market.db, {
    sellerId: stall.id,
    ...Object.fromEntries(
      ['title', 'story', 'meet', 'bring', 'safety', 'rain'].flatMap((name) => [
        [`${name}Zh`, write(`experience ${name}`, 60)],
        [`${name}En`, write(`English experience ${name}`, 60)],
      ]),
    ),
    amenities: [write('amenity', 40)],
    activities: [write('activity', 40)],
  })
  const house = await makeStay(market.db, {
    sellerId: stall.id,
    ...Object.fromEntries(
      ['title', 'story', 'rules', 'way'].flatMap((name) => [
        [`${name}Zh`, write(`house ${name}`, 60)],
        [`${name}En`, write(`English house ${name}`, 60)],
      ]),
    ),
    amenities: [write('amenity of the house', 40)],
    activities: [write('activity of the house', 40)],
  })
  await makePayable(market, toPay.no)
  const batchNo = await runBank(market, stall.id, 'drafted')
  const sides = { buyer: buyer.web, seller: seller.web }
  for (const order of toReturn.orders) await deliver(market, order)
  const claims = {
    open: await claimAll(market, buyer.web, toPay, write),
    disputed: await disputeClaim(market, sides, disputed, write),
    returned: await askReturn(market, sides, returned, write),
  }
  return {
    claims,
    disputed,
    returned,
    toReturn,
    batchNo,
    experience,
    house,
    operator,
    seller,
    suspended,
    buyer,
    guest,
    stall,
    closed,
    listings,
    closedListing,
    bought,
    ofStall,
    guestBought,
    pending,
    problem,
  }
}
