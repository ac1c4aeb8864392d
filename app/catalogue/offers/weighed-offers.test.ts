import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { copyListing } from '#app/catalogue/listings/copy-listing.server'
import { describeOffer } from '#app/catalogue/listings/describe-listing.server'
import { addOffer, editOffer } from '#app/catalogue/listings/edit-listing.server'
import { NewOffer, PriceAndStock } from '#app/catalogue/listings/listing-forms.server'
import type { OfferInput, Seller } from '#app/catalogue/listings/listing-input'
import { aWay, keepStall, putOut } from '#app/catalogue/testing/keep-stall'
import { checkForm } from '#app/forms/read-form.server'
import { attempt } from '#app/kernel/refusal'
import { connect, type Db } from '#db/client.server'
import { listings, offers } from '#db/schema/catalogue'
import { databasePerFile } from '#db/testing/database-per-file'
import { setPrice, setPriceAndStock } from './set-price.server'

const database = databasePerFile()
let db: Db
let seller: Seller

beforeAll(async () => {
  db = connect(database.url, { max: 4 }).db
  seller = await keepStall(db)
})

/** Market rule 1's melon, as its grower types it. */
const melonForm = { price: '6.8', unit: '个', grams: '４，０００', count: '9', weigh: '1000', tolerance: '' }

function read(over: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...melonForm, ...over })) form.append(name, value)
  return checkForm(form, NewOffer, 'zh')
}

async function described(over: Record<string, string> = {}) {
  const checked = read(over)
  if (!checked.ok) return Object.entries(checked.reply.errors).map(([field, [sentence]]) => `${field} ${sentence}`)
  const done = await attempt(async () => describeOffer(checked.value))
  return done.ok ? done.value : `${done.refusal.reason} ${done.refusal.key}`
}

const offerOf = async (id: string) => (await db.select().from(offers).where(eq(offers.id, id)))[0]
const cardOf = async (id: string) => (await db.select().from(listings).where(eq(listings.id, id)))[0]

async function aMelon(over: Record<string, string> = {}) {
  const { listingId, offerIds } = await putOut(db, seller, { offers: [(await described(over)) as OfferInput] })
  return { listingId, offerId: offerIds[0] ?? '' }
}

const refusal = async (work: () => Promise<unknown>) => {
  const done = await attempt(work)
  return done.ok ? 'done' : `${done.refusal.reason} ${done.refusal.key}`
}

