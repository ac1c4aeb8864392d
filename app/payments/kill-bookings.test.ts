import { describe, expect, test } from 'vitest'
import { makeCart, wishFor } from '#app/cart/testing/make-cart'
import { placePurchase } from '#app/orders/placing/place-purchase.server'
import { requestFor, testContact } from '#app/orders/testing/make-purchase'
import { configureDataKey } from '#app/platform/data-key.server'
import { pool } from '#app/platform/database.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { settle } from './settling/settle.server'
import { actInChild } from './testing/act-in-child'
import { bookedMarket, monday, nights } from './testing/booked-market'
import { moneyMarket, webhookSecret } from './testing/money-market'

const market = moneyMarket({ deliverWebhooks: false })
const { room, session, startBooking, bookingsOf, nightsOf, sessionOf, paidAfterRelease } = bookedMarket(market)
const child = (act: string, input?: unknown, failpoints?: string) =>
  actInChild({ databaseUrl: market.url, apiBase: market.sandbox.url, webhookSecret, act, input, failpoints })
const killed = expect.objectContaining({ signal: 'SIGKILL' })

async function houseAndSession() {
  const house = await room()
  const { sessionId } = await session()
  return { unitId: house.unitIds[0] ?? '', sessionId, wishes: [{ roomTypeId: house.roomTypeId, ...nights(0, 1) }, { sessionId }] }
}

describe('kill -9 around rooms and sessions', { timeout: 90_000 }, () => {
  test('C13 while nights and seats are held: nothing is held and nothing placed, and the same key places it', async () => {
    const { unitId, sessionId, wishes } = await houseAndSession()
    const visitorId = await makeCart(market.db, [])
    await wishFor(market.db, visitorId, wishes)
    const request = await requestFor(market.db, visitorId, { address: testContact })
    expect(await child('place', request, 'hold.before_commit:kill')).toEqual(killed)
    expect(await nightsOf(unitId)).toEqual([])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 0 })
    configureDataKey('a secret of this test alone, long enough')
    const { purchaseId } = await placePurchase(market.db, request)
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'held' }])
    expect(await nightsOf(unitId)).toEqual([monday])
  })

  test('C16 before settle commits: nights stay held, nothing is half confirmed, the next settle confirms once', async () => {
    const { unitId, sessionId, wishes } = await houseAndSession()
    const { purchaseId, url } = await startBooking(wishes)
    await payOnHostedPage(url)
    expect(await child('settle', { purchaseId }, 'settle.before_commit:kill')).toEqual(killed)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'held' }])
    expect(await sessionOf(sessionId)).toEqual({ held: 2, taken: 0 })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'confirmed' }])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 2 })
    expect(await nightsOf(unitId)).toEqual([monday])
  })

  test('C30 killed while late money takes nights again: all of it or none, and the next try does it once', async () => {
    const { unitId, sessionId, wishes } = await houseAndSession()
    const { purchaseId } = await paidAfterRelease(wishes)
    expect(await child('settle', { purchaseId }, 'settle.before_commit:kill')).toEqual(killed)
    expect(await nightsOf(unitId)).toEqual([])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 0 })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await nightsOf(unitId)).toEqual([monday])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 2 })
  })

  test('before the release commits: nights and seats stay held, and are given back once by the next', async () => {
    const { unitId, sessionId, wishes } = await houseAndSession()
    const { purchaseId } = await startBooking(wishes)
    await market.letTimePass(purchaseId)
    await pool.query("SELECT graphile_worker.add_job('sweep_expired')")
    expect(await child('work', null, 'release.before_commit:kill')).toEqual(killed)
    expect(await nightsOf(unitId)).toEqual([monday])
    expect(await sessionOf(sessionId)).toEqual({ held: 2, taken: 0 })
    await pool.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL')
    await market.workOff()
    expect(await nightsOf(unitId)).toEqual([])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 0 })
  })
})
