import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { purchases } from '#db/schema/orders'
import { checkoutMarket, filled } from './testing/checkout-market'

const { market, press, open, pressInCart, guestWith, purchasesOf } = checkoutMarket()

describe('checkout', () => {
  test('a guest adds, checks out and pays: sent to the payment page with a link cookie, and the cart is empty afterwards', async () => {
    const { offerId, sellerId } = await market.product({ priceMinor: 1290 })
    const added = await pressInCart('', { intent: 'add', offerId, quantity: '２' })
    expect(added.status).toBe(303)
    expect(added.headers.get('location')).toBe('/cart')
    const cookie = added.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const { page } = await open(cookie)
    const paid = await press(
      cookie,
      filled(page, {
        [`note-${sellerId}`]: '放门卫处',
        email: 'Man@Example.com',
        [`invoice-${sellerId}`]: 'on',
        [`invoiceTitle-${sellerId}`]: '陈小满',
      }),
    )
    expect(paid.status).toBe(303)
    expect(paid.headers.get('location')).toContain(market.sandbox.url)
    expect(paid.headers.get('set-cookie')).toMatch(/^hs_orders=HS\d{6}-\w{6}\.[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax/)
    const [purchase] = await market.db.select().from(purchases).where(eq(purchases.email, 'man@example.com'))
    expect(purchase).toMatchObject({
      phone: '13800138000',
      totalMinor: 3380,
      address: {
        province: '浙江省',
        city: '湖州市',
        district: '吴兴区',
        town: '月河街道',
        detail: '红旗路 18 号',
        divisionCode: '330502001',
      },
    })
    expect(await market.ordersOf(purchase?.id ?? '')).toMatchObject([{ note: '放门卫处', invoiceState: 'wanted', invoiceTitle: '陈小满' }])
    await payOnHostedPage(paid.headers.get('location') ?? '')
    await market.workOff()
    expect((await market.purchase(purchase?.id ?? '')).status).toBe('paid')
    expect((await open(cookie)).headers.get('location')).toBe('/cart')
  })

  test('everything wrong is said at once, in the language of the page, and everything typed stays', async () => {
    const { offerId, sellerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    const typed = filled(page, {
      name: '',
      phone: '1380013800',
      town: '',
      detail: ' ',
      email: 'man@',
      [`note-${sellerId}`]: '长'.repeat(201),
      [`invoice-${sellerId}`]: 'on',
      [`invoiceTaxNo-${sellerId}`]: '123',
    })
    const zh = await press(cookie, typed)
    expect(zh.status).toBe(400)
    expect(Object.keys(zh.page.errors).filter(Boolean).sort()).toEqual(
      ['detail', 'email', `invoiceTaxNo-${sellerId}`, `invoiceTitle-${sellerId}`, 'name', `note-${sellerId}`, 'phone'].sort(),
    )
    expect(zh.page.errors.phone).toEqual(['手机号要 11 位，以 1 开头'])
    expect(zh.page.view.typed).toMatchObject({
      phone: '1380013800',
      email: 'man@',
      [`exempt-${offerId}`]: 'on',
      [`invoiceTaxNo-${sellerId}`]: '123',
    })
    expect(zh.page.view).toMatchObject({ key: page.view.key, address: { district: '330502', town: '' } })
    expect(zh.page.view.lists.towns.length).toBeGreaterThan(5)
    const en = await press(cookie, typed, { path: '/en/checkout' })
    expect(en.page.errors.phone?.[0]).toMatch(/11 digits/)
    expect(await purchasesOf(cartId)).toEqual([])
  })

  test.each([
    ['a town of another district', { town: '330503100' }],
    ['a city of another province', { city: '310100' }],
    ['no district', { district: '', town: '' }],
    ['a code nobody knows', { town: '339999' }],
  ])('refuses %s', async (_what, places) => {
    const { offerId } = await market.product()
    const { cookie, page, cartId } = await guestWith([{ offerId }])
    const answer = await press(cookie, filled(page, places))
    expect(answer.status).toBe(400)
    expect(Object.values(answer.page.errors).flat()).toEqual(['请选好省份、城市和区县'])
    expect(await purchasesOf(cartId)).toEqual([])
  })

  test('台湾, 香港, 澳门 have no lists below: city and district are typed, and only sellers who say so deliver there', async () => {
    const { sellerId: staysHome } = await makeSeller(market.db, { excludedProvinces: ['710000', '810000', '820000'] })
    const [goesThere, doesNot] = [await market.product(), await market.product({ sellerId: staysHome })]
    const there = { province: '810000', city: '', district: '', town: '', place: '九龙油尖旺区', detail: '弥敦道 100 号' }
    const refused = await guestWith([{ offerId: doesNot.offerId }])
    const no = await press(refused.cookie, filled(refused.page, there))
    expect(no).toMatchObject({ status: 400, page: { errors: { province: [expect.stringContaining('不送这个省份')] } } })

    const { cookie, page, cartId } = await guestWith([{ offerId: goesThere.offerId }])
    const missing = await press(cookie, filled(page, { ...there, place: ' ' }))
    expect(missing).toMatchObject({ status: 400, page: { errors: { place: ['这一栏要填'] }, view: { address: { province: '810000' } } } })
    expect((await press(cookie, filled(page, there))).status).toBe(303)
    expect(await purchasesOf(cartId)).toMatchObject([
      {
        address: {
          divisionCode: '810000',
          province: '香港特别行政区',
          city: '九龙油尖旺区',
          district: '',
          town: '',
          detail: '弥敦道 100 号',
        },
      },
    ])
  })

  test('without a script: 下一步 brings the next list, the pasted line fills the fields, and nothing typed is lost', async () => {
    const { offerId, sellerId } = await market.product()
    const { cookie, page } = await guestWith([{ offerId }])
    const step = await press(cookie, {
      ...filled(page),
      intent: 'divisions',
      city: '',
      district: '',
      town: '',
      province: '310000',
      email: 'man@example.com',
    })
    expect(step.page.view).toMatchObject({
      address: { name: '陈小满', province: '310000', city: '310100' },
      typed: { email: 'man@example.com' },
    })
    expect(step.page.view.lists.districts.map((row) => row.name)).toContain('浦东新区')
    const pasted = await press(cookie, {
      ...filled(page),
      intent: 'paste',
      name: '',
      phone: '',
      province: '',
      city: '',
      district: '',
      town: '',
      detail: '',
      [`note-${sellerId}`]: '留言',
      pasted: '李梅 18857201234 上海市浦东新区陆家嘴街道世纪大道100号',
    })
    expect(pasted.page).toMatchObject({
      told: '已拆开填好，请核对一遍再付款',
      view: {
        address: { name: '李梅', phone: '18857201234', province: '310000', district: '310115', detail: '世纪大道100号' },
        typed: { [`note-${sellerId}`]: '留言' },
      },
    })
    expect(pasted.page.view.address.town).not.toBe('')
    const nothing = await press(cookie, { ...filled(page), intent: 'paste', pasted: '???' })
    expect(nothing.status).toBe(400)
    expect(nothing.page.view.address).toMatchObject({ name: '陈小满', detail: '红旗路 18 号' })
  })
})
