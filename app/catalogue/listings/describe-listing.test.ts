import { beforeAll, describe, expect, test } from 'vitest'
import { checkForm } from '#app/forms/read-form.server'
import { attempt } from '#app/kernel/refusal'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { describeListing, describeOffer } from './describe-listing.server'
import { NewListing, PriceAndStock } from './listing-forms.server'

const database = databasePerFile()
let db: Db
beforeAll(() => {
  db = connect(database.url, { max: 2 }).db
})

type Fields = Record<string, string | string[] | undefined>
const typed = (fields: Fields): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value ?? []].flat()) form.append(name, one)
  return form
}
const sixty = (over: Fields = {}) => typed({ titleZh: '安吉冬笋 现挖', price: '12.9', unit: '斤', count: '50', ...over })
const read = (over: Fields = {}, locale: 'zh' | 'en' = 'zh') => checkForm(sixty(over), NewListing, locale)
const value = (over: Fields = {}) => {
  const checked = read(over)
  if (!checked.ok) throw new Error(JSON.stringify(checked.reply))
  return checked.value
}
const described = async (over: Fields) => attempt(() => describeListing(db, value(over), '330502001005'))

describe('the sixty-second form', () => {
  test.each([
    ['12.9', 1290],
    ['１２．９', 1290],
    ['¥ 12.90', 1290],
    ['12。9', 1290],
    ['1，200', 120_000],
    ['12 元', 1200],
  ])('reads the price %s', (price, minor) => {
    expect(value({ price }).price).toBe(minor)
  })

  test.each(['0', '0.00', '-1', '1e3', '12.345', 'NaN', '١٢', '0x10', '', '999999999', 'Infinity', ' '])(
    'refuses the price 「%s」 and keeps it',
    (price) => {
      const checked = read({ price })
      expect(checked.ok).toBe(false)
      if (!checked.ok) {
        expect(Object.keys(checked.reply.errors)).toEqual(['price'])
        expect(checked.reply.values).toMatchObject({ price, titleZh: '安吉冬笋 现挖', count: '50' })
      }
    },
  )

  test.each([
    ['５０', 50],
    [' 1 000 ', 1000],
    ['1，000', 1000],
    ['0', 0],
  ])('reads how many %s', (count, n) => {
    expect(value({ count }).count).toBe(n)
  })

  test.each(['-1', '1.5', '1e3', '', '99999999', '五十', '0x10', '+3'])('refuses how many 「%s」', (count) => {
    expect(read({ count })).toMatchObject({ ok: false, reply: { errors: { count: [expect.any(String)] } } })
  })

  test('takes one value for each field: two prices, two names, a nested one are refused', () => {
    expect(read({ price: ['1', '2'] }).ok).toBe(false)
    expect(read({ titleZh: ['a', 'b'] }).ok).toBe(false)
    expect(checkForm(typed({ titleZh: 'x', 'price.minor': '1', unit: '斤', count: '1' }), NewListing, 'zh').ok).toBe(false)
  })

  test('S26 columns that are not fields are dropped', () => {
    const form = {
      sellerId: 'x',
      seller_id: 'x',
      status: 'live',
      onShow: 'true',
      fromMinor: '1',
      publishedAt: '2020-01-01',
      version: '9',
      id: '0192f000-0000-7000-8000-000000000001',
      currency: 'USD',
      netGrams: '1',
    }
    expect(Object.keys(value(form)).filter((name) => name in form)).toEqual([])
  })

  test('units, dates, tags and photo keys are of a known list or shape', () => {
    for (const over of [
      { unit: '磅' },
      { unit: '' },
      { tag: '特价' },
      { storage: 'warm' },
      { harvestFrom: '2026-02-30' },
      { harvestFrom: 'tomorrow' },
      { shipsWithinDays: '61' },
      { categoryCode: "2001' OR 1=1" },
      { photoKeys: ['../../etc/passwd'] },
      { titleZh: '字'.repeat(61) },
      { titleZh: '   ' },
      { formId: 'x' },
    ]) {
      expect(read(over).ok, JSON.stringify(over)).toBe(false)
    }
  })

  test('a harvest that ends before it begins is refused at its end', () => {
    expect(read({ harvestFrom: '2026-11-20', harvestTo: '2026-11-01' })).toMatchObject({
      ok: false,
      reply: { errors: { harvestTo: [expect.any(String)] } },
    })
    expect(read({ harvestFrom: '2026-11-20', harvestTo: '2026-11-20' }).ok).toBe(true)
  })

  test('says what is wrong in the reader’s language', () => {
    expect(read({ price: 'x' })).toMatchObject({ reply: { errors: { price: ['请写金额，如 9.80'] } } })
    expect(read({ price: 'x' }, 'en')).toMatchObject({ reply: { errors: { price: ['Please write an amount, like 9.80'] } } })
  })

  test('price and stock in the list carry what the form showed', () => {
    const row = { offerId: '0192f000-0000-7000-8000-000000000001', price: '９.８', count: '３', seenOnHand: '10', version: '4' }
    expect(checkForm(typed(row), PriceAndStock, 'zh')).toMatchObject({
      ok: true,
      value: { price: 980, count: 3, seenOnHand: 10, version: 4 },
    })
    for (const left of ['seenOnHand', 'version', 'offerId'])
      expect(checkForm(typed(Object.fromEntries(Object.entries(row).filter(([name]) => name !== left))), PriceAndStock, 'zh').ok).toBe(
        false,
      )
  })
})

