import { describe, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { stayExtras } from '#db/schema/rates'
import { checkoutMarket } from './testing/checkout-market'

const { market, pressInCart } = checkoutMarket()
const monday = { arrival: '2027-03-15', departure: '2027-03-17' }

describe('a booking without a room or a session', () => {
  test('leads back to the page of the experience with all that was typed', async () => {
    for (const intent of ['add-seats', 'book-seats']) {
      const typed = { slug: 'shen-tea', adults: '好多', children: '1', youngest: '6', month: '2027-03', evil: 'x' }
      const { status, headers } = await pressInCart('', { intent, ...typed })
      expect(status).toBe(303)
      const back = new URL(headers.get('location') ?? '', 'http://shop.test')
      expect(back.pathname + back.hash).toBe('/experiences/shen-tea#refused')
      expect(Object.fromEntries(back.searchParams)).toEqual({
        ...{ adults: '好多', children: '1', youngest: '6', month: '2027-03' },
        sessionId: 'none',
      })
    }
  })

  test('leads back to the house with dates, guests and extras', async () => {
    const extra = `extra-${newId()}`
    const { headers } = await pressInCart('', {
      intent: 'book-stay',
      slug: 'of-shen',
      roomTypeId: '',
      ...monday,
      adults: '3',
      [extra]: '2',
    })
    const back = new URL(headers.get('location') ?? '', 'http://shop.test')
    expect(back.pathname + back.hash).toBe('/stays/of-shen#refused')
    expect(Object.fromEntries(back.searchParams)).toEqual({ ...monday, adults: '3', [extra]: '2', room: 'none' })
  })

  test('is said in a sentence where the form names no page, or names one that is none', async () => {
    for (const slug of ['', '//evil.example', '../../coop']) {
      const { status, page } = await pressInCart('', { intent: 'add-seats', slug, adults: '2' })
      expect(status).toBe(400)
      expect(page).toMatchObject({ message: '还没有选哪一场，选好一场再订' })
    }
    expect(await pressInCart('', { intent: 'add-stay', ...monday, adults: '2' })).toMatchObject({
      status: 400,
      page: { message: '还没有选房间，选好一间再订' },
    })
  })

  test('of a room nobody knows it is still not found', async () => {
    const { sessionId } = await makeSession(market.db)
    expect((await pressInCart('', { intent: 'add-seats', slug: 'shen-tea', sessionId: newId() })).status).toBe(404)
    expect((await pressInCart('', { intent: 'add-seats', sessionId, adults: '2' })).status).toBe(303)
  })
})

test('a refused extra is named in the field it was typed into, with all else that was typed', async () => {
  const { stayId, rooms } = await makeStay(market.db)
  const id = newId()
  await market.db.insert(stayExtras).values({ id, stayId, titleZh: '婴儿床', titleEn: 'Cot', per: 'stay', priceMinor: 3000, most: 1 })
  const added = await pressInCart('', { intent: 'add-stay', roomTypeId: rooms[0].roomTypeId, ...monday, adults: '2' })
  const cookie = added.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { rows } = await market.db.execute<{ id: string }>('SELECT id FROM cart_stays')
  const wishId = rows[0]?.id ?? ''
  const { status, page } = await pressInCart(cookie, { intent: 'set-stay', wishId, adults: '1', children: '1', [`extra-${id}`]: '4' })
  expect(status).toBe(400)
  expect(page).toMatchObject({
    wish: { wishId, field: `extra-${id}`, message: '「婴儿床」最多 1 份', typed: { adults: '1', children: '1', [`extra-${id}`]: '4' } },
  })
})
