import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeUpload, sentOrders } from '#app/claims/testing/sent-orders'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { paidOrders } from '#app/payments/testing/paid-orders'
import { listings } from '#db/schema/catalogue'
import { claimPhotos, claims } from '#db/schema/claims'
import { asOwner } from '#db/testing/as-owner'
import { openClaim } from './open-claim.server'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, requestFor, claimOn, claimOf, linesOf, movesOf } = sentOrders(market)
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const HOUR = 3600_000
const later = (hours: number) => new Date(Date.now() + hours * HOUR)

describe('a claim', () => {
  test('waits a day for the seller, with what it comes to, its lines, photos and words', async () => {
    const sent = await deliveredOrder([{ priceMinor: 1960 }], { freightMinor: 800 })
    const { claimId, state } = await claimOn(sent, 100)
    expect(state).toBe('open')
    const claim = await claimOf(claimId)
    expect(claim).toMatchObject({ askedMinor: 4720, askedFreightMinor: 800, words: '烂了一半', grantedMinor: null, decidedBy: null })
    expect(Math.abs((claim.dueAt?.getTime() ?? 0) - later(24).getTime())).toBeLessThan(60_000)
    expect(await linesOf(claimId)).toMatchObject([{ kind: 'spoiled', percent: 100, grams: null, askedMinor: 3920 }])
    expect(await movesOf(claimId)).toEqual(['open buyer'])
    const photos = await market.db.select().from(claimPhotos).where(eq(claimPhotos.claimId, claimId)).orderBy(claimPhotos.position)
    expect(photos.map(({ kind }) => kind)).toEqual(['parcel', 'damage'])
    expect(await market.refundsOf(sent.purchaseId)).toEqual([])
  })

  test('pressed twice is one claim, also at the same moment', async () => {
    const sent = await deliveredOrder()
    const request = await requestFor(sent, 50)
    const opened = await Promise.all([1, 2, 3].map(() => openClaim(market.db, sent.buyer, request)))
    expect(new Set(opened.map(({ claimId }) => claimId)).size).toBe(1)
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await market.db.$count(claims, eq(claims.sellerOrderId, sent.sellerOrderId))).toBe(1)
  })

  test('one waits at a time: another form is refused until the first has ended', async () => {
    const sent = await deliveredOrder()
    await claimOn(sent, 50)
    await expect(claimOn(sent, 25)).rejects.toEqual(refusal('claim-waiting'))
  })

  test('spoiled or wrong goods are shown twice: the parcel and the damage; what is short or late is not', async () => {
    const sent = await deliveredOrder()
    const photos = [{ key: await makeUpload(market.db), kind: 'damage' as const }]
    await expect(claimOn(sent, 50, { photos })).rejects.toEqual(refusal('claim-photos'))
    await expect(claimOn(sent, 50, { photos: [] })).rejects.toEqual(refusal('claim-photos'))
    const lines = [{ orderLineId: sent.lines[0]?.id ?? '', kind: 'short' as const, share: { grams: 300 } }]
    const { claimId } = await claimOn(sent, 50, { lines, photos: [] })
    expect(await claimOf(claimId)).toMatchObject({ askedMinor: 600 })
  })

  test('photos of somebody else, or that hang already, are not there', async () => {
    const sent = await deliveredOrder()
    const stranger = await signInAs(market.db)
    const own = { key: await makeUpload(market.db), kind: 'parcel' as const }
    const foreign = { key: await makeUpload(market.db, stranger.userId), kind: 'damage' as const }
    await expect(claimOn(sent, 50, { photos: [own, foreign] })).rejects.toEqual(refusal('photo-gone'))
    const { claimId } = await claimOn(sent, 50)
    const [hanging] = await market.db.select().from(claimPhotos).where(eq(claimPhotos.claimId, claimId))
    const again = await deliveredOrder()
    await expect(claimOn(again, 50, { photos: [own, { key: hanging?.key ?? '', kind: 'damage' }] })).rejects.toEqual(refusal('photo-gone'))
  })

  test('another buyer’s order, another order’s line, and more than there was are refused', async () => {
    const [sent, other] = [await deliveredOrder(), await deliveredOrder()]
    await expect(openClaim(market.db, other.buyer, await requestFor(sent, 50))).rejects.toEqual(refusal('order-missing'))
    await expect(
      claimOn(sent, 50, { lines: [{ orderLineId: other.lines[0]?.id ?? '', kind: 'short', share: { percent: 50 } }] }),
    ).rejects.toEqual(refusal('order-missing'))
    const of = (share: { grams: number } | { percent: number }) => [{ orderLineId: sent.lines[0]?.id ?? '', kind: 'short' as const, share }]
    await expect(claimOn(sent, 50, { lines: of({ grams: 1001 }) })).rejects.toEqual(refusal('claim-too-much'))
    await expect(claimOn(sent, 50, { lines: of({ percent: 101 }) })).rejects.toEqual(refusal('claim-too-much'))
    await expect(claimOn(sent, 50, { lines: [] })).rejects.toEqual(refusal('claim-no-line'))
  })
})

