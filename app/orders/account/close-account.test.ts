import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { saveAddress } from '#app/identity/account/save-address.server'
import { getActor } from '#app/identity/actor.server'
import { unseal } from '#app/identity/sealed-box.server'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { signInAs } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { ordersOfBuyer } from '#app/orders/buying/my-orders-queries.server'
import { makePurchase, testAddress } from '#app/orders/testing/make-purchase'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { listings } from '#db/schema/catalogue'
import { orderMoves, purchases, sellerOrders, stockHolds } from '#db/schema/orders'
import { accounts, addresses, sessions, users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import { claimPurchases } from './claim-purchases.server'
import { closeAccount } from './close-account.server'
import { rememberGuestOrder } from './guest-orders.server'
import { destroySealed } from './seal-purchases.server'

const here = identityPerFile()
const asking = (cookie: string) => new Request('http://localhost/me', { headers: { cookie } })

async function actorOf(cookie: string) {
  const actor = await getActor(asking(cookie))
  if (!actor) throw new Error('not signed in')
  return actor
}

async function bought(buyerId: string | null, over: { phone?: string } = {}) {
  const { offerId } = await makeProduct(here.db, { onHand: 20 })
  return makePurchase(here.db, [{ offerId, quantity: 1 }], {
    buyerId,
    address: { ...testAddress, phone: over.phone ?? testAddress.phone },
    email: 'buyer@example.com',
  })
}

/** The end of a trade, as its own rows tell it. */
async function settleTrade(purchaseId: string, state: 'received' | 'shipped') {
  await here.db.update(purchases).set({ status: 'paid', paidAt: new Date() }).where(eq(purchases.id, purchaseId))
  await here.db.update(sellerOrders).set({ state }).where(eq(sellerOrders.purchaseId, purchaseId))
}

describe('C73 closing an account', () => {
  test('it is refused while an order waits for payment or is under way, and nothing changes', async () => {
    const { userId, cookie } = await signInAs(here.db)
    const { purchaseId } = await bought(userId)
    for (const setUp of [async () => {}, () => settleTrade(purchaseId, 'shipped')]) {
      await setUp()
      const refused = await attempt(async () => closeAccount(here.db, await actorOf(cookie)))
      expect(refused.ok ? null : refused.refusal).toMatchObject({ reason: 'conflict', key: 'close-orders-open', details: { n: 1 } })
    }
    expect(await getActor(asking(cookie))).not.toBeNull()
    const [hold] = await here.db.select().from(stockHolds).where(eq(stockHolds.purchaseId, purchaseId))
    expect(hold?.state).toBe('held')
  })

  test('the person is forgotten at once, the trade record stays, its personal fields are sealed', async () => {
    const { userId, phone, cookie } = await signInAs(here.db, { name: '陈小满', email: 'gone@example.com' })
    const other = await signInAs(here.db, { name: '留下的人' })
    await saveAddress(here.db, { userId }, null, { ...testAddress, label: 'home', isDefault: true })
    const { purchaseId, no } = await bought(userId, { phone })
    const stays = await bought(other.userId)
    await settleTrade(purchaseId, 'received')
    await here.db
      .update(sellerOrders)
      .set({ note: '放门卫陈师傅处', invoiceTitle: '陈小满' })
      .where(eq(sellerOrders.purchaseId, purchaseId))
    const before = await here.db.select().from(orderMoves)
    await closeAccount(here.db, await actorOf(cookie))

    expect(await getActor(asking(cookie))).toBeNull()
    const [user] = await here.db.select().from(users).where(eq(users.id, userId))
    expect(user).toMatchObject({ name: '', phoneNumber: null, email: `${userId}@closed.invalid` })
    expect(user?.closedAt).toBeInstanceOf(Date)
    for (const table of [sessions, accounts, addresses])
      expect(await here.db.select().from(table).where(eq(table.userId, userId))).toEqual([])
    const [purchase] = await here.db.select().from(purchases).where(eq(purchases.id, purchaseId))
    expect(purchase).toMatchObject({ no, status: 'paid', buyerId: userId, phone: '', email: null })
    expect(purchase?.sealedAt).toBeInstanceOf(Date)
    const kept = JSON.stringify([purchase, await here.db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId)), user])
    for (const fact of ['陈小满', phone, '红旗路', 'gone@example.com', 'buyer@example.com', '陈师傅']) expect(kept).not.toContain(fact)
    expect(unseal(purchaseId, purchase?.address.sealed ?? '')).toMatchObject({
      phone,
      email: 'buyer@example.com',
      address: { detail: testAddress.detail },
    })
    expect(() => unseal(stays.purchaseId, purchase?.address.sealed ?? '')).toThrow()
    expect(await here.db.select().from(orderMoves)).toEqual(before)
    expect((await ordersOfBuyer(here.db, other.userId)).orders.map((order) => order.no)).toEqual([stays.no])
    const [untouched] = await here.db.select().from(purchases).where(eq(purchases.id, stays.purchaseId))
    expect(untouched?.address).toMatchObject({ detail: testAddress.detail })

    expect(await destroySealed(here.db)).toBe(0)
    await here.db.update(purchases).set({ createdAt: sql`now() - interval '3 years 1 day'` }).where(eq(purchases.id, purchaseId))
    expect(await destroySealed(here.db)).toBe(1)
    expect(await destroySealed(here.db)).toBe(0)
    const [destroyed] = await here.db.select().from(purchases).where(eq(purchases.id, purchaseId))
    expect(destroyed?.address.sealed).toBeUndefined()
  })

  test('a seller finishes their orders first; then the stall closes and its goods leave the market', async () => {
    const { userId, cookie } = await signInAs(here.db)
    const { sellerId } = await makeSeller(here.db, { ownerId: userId })
    const { offerId, listingId } = await makeProduct(here.db, { sellerId, onHand: 5 })
    const { purchaseId } = await makePurchase(here.db, [{ offerId, quantity: 1 }])
    const refused = await attempt(async () => closeAccount(here.db, await actorOf(cookie)))
    expect(refused.ok ? null : refused.refusal.key).toBe('close-sales-open')
    await settleTrade(purchaseId, 'received')
    await closeAccount(here.db, await actorOf(cookie))
    const [stall] = await here.db.select().from(sellers).where(eq(sellers.id, sellerId))
    expect(stall).toMatchObject({ status: 'suspended', phone: '', contactZh: '', payoutName: '' })
    const [listing] = await here.db.select().from(listings).where(eq(listings.id, listingId))
    expect(listing).toMatchObject({ status: 'withdrawn', onShow: false })
  })

  test('the same phone may open a new account, which does not see the old one’s orders', async () => {
    const phone = '13655550001'
    const first = await signInAs(here.db, { phone })
    const { purchaseId, no, guestToken } = await bought(first.userId, { phone })
    await settleTrade(purchaseId, 'received')
    await closeAccount(here.db, await actorOf(first.cookie))
    const second = await signInAs(here.db, { phone })
    const remembered = rememberGuestOrder(new Request('http://localhost/'), no, guestToken).split(';')[0] ?? ''
    expect(await claimPurchases(here.db, second.userId, remembered)).toBe(0)
    expect((await ordersOfBuyer(here.db, second.userId)).orders).toEqual([])
  })
})

describe('a guest’s orders join the account', () => {
  test('with the link this browser keeps and the same proven phone, never with one of the two', async () => {
    const phone = '13655550002'
    const guest = await bought(null, { phone })
    const cookie = rememberGuestOrder(new Request('http://localhost/'), guest.no, guest.guestToken).split(';')[0] ?? ''
    const stranger = await signInAs(here.db)
    expect(await claimPurchases(here.db, stranger.userId, cookie)).toBe(0)
    const owner = await signInAs(here.db, { phone })
    expect(await claimPurchases(here.db, owner.userId, null)).toBe(0)
    expect(await claimPurchases(here.db, owner.userId, cookie)).toBe(1)
    const { orders } = await ordersOfBuyer(here.db, owner.userId, { filter: 'pay' })
    expect(orders).toMatchObject([{ no: guest.no, parts: [{ state: 'pending', lines: 1 }] }])
    expect((await ordersOfBuyer(here.db, owner.userId, { filter: 'way' })).orders).toEqual([])
  })
})
