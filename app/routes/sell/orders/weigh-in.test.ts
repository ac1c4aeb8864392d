import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configureUploads } from '#app/catalogue/photos/uploads.server'
import { photoOf } from '#app/catalogue/testing/hostile-photos'
import { openTestSession, signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { weighedMarket } from '#app/payments/testing/weighed-market'
import { visit } from '#app/routes/testing/visit-route'
import { orderLines } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { paymentHolds, weighings } from '#db/schema/weighing'
import { action, loader } from './order'
import { loader as listLoader } from './orders'

const market = moneyMarket()
const { boughtMelons } = weighedMarket(market)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scales-'))
  configureUploads(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Shown = {
  order: { unweighed: number; weighIn: { photos: Record<string, string>; weighBy: Date | null }; lines: { weighedGrams: number | null }[] }
  acts: { prepare: boolean; pack: boolean; ship: boolean }
}
type Reply = { errors: Record<string, string[]>; values: Record<string, string | string[]>; formErrors: string[] }

/** Three melons of 4 000 g were bought; their grower stands at the scale. */
async function atTheScale(way: 'card' | 'alipay' = 'card') {
  const bought = await boughtMelons(way)
  const [stall] = await market.db.select({ ownerId: sellers.ownerId }).from(sellers).where(eq(sellers.id, bought.order.sellerId))
  const { cookie } = await openTestSession(market.db, stall?.ownerId ?? '')
  const { no } = bought.order
  const path = `/sell/orders/${no}`
  const lineId = bought.line.id
  const line = async () => (await market.db.select().from(orderLines).where(eq(orderLines.id, lineId)))[0]
  const send = (form: Record<string, string> | FormData) => visit(action, path, { cookie, no, form })
  const weigh = (over: Record<string, string>) => send({ intent: 'weigh', lineId, unit: 'g', ...over })
  const see = async () => (await visit(loader, path, { cookie, no })).body as unknown as Shown
  return { ...bought, cookie, lineId, line, send, weigh, see }
}

describe('weighing an order on its seller’s page', () => {
  test('a weight typed as people type it is taken, and only then may the order be packed', async () => {
    const { weigh, send, see, line, payment, cookie } = await atTheScale()
    const [hold] = await market.db.select().from(paymentHolds).where(eq(paymentHolds.paymentId, payment.id))
    expect(await see()).toMatchObject({
      order: { unweighed: 1, weighIn: { weighBy: hold?.weighBy } },
      acts: { prepare: true, pack: false, ship: false },
    })
    expect((await visit(listLoader, '/sell/orders', { cookie })).body).toMatchObject({ orders: [{ unweighed: 1 }] })
    expect((await send({ intent: 'pack' })).status).toBe(409)
    expect((await send({ intent: 'ship', carrier: '顺丰', trackingNo: 'SF1234567' })).status).toBe(409)
    expect((await weigh({ weight: '１１，７３０' })).status).toBe(303)
    expect(await line()).toMatchObject({ weighedGrams: 11_730 })
    expect(await see()).toMatchObject({ order: { unweighed: 0 }, acts: { pack: true, ship: true } })
    expect((await send({ intent: 'pack' })).status).toBe(303)
    expect(await line()).toMatchObject({ finalMinor: 7976 })
    expect((await weigh({ weight: '11000' })).body).toMatchObject({ formErrors: [expect.any(String)] })
    expect((await see()).acts).toMatchObject({ prepare: false })
  })

  test.each([
    ['11.73', 'kg', 11_730],
    ['11。73', 'kg', 11_730],
    ['23.5', 'jin', 11_750],
    [' 12 000 ', 'g', 12_000],
  ])('「%s」 in %s is %i g', async (weight, unit, grams) => {
    const { weigh, line } = await atTheScale('alipay')
    expect((await weigh({ weight, unit })).status).toBe(303)
    expect(await line()).toMatchObject({ weighedGrams: grams })
  })

  test('what is no weight is refused at its field, kept as it was typed, and nothing is written', async () => {
    const { weigh, line, lineId } = await atTheScale('alipay')
    for (const weight of [
      '0',
      '-11730',
      '1000000000',
      '10000001',
      '十二公斤',
      '',
      '1e4',
      '11.7',
      'NaN',
      '0x2dd2',
      '１．５．５',
      '9'.repeat(40),
    ]) {
      const answer = await weigh({ weight })
      expect(answer.status, weight).toBe(400)
      const reply = answer.body as Reply
      expect(Object.keys(reply.errors), weight).toEqual([`weight-${lineId}`])
      if (weight) expect(reply.values).toMatchObject({ weight, unit: 'g' })
    }
    for (const unit of ['t', 'constructor']) expect((await weigh({ weight: '11730', unit })).status).toBe(400)
    expect((await weigh({ weight: '11730', lineId: 'x' })).status).toBe(400)
    expect(await line()).toMatchObject({ weighedGrams: null })
  })

  test('a weight ten times off is asked about with both weights, and taken once it is confirmed', async () => {
    const { weigh, line, lineId } = await atTheScale('alipay')
    const answer = await weigh({ weight: '117.3', unit: 'kg' })
    const reply = answer.body as Reply
    expect(reply.errors[`sure-${lineId}`]?.[0]).toMatch(/117\.3 公斤.*12 公斤/)
    expect(reply.values).toMatchObject({ weight: '117.3', unit: 'kg' })
    expect(await line()).toMatchObject({ weighedGrams: null })
    expect((await weigh({ weight: '117.3', unit: 'kg', sure: 'on' })).status).toBe(303)
    expect(await line()).toMatchObject({ weighedGrams: 117_300 })
    expect((await weigh({ weight: '11730' })).status).toBe(303)
  })

  test('the photo of the scale survives a weight that is asked about, and is shown with the last weighing', async () => {
    const { send, see, lineId } = await atTheScale('alipay')
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'weigh', lineId, unit: 'g', weight: '1173' })) form.append(name, value)
    form.append('photos', new File([new Uint8Array(await photoOf(600, 450).jpeg().toBuffer())], 'scale.jpg', { type: 'image/jpeg' }))
    const reply = (await send(form)).body as Reply
    const key = String(reply.values.photoKeys)
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect((await send({ intent: 'weigh', lineId, unit: 'g', weight: '11730', photoKeys: key })).status).toBe(303)
    expect((await see()).order.weighIn.photos).toEqual({ [lineId]: key })
    form.set('photos', new File(['not a picture'], 'scale.jpg', { type: 'image/jpeg' }))
    form.set('weight', '11800')
    const refused = (await send(form)).body as Reply
    expect(Object.keys(refused.errors)).toEqual([`photo-${lineId}`])
    expect(await market.db.$count(weighings, eq(weighings.orderLineId, lineId))).toBe(1)
  })

  test('somebody else’s line, and somebody else’s photo, are not there', async () => {
    const mine = await atTheScale('alipay')
    const theirs = await atTheScale('alipay')
    expect((await mine.weigh({ lineId: theirs.lineId, weight: '11730' })).status).toBe(404)
    expect((await mine.weigh({ weight: '11730', photoKeys: 'f'.repeat(32) })).status).toBe(404)
    const { cookie } = await signInAs(market.db)
    const stranger = await visit(action, `/sell/orders/${mine.order.no}`, {
      cookie,
      no: mine.order.no,
      form: { intent: 'weigh', lineId: mine.lineId, unit: 'g', weight: '11730' },
    })
    expect(stranger.status).toBe(302)
    expect(await mine.line()).toMatchObject({ weighedGrams: null })
    expect(await theirs.line()).toMatchObject({ weighedGrams: null })
  })
})