describe('what a name tells', () => {
  test('a known speciality brings its category, storage and season', async () => {
    expect(await described({ titleZh: '安吉白茶 明前特级' })).toMatchObject({
      ok: true,
      value: { categoryCode: '1001', storage: 'ambient', seasonMonths: [3, 4], titleZh: '安吉白茶 明前特级', titleEn: '' },
    })
  })

  test('named in English it gets both names', async () => {
    const known = (await db.query.produce.findFirst({ where: (kind, { eq }) => eq(kind.nameZh, '太湖百合') }))?.nameEn ?? ''
    expect(await described({ titleZh: known.toUpperCase() })).toMatchObject({
      ok: true,
      value: { titleZh: '太湖百合', titleEn: known, categoryCode: '2003' },
    })
  })

  test('what the seller chose wins over what the name tells', async () => {
    expect(await described({ titleZh: '安吉白茶', categoryCode: '1003', storage: 'chilled', shipsWithinDays: '5' })).toMatchObject({
      ok: true,
      value: { categoryCode: '1003', storage: 'chilled', shipsWithinDays: 5 },
    })
  })

  test('a name that tells nothing asks for the category; an unknown one asks again', async () => {
    expect(await described({ titleZh: '好东西' })).toMatchObject({ ok: false, refusal: { key: 'category-needed' } })
    expect(await described({ titleZh: '好东西', categoryCode: '9999' })).toMatchObject({ ok: false, refusal: { key: 'category-needed' } })
    expect(await described({ titleZh: '好东西', categoryCode: '2003' })).toMatchObject({
      ok: true,
      value: { categoryCode: '2003', storage: 'chilled', produceCode: null },
    })
  })

  test.each([
    { titleZh: '太湖白虾' },
    { titleZh: '野生银鱼（太湖）', categoryCode: '6001' },
    { titleZh: '白鱼', titleEn: 'White fish of Lake Tai', categoryCode: '6001' },
    { titleZh: '太湖梅鲚干' },
  ])('catch of Lake Tai needs its permit: %o', async (over) => {
    expect(await described(over)).toMatchObject({ ok: false, refusal: { reason: 'invalid', key: 'catch-permit' } })
    expect(await described({ ...over, catchPermit: '浙渔养 2025-0117' })).toMatchObject({
      ok: true,
      value: { catchPermit: '浙渔养 2025-0117' },
    })
  })

  test.each([{ titleZh: '太湖百合' }, { titleZh: '南浔青鱼', categoryCode: '6001' }, { titleZh: '湖州太湖鹅' }])(
    'others do not: %o',
    async (over) => {
      expect((await described(over)).ok).toBe(true)
    },
  )
})

describe('a way to buy', () => {
  test('by weight it knows its grams; by the box it takes those given; by the piece it has none', () => {
    expect(describeOffer({ price: 1290, unit: '斤', grams: 999, count: 3 })).toMatchObject({
      netGrams: 500,
      pieces: null,
      labelZh: '散装',
      unitEn: 'jin',
      onHand: 3,
      priceMinor: 1290,
    })
    expect(describeOffer({ price: 8800, unit: '盒', grams: 250, count: 3 })).toMatchObject({
      netGrams: 250,
      pieces: null,
      labelZh: '250 克/盒',
      labelEn: '250 g box',
    })
    expect(describeOffer({ price: 1200, unit: '只', grams: undefined, count: 3 })).toMatchObject({
      netGrams: null,
      pieces: 1,
      labelZh: '单只',
    })
    expect(describeOffer({ price: 1200, unit: '只', grams: undefined, count: 3, labelZh: '大个' })).toMatchObject({ labelZh: '大个' })
  })
})
