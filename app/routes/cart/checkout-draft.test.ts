import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mergeCarts } from '#app/cart/owner/merge-carts.server'
import { makeCart } from '#app/cart/testing/make-cart'
import { signInAs } from '#app/identity/testing/sign-in'
import { sweepDrafts } from '#app/orders/checkout/checkout-draft.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { carts } from '#db/schema/cart'
import { checkoutMarket, filled } from './testing/checkout-market'

const { market, press, open, guestWith } = checkoutMarket()

const draftOfCart = async (cartId: string) => (await market.db.query.carts.findFirst({ where: eq(carts.id, cartId) }))?.draft

describe('what was typed at checkout', () => {
  test('stays when the guest signs in from the middle of it, and the carts become one', async () => {
    const { offerId, sellerId } = await market.product()
    const other = await market.product()
    const { cookie, page } = await guestWith([{ offerId }])
    const typed = { town: '', email: 'man@', [`note-${sellerId}`]: '放门卫处', intent: 'sign-in' }
    const left = await press(cookie, filled(page, typed), { path: '/en/checkout' })
    expect([left.status, left.headers.get('location')]).toEqual([303, '/en/login?next=%2Fen%2Fcheckout'])

    const member = await signInAs(market.db)
    await makeCart(market.db, [{ offerId: other.offerId }], member.userId)
    await mergeCarts(market.db, cookie, member.userId)
    const { view } = (await open(member.cookie)).page
    expect(view.cart.pieces).toBe(2)
    expect(view.address).toMatchObject({ name: '陈小满', phone: '138 0013 8000', district: '330502', town: '', detail: '红旗路 18 号' })
    expect(view.lists.towns.length).toBeGreaterThan(5)
    expect(view.typed).toMatchObject({
      addressId: 'new',
      saveAddress: 'on',
      email: 'man@',
      [`note-${sellerId}`]: '放门卫处',
      [`exempt-${offerId}`]: 'on',
    })
    expect(view.key).not.toBe(page.view.key)
  })

  test('stays over a look at the cart, and while the page is hidden; nobody else sees it', async () => {
    const { offerId } = await market.product()
    const { cookie, page } = await guestWith([{ offerId }])
    const left = await press(cookie, filled(page, { intent: 'edit-cart', detail: '学士路' }))
    expect(left.headers.get('location')).toBe('/cart')
    expect((await open(cookie)).page.view.address.detail).toBe('学士路')
    expect((await press(cookie, filled(page, { intent: 'keep', detail: '学士路 1 号' }))).status).toBe(200)
    expect((await open(cookie)).page.view.address.detail).toBe('学士路 1 号')
    const stranger = await guestWith([{ offerId }])
    expect(stranger.page.view).toMatchObject({ typed: {}, address: { name: '', detail: '' } })
  })

  test('is nothing but fields of the form, and not endless', async () => {
    const { offerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    await press(cookie, filled(page, { intent: 'keep', detail: '长'.repeat(5_000), userId: 'x', password: 'secret', constructor: 'x' }))
    const draft = await draftOfCart(cartId)
    expect(draft?.detail).toHaveLength(400)
    expect(Object.keys(draft ?? {}).sort()).toEqual(
      [
        'city',
        'detail',
        'district',
        'name',
        'phone',
        'province',
        'saveAddress',
        'town',
        `exempt-${offerId}`,
        `note-${page.view.cart.groups[0]?.sellerId}`,
      ].sort(),
    )
  })

  test('goes when the purchase is paid', async () => {
    const { offerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    await press(cookie, filled(page, { intent: 'keep' }))
    const paid = await press(cookie, filled(page))
    expect(await draftOfCart(cartId)).toMatchObject({ name: '陈小满' })
    await payOnHostedPage(paid.headers.get('location') ?? '')
    await market.workOff()
    expect(await draftOfCart(cartId)).toBeNull()
  })

  test('is not shown after a day, and swept away', async () => {
    const { offerId } = await market.product()
    const [old, young] = [await guestWith([{ offerId }]), await guestWith([{ offerId }])]
    for (const { cookie, page } of [old, young]) await press(cookie, filled(page, { intent: 'keep' }))
    await market.db.update(carts).set({ draftAt: sql`now() - interval '25 hours'` }).where(eq(carts.id, old.cartId))
    expect((await open(old.cookie)).page.view.address.name).toBe('')
    await sweepDrafts(market.db)
    expect([await draftOfCart(old.cartId), (await draftOfCart(young.cartId))?.name]).toEqual([null, '陈小满'])
  })
})
