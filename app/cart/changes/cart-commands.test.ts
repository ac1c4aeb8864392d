import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CartOwner, cartLines } from '#app/cart/cart-lines.server'
import { cartView, changedLines } from '#app/cart/cart-view'
import { newGuestCart } from '#app/cart/owner/cart-cookie.server'
import { priceCart } from '#app/cart/price-cart'
import { cartMarket } from '#app/cart/testing/cart-market'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makePerson } from '#app/identity/testing/sign-in'
import { Refusal } from '#app/kernel/refusal'
import { sayTrouble } from '#app/routes/cart/say-trouble.server'
import { carts } from '#db/schema/cart'
import { offers, stocks } from '#db/schema/catalogue'
import { MOST_LINES } from './read-quantity'

const market = cartMarket()
const { ask, quantities } = market
const guest = (): CartOwner & { cartId: string } => ({ userId: null, cartId: newGuestCart().cartId })

describe('a cart', () => {
  test('adds, adds up, sets and takes out; zero takes out too', async () => {
    const { offerId } = await makeProduct(market.db, { titleZh: '冬笋' })
    const owner = guest()
    expect(await ask(owner, { intent: 'add', offerId, quantity: '２' })).toEqual({
      next: 'cart',
      flash: { key: 'added-to-cart', values: { title: '冬笋', n: 2 } },
    })
    await ask(owner, { intent: 'add', offerId, quantity: ' 3 ' })
    expect(await quantities(owner)).toEqual([5])
    await ask(owner, { intent: 'set', offerId, quantity: '4' })
    await ask(owner, { intent: 'more', offerId, quantity: '4' })
    expect(await quantities(owner)).toEqual([5])
    await ask(owner, { intent: 'less', offerId, quantity: '1' })
    expect(await quantities(owner)).toEqual([])
    expect(await ask(owner, { intent: 'buy-now', offerId, quantity: '1' })).toMatchObject({ next: 'checkout' })
    await ask(owner, { intent: 'set', offerId, quantity: '0' })
    expect(await quantities(owner)).toEqual([])
    await ask(owner, { intent: 'remove', offerId })
  })

  test('a member has one cart, whatever browser', async () => {
    const { offerId } = await makeProduct(market.db)
    const { userId } = await makePerson(market.db)
    const owner: CartOwner = { userId, cartId: null }
    await Promise.all([ask(owner, { intent: 'add', offerId, quantity: '1' }), ask(owner, { intent: 'add', offerId, quantity: '1' })])
    expect(await quantities(owner)).toEqual([2])
    expect(await market.db.select().from(carts).where(eq(carts.userId, userId))).toHaveLength(1)
  })

  test.each([
    ['more than is left', { quantity: '21' }, 'stock-short'],
    ['nothing', { quantity: '0' }, 'quantity-none'],
    ['two values', { quantity: ['1', '2'] }, 'quantity-not-whole'],
    ['a thousand', { quantity: '1000' }, 'quantity-too-many'],
  ])('refuses to add %s', async (_what, fields, key) => {
    const { offerId } = await makeProduct(market.db, { onHand: 20 })
    const owner = guest()
    await expect(ask(owner, { intent: 'add', offerId, ...fields })).rejects.toMatchObject({ key })
    expect(await quantities(owner)).toEqual([])
  })

  test('refuses what is sold out or off sale, and what nobody knows', async () => {
    const sold = await makeProduct(market.db, { onHand: 0 })
    const hidden = await makeProduct(market.db, { status: 'hidden' })
    const owner = guest()
    await expect(ask(owner, { intent: 'add', offerId: sold.offerId, quantity: '1' })).rejects.toMatchObject({ key: 'sold-out' })
    await expect(ask(owner, { intent: 'add', offerId: hidden.offerId, quantity: '1' })).rejects.toMatchObject({ key: 'off-sale' })
    for (const offerId of ['01900000-0000-7000-8000-000000000000', 'x', "' OR 1=1"])
      await expect(ask(owner, { intent: 'add', offerId, quantity: '1' })).rejects.toMatchObject({ reason: 'missing' })
    await expect(ask(owner, { intent: 'steal', offerId: sold.offerId })).rejects.toMatchObject({ reason: 'missing' })
    await expect(ask(owner, { intent: 'set', offerId: sold.offerId, quantity: '2' })).rejects.toMatchObject({ reason: 'missing' })
  })

  test('a refused add writes nothing, not even the cart; what is added on top counts with what lies there', async () => {
    const { offerId } = await makeProduct(market.db, { onHand: 3 })
    const owner = guest()
    await expect(ask(owner, { intent: 'add', offerId, quantity: '4' })).rejects.toMatchObject({ details: { wanted: 4, left: 3 } })
    expect(await market.db.select().from(carts).where(eq(carts.id, owner.cartId))).toEqual([])
    await ask(owner, { intent: 'add', offerId, quantity: '2' })
    await expect(ask(owner, { intent: 'add', offerId, quantity: '2' })).rejects.toMatchObject({ details: { wanted: 4, left: 3 } })
    expect(await quantities(owner)).toEqual([2])
  })

  test('a cart holds fifty kinds: a fifty-first is refused, more of one that is there is not', async () => {
    const products = await Promise.all(Array.from({ length: MOST_LINES + 1 }, () => makeProduct(market.db, { onHand: 5 })))
    const [last, ...others] = products
    const owner: CartOwner = { userId: null, cartId: await makeCart(market.db, others) }
    const add = (offerId = '') => ask(owner, { intent: 'add', offerId, quantity: '1' })
    await expect(add(last?.offerId)).rejects.toMatchObject({ key: 'cart-full', details: { n: MOST_LINES } })
    expect(await add(others[0]?.offerId)).toMatchObject({ flash: { values: { n: 2 } } })
    expect(await quantities(owner)).toHaveLength(MOST_LINES)
  })

  test('S04 any text for a quantity: a whole number from 1 to 999 or no row, and never an error', async () => {
    const { offerId } = await makeProduct(market.db, { onHand: 999 })
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom('1e3', '"2 "', '-1', '０', '[1]', '1,2', '99999999999999999999', '\u0000'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 3 }), async (quantity) => {
        const owner = guest()
        const refused = await ask(owner, { intent: 'add', offerId, quantity }).then(
          () => null,
          (error: unknown) => error,
        )
        if (refused) expect(refused).toBeInstanceOf(Refusal)
        const [found] = await quantities(owner)
        expect(found === undefined).toBe(refused !== null)
        if (found !== undefined) expect(Number.isInteger(found) && found >= 1 && found <= 999).toBe(true)
      }),
      { numRuns: 120 },
    )
  })

  test('S26 fields nobody asked for change nothing', async () => {
    const { offerId } = await makeProduct(market.db, { priceMinor: 980 })
    const owner = guest()
    await ask(owner, {
      intent: 'add',
      offerId,
      quantity: '1',
      seen_minor: '1',
      seenMinor: '1',
      priceMinor: '1',
      cartId: 'x',
      userId: 'x',
      currency: 'USD',
    })
    expect(await cartLines(market.db, owner)).toMatchObject([{ seenMinor: 980, priceMinor: 980, currency: 'CNY', quantity: 1 }])
  })

  test('shows what changed since, and takes the cart as it is now', async () => {
    const dearer = await makeProduct(market.db, { priceMinor: 1000 })
    const scarce = await makeProduct(market.db, { onHand: 5 })
    const gone = await makeProduct(market.db)
    const owner = {
      userId: null,
      cartId: await makeCart(market.db, [{ offerId: dearer.offerId }, { offerId: scarce.offerId, quantity: 5 }, { offerId: gone.offerId }]),
    }
    await market.db.update(offers).set({ priceMinor: 1200 }).where(eq(offers.id, dearer.offerId))
    await market.db.update(stocks).set({ held: 3 }).where(eq(stocks.offerId, scarce.offerId))
    await market.db.update(offers).set({ active: false }).where(eq(offers.id, gone.offerId))
    const before = cartView(priceCart(await cartLines(market.db, owner)), sayTrouble)
    expect(
      changedLines(before)
        .map(({ wasMinor, trouble, available }) => ({ wasMinor, trouble, available }))
        .sort((a, b) => String(a.trouble).localeCompare(String(b.trouble))),
    ).toEqual([
      { wasMinor: 1000, trouble: null, available: 20 },
      { wasMinor: null, trouble: 'off-sale', available: 20 },
      { wasMinor: null, trouble: 'too-many', available: 2 },
    ])
    expect(before).toMatchObject({ troubled: true, subtotalMinor: 1200 })
    await ask(owner, { intent: 'accept' })
    const after = cartView(priceCart(await cartLines(market.db, owner)), sayTrouble)
    expect(changedLines(after)).toEqual([])
    expect(after).toMatchObject({ troubled: false, pieces: 3 })
  })

  test("a page never sees a seller's account or phone", async () => {
    const { offerId } = await makeProduct(market.db)
    const owner = { userId: null, cartId: await makeCart(market.db, [{ offerId }]) }
    const lines = await cartLines(market.db, owner)
    const sent = JSON.stringify(cartView(priceCart(lines), sayTrouble))
    expect(sent).not.toContain(lines[0]?.sellerPhone)
    expect(sent).not.toContain(lines[0]?.sellerOwnerId)
  })
})