describe('when', () => {
  test('not before the goods have left', async () => {
    const { paidOrder } = paidOrders(market)
    const { sellerOrderId, purchaseId, lineId } = await paidOrder().then(async (paid) => ({
      ...paid,
      lineId: (await market.db.execute<{ id: string }>(sql`SELECT id FROM order_lines WHERE seller_order_id = ${paid.sellerOrderId}`))
        .rows[0]?.id,
    }))
    const request = await requestFor({ sellerOrderId, lines: [{ id: lineId ?? '' }] }, 50)
    await expect(openClaim(market.db, { kind: 'buyer', id: null, purchaseId }, request)).rejects.toEqual(refusal('claim-not-sent'))
  })

  test.each([
    ['live goods', { storage: 'live' as const }, 24],
    ['chilled goods', { storage: 'chilled' as const }, 48],
    ['dry goods', { storage: 'ambient' as const, categoryCode: '1001' }, 168],
  ])('%s until the last minute of their hours after delivery', async (_, goods, hours) => {
    const sent = await deliveredOrder([goods])
    await expect(claimOn(sent, 50, {}, later(hours + 0.02))).rejects.toEqual(refusal('claim-too-late'))
    expect(await claimOn(sent, 50, {}, later(hours - 0.02))).toMatchObject({ state: 'open' })
  })

  test('three days of travel are assumed when nobody recorded the delivery, until the buyer says that it came', async () => {
    const sent = await deliveredOrder([{ storage: 'live' }], { deliver: false })
    await expect(claimOn(sent, 50, {}, later(72 + 24.02))).rejects.toEqual(refusal('claim-too-late'))
    await receiveOrder(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId })
    await expect(claimOn(sent, 50, {}, later(24.02))).rejects.toEqual(refusal('claim-too-late'))
    expect(await claimOn(sent, 50, {}, later(23.9))).toMatchObject({ state: 'open' })
  })

  test('the seller cannot shorten it by changing how the listing is kept', async () => {
    const sent = await deliveredOrder([{ storage: 'ambient', categoryCode: '1001' }])
    await market.db
      .update(listings)
      .set({ storage: 'live' })
      .where(eq(listings.id, sent.listingIds[0] ?? ''))
    expect(sent.lines).toMatchObject([{ storage: 'ambient' }])
    expect(await claimOn(sent, 50, {}, later(160))).toMatchObject({ state: 'open' })
  })
})

describe('a small claim', () => {
  test('of somebody with a clean record is approved at once, and refunded', async () => {
    const sent = await deliveredOrder([{ priceMinor: 5000 }])
    const { claimId, state } = await claimOn(sent, 20)
    expect(state).toBe('approved')
    expect(await claimOf(claimId)).toMatchObject({ grantedMinor: 2000, decidedBy: 'record', bearer: 'seller', dueAt: null })
    expect(await movesOf(claimId)).toEqual(['open buyer', 'approved system'])
    await market.workOff()
    expect(await market.refundsOf(sent.purchaseId)).toMatchObject([
      { amountMinor: 2000, state: 'succeeded', requestKey: `claim:${claimId}`, sellerOrderId: sent.sellerOrderId },
    ])
  })

  test('waits for the seller from ¥20.01, above a fifth of a line, and for whoever claimed within 90 days', async () => {
    expect(await claimOn(await deliveredOrder([{ priceMinor: 5003 }]), 20)).toMatchObject({ state: 'open' })
    expect(await claimOn(await deliveredOrder([{ priceMinor: 500 }]), 21)).toMatchObject({ state: 'open' })
    const sent = await deliveredOrder([{ priceMinor: 1000 }])
    const first = await claimOn(sent, 10)
    expect(first.state).toBe('approved')
    expect(await claimOn(sent, 10)).toMatchObject({ state: 'open' })
  })

  test('an old claim is forgotten after 90 days', async () => {
    const sent = await deliveredOrder([{ priceMinor: 1000 }])
    const { claimId } = await claimOn(sent, 10)
    await asOwner(market, async (owner) => {
      await owner.execute(sql`ALTER TABLE claims DISABLE TRIGGER claims_ended_for_good`)
      await owner.execute(sql`UPDATE claims SET created_at = now() - interval '91 days' WHERE id = ${claimId}`)
      await owner.execute(sql`ALTER TABLE claims ENABLE TRIGGER claims_ended_for_good`)
    })
    expect(await claimOn(sent, 10)).toMatchObject({ state: 'approved' })
  })
})

test('a second claim for a line is for what is left of it, and then for nothing', async () => {
  const sent = await deliveredOrder([{ priceMinor: 500 }])
  expect(await claimOn(sent, 20)).toMatchObject({ state: 'approved' })
  const { claimId } = await claimOn(sent, 100)
  expect(await claimOf(claimId)).toMatchObject({ askedMinor: 800 })
  await expect(claimOn(sent, 100, { requestKey: newId() })).rejects.toEqual(refusal('claim-waiting'))
})
