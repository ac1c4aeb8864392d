import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type CartOwner, cartLines } from '#app/cart/cart-lines.server'
import { countCart } from '#app/cart/count-cart.server'
import { cartMarket, cookieOf } from '#app/cart/testing/cart-market'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makePerson } from '#app/identity/testing/sign-in'
import type { Db } from '#db/client.server'
import { cartItems, carts } from '#db/schema/cart'
import { guestCartId, newGuestCart } from './cart-cookie.server'
import { cartOwner } from './cart-owner.server'
import { mergeCarts } from './merge-carts.server'

const market = cartMarket()
const { ask, quantities } = market

describe('whose cart', () => {
  test("a cookie this market did not sign opens nothing, and never a member's cart", async () => {
    const { offerId } = await makeProduct(market.db)
    const { userId } = await makePerson(market.db)
    const cartId = await makeCart(market.db, [{ offerId }], userId)
    const forged = cookieOf(cartId).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(guestCartId(forged)).toBeNull()
    expect(guestCartId(`hs_cart=${cartId}`)).toBeNull()
    expect(guestCartId(`other=1; ${cookieOf(cartId)}; more=2`)).toBe(cartId)
    const signed = cartOwner(cookieOf(cartId), undefined)
    expect(signed && (await cartLines(market.db, signed))).toEqual([])
    expect(await countCart(market.db, cookieOf(cartId), undefined)).toBe(0)
    await expect(ask(signed as CartOwner, { intent: 'add', offerId, quantity: '1' })).resolves.toBeDefined()
    expect(await market.db.select({ quantity: cartItems.quantity }).from(cartItems).where(eq(cartItems.cartId, cartId))).toEqual([
      { quantity: 1 },
    ])
  })

  test('the cookie is HttpOnly, Lax and for the whole site', () => {
    expect(newGuestCart().setCookie).toMatch(/^hs_cart=[0-9a-f-]{36}\.[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/)
  })

  test('a visitor without cookie and session costs no query', async () => {
    const silent = new Proxy({} as Db, { get: () => expect.fail('asked the database') })
    expect(await countCart(silent, 'theme=dark', undefined)).toBe(0)
  })

  test('counts pieces, for guests and members', async () => {
    const { offerId } = await makeProduct(market.db)
    const { userId } = await makePerson(market.db)
    const guestCart = await makeCart(market.db, [{ offerId, quantity: 3 }])
    await makeCart(market.db, [{ offerId, quantity: 2 }], userId)
    expect(await countCart(market.db, cookieOf(guestCart), undefined)).toBe(3)
    expect(await countCart(market.db, cookieOf(guestCart), userId)).toBe(2)
  })
})

describe('signing in with a full cart', () => {
  test('quantities add up to 999 at most, other lines come along, the guest cart and its cookie go', async () => {
    const [a, b, c] = await Promise.all([makeProduct(market.db), makeProduct(market.db), makeProduct(market.db)])
    const { userId } = await makePerson(market.db)
    const own = await makeCart(
      market.db,
      [
        { offerId: a.offerId, quantity: 600 },
        { offerId: b.offerId, quantity: 1 },
      ],
      userId,
    )
    const guestCart = await makeCart(market.db, [
      { offerId: a.offerId, quantity: 600 },
      { offerId: c.offerId, quantity: 4 },
    ])
    expect(await mergeCarts(market.db, cookieOf(guestCart), userId)).toMatch(/^hs_cart=; .*Max-Age=0/)
    const rows = await market.db.select().from(cartItems).where(eq(cartItems.cartId, own))
    expect(new Map(rows.map((row) => [row.offerId, row.quantity]))).toEqual(
      new Map([
        [a.offerId, 999],
        [b.offerId, 1],
        [c.offerId, 4],
      ]),
    )
    expect(await market.db.select().from(carts).where(eq(carts.id, guestCart))).toEqual([])
    expect(await mergeCarts(market.db, cookieOf(guestCart), userId)).toMatch(/Max-Age=0/)
    expect(await market.db.select().from(cartItems).where(eq(cartItems.cartId, own))).toHaveLength(3)
  })

  test('merging twice at the same instant adds once', async () => {
    const { offerId } = await makeProduct(market.db)
    const { userId } = await makePerson(market.db)
    const guestCart = await makeCart(market.db, [{ offerId, quantity: 4 }])
    await Promise.all([1, 2, 3].map(() => mergeCarts(market.db, cookieOf(guestCart), userId)))
    expect(await quantities({ userId, cartId: null })).toEqual([4])
  })

  test('fifty kinds at most', async () => {
    const { offerId, listingId, sellerId } = await makeProduct(market.db)
    const { rows } = await market.db.execute<{ id: string }>(sql`
      INSERT INTO offers (id, listing_id, seller_id, label_zh, unit_zh, unit_code, price_minor) SELECT gen_random_uuid(), ${listingId}, ${sellerId}, 'x', '件', 'H87', 100 FROM generate_series(1, 60) RETURNING id`)
    const { userId } = await makePerson(market.db)
    await makeCart(market.db, [{ offerId }, ...rows.slice(0, 20).map((row) => ({ offerId: row.id }))], userId)
    const guestCart = await makeCart(market.db, [{ offerId, quantity: 2 }, ...rows.slice(20).map((row) => ({ offerId: row.id }))])
    await mergeCarts(market.db, cookieOf(guestCart), userId)
    const merged = await cartLines(market.db, { userId, cartId: null })
    expect(merged).toHaveLength(50)
    expect(merged.find((line) => line.offerId === offerId)?.quantity).toBe(3)
  })
})
