import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { cartView } from '#app/cart/cart-view'
import { countCart } from '#app/cart/count-cart.server'
import { mergeCarts } from '#app/cart/owner/merge-carts.server'
import { pricedCart } from '#app/cart/priced-cart.server'
import { cartMarket, cookieOf } from '#app/cart/testing/cart-market'
import { makePerson } from '#app/identity/testing/sign-in'
import { addDays } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { sayTrouble } from '#app/routes/cart/say-trouble.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { unitNights } from '#db/schema/bookings'
import { stayExtras } from '#db/schema/rates'
import { roomTypes } from '#db/schema/stays'

const market = cartMarket()
const guest = () => ({ userId: null, cartId: randomUUID() })
// A Monday in spring: base nights until Friday.
const monday = '2027-03-15'
const dates = { arrival: monday, departure: addDays(monday, 2) }

async function house(over: Parameters<typeof makeStay>[1] = {}) {
  const made = await makeStay(market.db, over)
  return { ...made, roomTypeId: made.rooms[0].roomTypeId }
}

const add = (owner: ReturnType<typeof guest>, fields: Record<string, string>) =>
  market.ask(owner, { intent: 'add-stay', ...dates, adults: '2', ...fields })

describe('rooms in a cart', () => {
  test('the whole price with extras and cleaning, the refund rule with its date, and no night held', async () => {
    const { roomTypeId, stayId } = await house({
      cleaningMinor: 3000,
      depositMinor: 20_000,
      depositZh: '退房当面退',
      depositEn: 'Given back at leaving',
    })
    const extraId = newId()
    await market.db
      .insert(stayExtras)
      .values({ id: extraId, stayId, titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2500 })
    const owner = guest()
    expect(await add(owner, { roomTypeId, children: '１', [`extra-${extraId}`]: '2' })).toEqual({
      next: 'cart',
      flash: { key: 'added-booking', values: { title: '竹海听风 · 大床房' } },
    })
    const cart = cartView(await pricedCart(market.db, owner), sayTrouble)
    expect(cart).toMatchObject({ totalMinor: 2 * 48_000 + 4 * 2500 + 3000, pieces: 1, troubled: false })
    const [booking] = cart.bookings
    expect(booking).toMatchObject({ kind: 'stay', adults: 2, children: 1, depositMinor: 20_000, wasMinor: null })
    expect(booking?.cancelZh).toContain('3月14日')
    expect(booking?.cancelEn).toContain('14 Mar')
    expect(JSON.stringify(cart)).not.toMatch(/sellerPhone|sellerOwnerId/)
    expect(await market.db.select().from(unitNights)).toEqual([])
    expect(await countCart(market.db, cookieOf(owner.cartId), undefined)).toBe(1)
  })

  test('the same room on the same dates is changed, not added; booking goes on to checkout', async () => {
    const { roomTypeId } = await house({ rooms: [{ units: 3 }] })
    const owner = guest()
    await add(owner, { roomTypeId })
    expect(await add(owner, { roomTypeId, adults: '1', rooms: '2', intent: 'book-stay' })).toEqual({ next: 'checkout' })
    const { bookings, pieces } = await pricedCart(market.db, owner)
    expect(bookings).toMatchObject([{ adults: 1, rooms: 2, totalMinor: 2 * 96_000 }])
    expect(pieces).toBe(2)
  })

  test.each([
    ['dates-unreadable', { arrival: '2027-02-30' }],
    ['dates-backwards', { departure: '2027-03-14' }],
    ['dates-past', { arrival: '2020-01-01', departure: '2020-01-02' }],
    ['guests-too-many', { adults: '9' }],
    ['guests-none', { adults: '0' }],
    ['quantity-not-whole', { adults: '2.5' }],
    ['rooms-count', { rooms: '10' }],
    ['rooms-short', { rooms: '2' }],
    ['extra-gone', { [`extra-${newId()}`]: '1' }],
  ])('%s is said and nothing is added', async (key, fields) => {
    const { roomTypeId } = await house()
    const owner = guest()
    await expect(add(owner, { roomTypeId, ...fields })).rejects.toMatchObject({ key })
    expect((await pricedCart(market.db, owner)).bookings).toEqual([])
  })

  test('a house that is asked first, a room nobody knows, more rooms than an order holds', async () => {
    const owner = guest()
    const asked = await house({ bookingKind: 'request' })
    await expect(add(owner, { roomTypeId: asked.roomTypeId })).rejects.toMatchObject({
      key: 'stay-by-request',
      details: { slug: asked.slug },
    })
    await expect(add(owner, { roomTypeId: newId() })).rejects.toMatchObject({ reason: 'missing' })
    const { roomTypeId } = await house({ rooms: [{ units: 9 }] })
    for (const from of [0, 2])
      await add(owner, { roomTypeId, arrival: addDays(monday, from), departure: addDays(monday, from + 1), rooms: '9' })
    await expect(add(owner, { roomTypeId, rooms: '3' })).rejects.toMatchObject({ key: 'bookings-many', details: { n: 20 } })
  })

  test('what was taken meanwhile says so; accepting takes it out, sees today’s price, and leaves the rest', async () => {
    const taken = await house()
    const dearer = await house()
    const owner = guest()
    await add(owner, { roomTypeId: taken.roomTypeId })
    await add(owner, { roomTypeId: dearer.roomTypeId })
    await bookRoom(market.db, taken.roomTypeId, { ...dates, adults: 2, children: 0 })
    await market.db.update(roomTypes).set({ baseMinor: 50_000 }).where(eq(roomTypes.id, dearer.roomTypeId))
    const before = await pricedCart(market.db, owner)
    expect(before.bookings.find((one) => one.slug === taken.slug)?.trouble).toMatchObject({ key: 'nights-taken' })
    expect(before.bookings.find((one) => one.slug === dearer.slug)).toMatchObject({ wasMinor: 96_000, totalMinor: 100_000 })
    expect(before).toMatchObject({ totalMinor: 100_000, troubled: true })
    await market.ask(owner, { intent: 'accept' })
    expect((await pricedCart(market.db, owner)).bookings).toMatchObject([{ slug: dearer.slug, wasMinor: null, trouble: null }])
  })

  test('guests change and a wish goes out; nobody touches the wish of another cart', async () => {
    const { roomTypeId } = await house()
    const owner = guest()
    await add(owner, { roomTypeId })
    const wishId = (await pricedCart(market.db, owner)).bookings[0]?.wishId ?? ''
    await market.ask(guest(), { intent: 'remove-wish', wishId })
    await expect(market.ask(guest(), { intent: 'set-stay', wishId, adults: '1' })).rejects.toMatchObject({ reason: 'missing' })
    await market.ask(owner, { intent: 'set-stay', wishId, adults: '1', children: '1' })
    expect((await pricedCart(market.db, owner)).bookings).toMatchObject([{ wishId, adults: 1, children: 1 }])
    await market.ask(owner, { intent: 'remove-wish', wishId })
    expect((await pricedCart(market.db, owner)).bookings).toEqual([])
  })
})

