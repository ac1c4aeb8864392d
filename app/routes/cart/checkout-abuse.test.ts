import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { addresses } from '#db/schema/people'
import { checkoutMarket, cookieOf, filled } from './testing/checkout-market'

const { market, press, open, guestWith, purchasesOf } = checkoutMarket()

describe('what a checkout form may not do', () => {
  test("S02 a member chooses a saved address of their own; somebody else's is as unknown as any", async () => {
    const member = await signInAs(market.db)
    const other = await signInAs(market.db)
    const save = async (userId: string) => {
      const id = newId()
      await market.db.insert(addresses).values({
        id,
        userId,
        name: '王老师',
        phone: '13900139000',
        divisionCode: '330502001',
        province: '浙江省',
        city: '湖州市',
        district: '吴兴区',
        town: '月河街道',
        detail: '学士路 1 号',
      })
      return id
    }
    const [own, foreign] = [await save(member.userId), await save(other.userId)]
    const { offerId } = await market.product()
    const cartId = await makeCart(market.db, [{ offerId }], member.userId)
    const { page } = await open(member.cookie)
    expect(page.view.saved.map((one) => one.id)).toEqual([own])
    const [stolen, unknown] = [
      await press(member.cookie, filled(page, { addressId: foreign })),
      await press(member.cookie, filled(page, { addressId: newId() })),
    ]
    expect([stolen.status, unknown.status]).toEqual([400, 400])
    expect(stolen.page.errors).toEqual(unknown.page.errors)
    expect((await press(member.cookie, filled(page, { addressId: own, name: '', phone: '' }))).status).toBe(303)
    expect(await purchasesOf(cartId)).toMatchObject([{ buyerId: member.userId, phone: '13900139000' }])
  })

  test('S02 ids of another seller, offer or cart in the body change nothing of theirs or ours', async () => {
    const own = await market.product()
    const foreign = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId: own.offerId }])
    const victim = await guestWith([{ offerId: foreign.offerId }])
    const swapped = {
      ...filled(page),
      [`note-${foreign.sellerId}`]: 'x',
      [`invoice-${foreign.sellerId}`]: 'on',
      [`invoiceTitle-${foreign.sellerId}`]: 'x',
      cartId: victim.cartId,
    }
    const unticked = Object.fromEntries(
      Object.entries(swapped).map(([name, value]) => [name.replace(`exempt-${own.offerId}`, `exempt-${foreign.offerId}`), value]),
    )
    expect(await press(cookie, unticked)).toMatchObject({ status: 400, page: { errors: { [`exempt-${own.offerId}`]: ['请打勾确认'] } } })
    expect((await press(cookie, swapped)).status).toBe(303)
    const [purchase] = await purchasesOf(cartId)
    expect(await market.ordersOf(purchase?.id ?? '')).toMatchObject([{ sellerId: own.sellerId, note: '', invoiceState: 'none' }])
    expect(await purchasesOf(victim.cartId)).toEqual([])
    expect(await market.stockOf(foreign.offerId)).toMatchObject({ held: 0 })
  })

  test('a member may keep the new address for next time, once', async () => {
    const member = await signInAs(market.db)
    const { offerId } = await market.product()
    await makeCart(market.db, [{ offerId }], member.userId)
    const { page } = await open(member.cookie)
    for (const _ of [1, 2]) expect((await press(member.cookie, filled(page, { saveAddress: 'on' }))).status).toBe(303)
    expect(await market.db.select().from(addresses).where(eq(addresses.userId, member.userId))).toMatchObject([
      { name: '陈小满', isDefault: true, town: '月河街道' },
    ])
  })

  test('S03 S04 whatever stands in the numeric fields: the right total or nothing, never an error of ours', async () => {
    const { offerId } = await market.product({ priceMinor: 1000 })
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    for (const seenTotal of ['0', '-1800', '1', '1800.0', '1e3', '"1800"', '', '9'.repeat(12), '９', 'NaN']) {
      const answer = await press(cookie, filled(page, { seenTotal }))
      expect([400, 409], seenTotal).toContain(answer.status)
    }
    for (const name of ['totalMinor', 'unitMinor', 'status', 'paid_at', 'sellerId', 'buyerId', '__proto__', 'constructor[prototype]']) {
      await press(cookie, filled(page, Object.fromEntries([[name, '1']])))
    }
    expect(await purchasesOf(cartId)).toMatchObject([{ totalMinor: 1800, status: 'pending', buyerId: null, paidAt: null }])
  })

  test('S07 1,000 holds by one network of guests: a hundred are made, the rest are told to wait, and everybody else still buys', {
    timeout: 60_000,
  }, async () => {
    const { offerId } = await market.product({ onHand: 500 })
    const { page } = await guestWith([{ offerId }])
    const form = filled(page)
    const bot = async () => {
      const cookie = cookieOf(await makeCart(market.db, [{ offerId }]))
      return press(cookie, form, { from: '198.51.100.7' })
    }
    const statuses: number[] = []
    for (let round = 0; round < 50; round += 1)
      statuses.push(...(await Promise.all(Array.from({ length: 20 }, bot))).map((answer) => answer.status))
    expect(statuses.filter((status) => status === 303)).toHaveLength(100)
    expect(statuses.filter((status) => status === 429)).toHaveLength(900)
    const told = await bot()
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(60)
    expect(told.page.view.address.name).toBe('陈小满')
    const { cookie, page: fresh } = await guestWith([{ offerId, quantity: 3 }])
    expect((await press(cookie, filled(fresh))).status).toBe(303)
  })

  test('nothing to check out sends back to the cart; an unknown intent is not found', async () => {
    expect((await open('')).headers.get('location')).toBe('/cart')
    expect((await open('', '/en/checkout')).headers.get('location')).toBe('/en/cart')
    const { offerId } = await market.product()
    const { cookie } = await guestWith([{ offerId }])
    expect((await press(cookie, { intent: 'steal' })).status).toBe(404)
  })
})
