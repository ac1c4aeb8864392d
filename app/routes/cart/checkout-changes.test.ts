import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { putStock } from '#app/catalogue/offers/set-stock.server'
import { transact } from '#app/platform/transact.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { cartItems } from '#db/schema/cart'
import { offers } from '#db/schema/catalogue'
import { checkoutMarket, filled } from './testing/checkout-market'

const { market, press, open, guestWith, purchasesOf } = checkoutMarket()

describe('what changed while the buyer was looking', () => {
  test('C08 the price changed meanwhile: 409 with old and new, everything typed kept, and the second press pays the new total', async () => {
    const { offerId, sellerId, listingId } = await market.product({ priceMinor: 1000 })
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    await transact(market.db, async (tx) => {
      await tx.update(offers).set({ priceMinor: 1500 }).where(eq(offers.id, offerId))
      await refreshCards(tx, [listingId])
    })
    const answer = await press(cookie, filled(page, { [`note-${sellerId}`]: '留言' }))
    expect(answer.status).toBe(409)
    expect(answer.page.errors['']?.[0]).toBe('合计变了：原来 ¥18.00，现在 ¥23.00。请看一看，再按一次去付款')
    expect(answer.page.view.cart).toMatchObject({ totalMinor: 2300, groups: [{ lines: [{ wasMinor: 1000, priceMinor: 1500 }] }] })
    expect(answer.page.view.typed).toMatchObject({ name: '陈小满', [`note-${sellerId}`]: '留言' })
    expect(await purchasesOf(cartId)).toEqual([])
    expect((await press(cookie, filled(answer.page))).status).toBe(303)
    expect(await purchasesOf(cartId)).toMatchObject([{ totalMinor: 2300 }])
  })

  test('fewer left than wanted: 409 says how many, the cart is taken as it is, and the buyer is asked again', async () => {
    const { offerId } = await market.product({ onHand: 5, titleZh: '百合' })
    const { cookie, page } = await guestWith([{ offerId, quantity: 5 }])
    await transact(market.db, (tx) => putStock(tx, null, offerId, 2, null))
    const answer = await press(cookie, filled(page))
    expect(answer).toMatchObject({
      status: 409,
      page: { errors: { '': ['「百合」要 5 份，只剩 2 份'] }, view: { cart: { troubled: true } } },
    })
    const accepted = await press(cookie, { ...filled(answer.page), intent: 'accept' })
    expect(accepted.page.view).toMatchObject({ cart: { troubled: false, pieces: 2 }, address: { name: '陈小满' } })
    expect((await press(cookie, filled(accepted.page))).status).toBe(303)
  })

  test('C04 the key of another request: 422, and the page brings a key that works', async () => {
    const first = await market.product()
    const { cookie, page } = await guestWith([{ offerId: first.offerId }])
    expect((await press(cookie, filled(page))).status).toBe(303)
    const answer = await press(cookie, filled(page, { detail: '别处 2 号' }))
    expect(answer.status).toBe(422)
    expect(answer.page.view.key).not.toBe(page.view.key)
    expect(answer.page.view.address.detail).toBe('别处 2 号')
  })

  test('C03 pay pressed twice lands on the same payment page', async () => {
    const { offerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    const [a, b] = await Promise.all([press(cookie, filled(page)), press(cookie, filled(page))])
    expect([a.status, b.status]).toEqual([303, 303])
    expect(a.headers.get('location')).toBe(b.headers.get('location'))
    expect(await purchasesOf(cartId)).toHaveLength(1)
  })

  test('payment case 17: the cart changed after an unpaid purchase: that one ends at the provider first, then the new one is placed', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { cookie, page, cartId } = await guestWith([{ offerId, quantity: 2 }])
    const old = (await press(cookie, filled(page))).headers.get('location') ?? ''
    await market.db.update(cartItems).set({ quantity: 3 }).where(eq(cartItems.cartId, cartId))
    expect((await press(cookie, filled((await open(cookie)).page))).status).toBe(303)
    expect((await purchasesOf(cartId)).map((purchase) => purchase.status).sort()).toEqual(['cancelled', 'pending'])
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 3 })
    expect((await payOnHostedPage(old)).leftTo ?? '').not.toContain('back=done')
  })

  test('C21 the provider is down: nothing is charged, the order is kept, and the buyer can pay later', async () => {
    const { offerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    market.configure({ apiBase: 'http://127.0.0.1:9' })
    const answer = await press(cookie, filled(page))
    market.configure()
    const [purchase] = await purchasesOf(cartId)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/pay/${purchase?.no}`)
    expect(answer.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['hs_orders', 'hs_flash'])
    expect(purchase).toMatchObject({ status: 'pending' })
  })
})