describe('extras of a room in a cart', () => {
  const breakfast = { titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night' as const, priceMinor: 2500 }
  const offered = async () => {
    const { roomTypeId, stayId } = await house()
    const [extraId, cotId] = [newId(), newId()]
    await market.db.insert(stayExtras).values([
      { id: extraId, stayId, ...breakfast },
      { id: cotId, stayId, titleZh: '婴儿床', titleEn: 'Cot', per: 'stay', priceMinor: 3000, most: 1, position: 1 },
    ])
    const owner = guest()
    await add(owner, { roomTypeId, [`extra-${extraId}`]: '1' })
    const [booking] = (await pricedCart(market.db, owner)).bookings
    const set = (fields: Record<string, string>) =>
      market.ask(owner, { intent: 'set-stay', wishId: booking?.wishId ?? '', adults: '2', children: '0', ...fields })
    return { owner, extraId, cotId, booking, set }
  }

  test('all that the house offers is named, and the price follows what is changed', async () => {
    const { owner, extraId, cotId, booking, set } = await offered()
    expect(booking).toMatchObject({ offered: [{ id: extraId }, { id: cotId, most: 1 }], totalMinor: 96_000 + 2 * 2500 })
    await set({ [`extra-${extraId}`]: '２', [`extra-${cotId}`]: '1' })
    expect(await pricedCart(market.db, owner)).toMatchObject({ totalMinor: 96_000 + 4 * 2500 + 3000 })
    await set({ [`extra-${extraId}`]: '0', [`extra-${cotId}`]: '' })
    expect((await pricedCart(market.db, owner)).bookings).toMatchObject([{ extras: [], totalMinor: 96_000 }])
  })

  test.each([
    ['more than the house has', 'cot', '2', { key: 'extra-too-many', details: { most: 1, titleEn: 'Cot' } }],
    ['more breakfasts than guests', 'breakfast', '3', { key: 'extra-too-many', details: { most: 2, titleZh: '早餐' } }],
    ['what is no number', 'cot', '一张', { key: 'quantity-not-whole' }],
  ])('%s is refused, and the cart stays as it was', async (_what, which, typed, refusal) => {
    const { owner, extraId, cotId, set } = await offered()
    const name = `extra-${which === 'cot' ? cotId : extraId}`
    await expect(set({ [name]: typed })).rejects.toMatchObject(refusal)
    expect(await pricedCart(market.db, owner)).toMatchObject({ totalMinor: 96_000 + 2 * 2500 })
  })

  test('one that is offered no more is said, and goes out with a change', async () => {
    const { owner, extraId, cotId, set } = await offered()
    await market.db.update(stayExtras).set({ active: false }).where(eq(stayExtras.id, extraId))
    expect((await pricedCart(market.db, owner)).bookings).toMatchObject([{ trouble: { key: 'extra-gone' }, offered: [{ id: cotId }] }])
    await set({ [`extra-${cotId}`]: '1' })
    expect((await pricedCart(market.db, owner)).bookings).toMatchObject([{ trouble: null, totalMinor: 96_000 + 3000 }])
  })
})

describe('seats in a cart', () => {
  test('a family at a session: priced, changed, refused when there are too few left', async () => {
    const { sessionId } = await makeSession(market.db, { seats: 5 })
    const owner = guest()
    expect(await market.ask(owner, { intent: 'add-seats', sessionId, adults: '2', children: '2' })).toMatchObject({ next: 'cart' })
    const { bookings, totalMinor } = await pricedCart(market.db, owner)
    expect(bookings).toMatchObject([{ kind: 'session', adults: 2, children: 2, trouble: null }])
    expect(totalMinor).toBe(2 * 12_800 + 2 * 6_400)
    const wishId = bookings[0]?.wishId ?? ''
    await expect(market.ask(owner, { intent: 'set-seats', wishId, adults: '6', children: '0' })).rejects.toMatchObject({
      key: 'seats-short',
      details: { left: 5 },
    })
    await market.ask(owner, { intent: 'set-seats', wishId, adults: '3', children: '0' })
    expect((await pricedCart(market.db, owner)).totalMinor).toBe(3 * 12_800)
  })
})

describe('signing in', () => {
  test('rooms and sessions of the guest come along; of the same wish the newer party counts', async () => {
    const { userId } = await makePerson(market.db)
    const both = await house()
    const own = await house()
    const { sessionId } = await makeSession(market.db)
    const member = { userId, cartId: null } as const
    const owner = guest()
    await market.ask(member, { intent: 'add-stay', ...dates, roomTypeId: both.roomTypeId, adults: '2' })
    await market.ask(member, { intent: 'add-stay', ...dates, roomTypeId: own.roomTypeId, adults: '2' })
    await add(owner, { roomTypeId: both.roomTypeId, adults: '1' })
    await market.ask(owner, { intent: 'add-seats', sessionId, adults: '1' })
    await mergeCarts(market.db, cookieOf(owner.cartId), userId)
    const { bookings } = await pricedCart(market.db, member)
    expect(bookings.map(({ kind, slug, adults }) => [kind, kind === 'stay' ? slug : '', adults]).sort()).toEqual(
      [
        ['session', '', 1],
        ['stay', both.slug, 1],
        ['stay', own.slug, 2],
      ].sort(),
    )
    const { rows } = await market.db.execute(sql`SELECT 1 FROM cart_stays WHERE cart_id = ${owner.cartId}`)
    expect(rows).toEqual([])
  })
})