describe('an offer priced by the scale', () => {
  test('one comes to its weight times the price, ten percent heavier unless said otherwise; the card tells the price of 500 g', async () => {
    expect(await described()).toMatchObject({ labelZh: '每个约 4 公斤', labelEn: 'About 4 kg a piece', netGrams: 4000, priceMinor: 2720 })
    const { listingId, offerId } = await aMelon({ tolerance: '５' })
    expect(await offerOf(offerId)).toMatchObject({ priceMinor: 2720, weighMinor: 680, weighGrams: 1000, tolerancePercent: 5, version: 1 })
    expect(await cardOf(listingId)).toMatchObject({ fromMinor: 680, perJinMinor: 340 })
  })

  test('the card’s price is the one that was set, not the estimate’s rounded one', async () => {
    const { listingId } = await aMelon({ price: '12.99', weigh: '500', grams: '3' })
    // 3 g come to 8 fen, and 8 fen for 3 g would be 13.33 a jin.
    expect(await cardOf(listingId)).toMatchObject({ fromMinor: 1299, perJinMinor: 1299 })
  })

  test('without the choice the price is for one, as ever', async () => {
    expect(await described({ weigh: '' })).toMatchObject({ priceMinor: 680, weigh: null, labelZh: '4000 克/个' })
  })

  test.each([
    [{ unit: '斤' }, 'invalid weigh-unit'],
    [{ unit: '公斤', weigh: '500' }, 'invalid weigh-unit'],
    [{ grams: '' }, 'invalid weigh-needs-grams'],
    [{ price: '0.01', grams: '1' }, 'invalid estimate-odd'],
    [{ price: '100000', grams: '1000000' }, 'invalid estimate-odd'],
    [{ weigh: '250' }, ['weigh 请选一项']],
    [{ weigh: '1e3' }, ['weigh 请选一项']],
    [{ tolerance: '31' }, ['tolerance 请写整数，如 2']],
    [{ tolerance: '-1' }, ['tolerance 请写整数，如 2']],
    [{ tolerance: '百' }, ['tolerance 请写整数，如 2']],
    [{ grams: '0' }, ['grams 请写整数，如 2']],
    [{ grams: '-4000' }, ['grams 请写整数，如 2']],
    [{ grams: '1000000000' }, ['grams 请写整数，如 2']],
    [{ grams: '四公斤' }, ['grams 请写整数，如 2']],
    [{ price: '0' }, ['price 请写金额，如 9.80']],
  ])('typed as %o it is refused: %s', async (over, answer) => {
    expect(await described(over)).toEqual(answer)
  })

  test('a new price is of the weight; what one comes to follows, and carts notice', async () => {
    const { listingId, offerId } = await aMelon()
    await setPrice(db, seller, offerId, 680, 1000)
    expect(await offerOf(offerId)).toMatchObject({ version: 1 })
    await setPrice(db, seller, offerId, 700, 1000)
    expect(await offerOf(offerId)).toMatchObject({ priceMinor: 2800, weighMinor: 700, tolerancePercent: 10, version: 2 })
    await setPriceAndStock(db, seller, { offerId, price: 720, seenGrams: 1000, count: 3, seenOnHand: 9, version: 1 })
    expect(await offerOf(offerId)).toMatchObject({ priceMinor: 2880, weighMinor: 720, version: 3 })
    expect(await cardOf(listingId)).toMatchObject({ fromMinor: 720, perJinMinor: 360 })
    expect(await refusal(() => setPrice(db, seller, offerId, 10_000_000, 1000))).toBe('invalid estimate-odd')
    expect(await offerOf(offerId)).toMatchObject({ priceMinor: 2880, version: 3 })
  })

  test('a form drawn while the price was of something else changes nothing', async () => {
    const { offerId } = await aMelon()
    const change = { offerId, price: 2500, count: 9, seenOnHand: 9, version: 1 }
    expect(await refusal(() => setPriceAndStock(db, seller, change))).toBe('conflict listing-stale')
    expect(await refusal(() => setPriceAndStock(db, seller, { ...change, seenGrams: 500 }))).toBe('conflict listing-stale')
    expect(await offerOf(offerId)).toMatchObject({ weighMinor: 680, version: 1 })
  })

  test('the list’s form says which weight its price is for', () => {
    const form = new FormData()
    const typed = {
      offerId: '0192f000-0000-7000-8000-000000000001',
      price: '7',
      seenGrams: '1000',
      count: '3',
      seenOnHand: '9',
      version: '1',
    }
    for (const [name, value] of Object.entries(typed)) form.append(name, value)
    expect(checkForm(form, PriceAndStock, 'zh')).toMatchObject({ ok: true, value: { price: 700, seenGrams: 1000 } })
    form.set('seenGrams', '')
    expect(checkForm(form, PriceAndStock, 'zh')).toMatchObject({ ok: true, value: { seenGrams: null } })
  })

  test('edited, it is priced by another weight, or for one; goods of no weight and loose goods are not priced by the scale', async () => {
    const { listingId, offerId } = await aMelon()
    const edit = { labelZh: '麒麟瓜', labelEn: '', active: true }
    await editOffer(db, seller, offerId, { ...edit, price: { typedMinor: 340, weighGrams: 500, tolerancePercent: 0 } })
    expect(await offerOf(offerId)).toMatchObject({ priceMinor: 2720, weighMinor: 340, weighGrams: 500, tolerancePercent: 0, version: 2 })
    await editOffer(db, seller, offerId, { ...edit, price: { typedMinor: 3000 } })
    expect(await offerOf(offerId)).toMatchObject({
      priceMinor: 3000,
      weighMinor: null,
      weighGrams: null,
      tolerancePercent: null,
      version: 3,
    })
    expect(await cardOf(listingId)).toMatchObject({ perJinMinor: 375 })
    await addOffer(db, seller, listingId, aWay({ unitZh: '盒', netGrams: null, pieces: 1 }))
    const [, piece] = await db.select().from(offers).where(eq(offers.listingId, listingId)).orderBy(offers.position)
    const byKilo = { ...edit, price: { typedMinor: 680, weighGrams: 1000 as const } }
    expect(await refusal(() => editOffer(db, seller, piece?.id ?? '', byKilo))).toBe('invalid weigh-needs-grams')
    const { offerIds } = await putOut(db, seller)
    expect(await refusal(() => editOffer(db, seller, offerIds[0] ?? '', byKilo))).toBe('invalid weigh-unit')
  })

  test('copied, it is priced as last year', async () => {
    const { listingId } = await aMelon({ tolerance: '7' })
    const copy = await copyListing(db, seller, listingId)
    const [again] = await db.select().from(offers).where(eq(offers.listingId, copy.id))
    expect(again).toMatchObject({ priceMinor: 2720, weighMinor: 680, weighGrams: 1000, tolerancePercent: 7 })
  })
})
