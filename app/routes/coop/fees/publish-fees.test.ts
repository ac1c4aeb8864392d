import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { publishedTariffs } from '#app/ledger/tariff-queries.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { auditLog } from '#db/schema/people'
import { action } from './publish-fees'

const market = moneyMarket({ deliverWebhooks: false })
beforeAll(configureTestIdentity)

const tomorrow = () => addDays(dayOf(new Date()), 1)
const rows = [
  ['goods', '', '10', '2.5'],
  ['', '', '', ''],
  ['stay', 'household', '', '３'],
  ['', '', '', '10%'],
] as const

async function send(intent: string, over: { from?: string; note?: string; rates?: readonly (readonly string[])[] } = {}) {
  const { cookie, userId } = await signInAs(market.db, { role: 'operator' })
  const body = new URLSearchParams({ intent, from: over.from ?? tomorrow(), note: over.note ?? '茶叶少收' })
  for (const rate of over.rates ?? rows)
    for (const [i, name] of ['orderKind', 'sellerKind', 'category', 'rate'].entries()) body.append(name, rate[i] ?? '')
  const request = new Request('http://shop.test/coop/fees', { method: 'POST', body, headers: { cookie } })
  type Answer = { data?: { message: string | null; preview: { rates: object[] } | null }; init?: { status?: number } } & Response
  const answer = (await (action as (args: object) => Promise<unknown>)({ request, params: {}, context: {} })) as Answer
  return { userId, status: answer.init?.status ?? answer.status ?? 200, reply: answer.data }
}
const versions = async () => (await publishedTariffs(market.db)).length

describe('an operator publishes fee rates', () => {
  test('looked at first, nothing is published; published, it is coming, with its reason in the log of acts', async () => {
    const before = await versions()
    const looked = await send('preview')
    expect(looked.reply?.preview?.rates).toMatchObject([
      { position: 1, orderKind: 'goods', categoryZh: expect.stringMatching(/./), rateBps: 250 },
      { position: 2, orderKind: 'stay', sellerKind: 'household', rateBps: 300 },
      { position: 3, orderKind: null, sellerKind: null, categoryZh: null, rateBps: 1000 },
    ])
    expect(await versions()).toBe(before)
    const { status, userId } = await send('publish')
    expect(status).toBe(303)
    const [coming] = await publishedTariffs(market.db)
    expect(coming).toMatchObject({ state: 'coming', note: '茶叶少收', validFrom: new Date(`${tomorrow()}T00:00:00+08:00`) })
    expect(coming?.rates.map(({ rateBps }) => rateBps)).toEqual([250, 300, 1000])
    expect(await market.db.select().from(auditLog).where(eq(auditLog.actorId, userId))).toMatchObject([
      { act: 'fees.publish', reason: '茶叶少收' },
    ])
  })

  test.each([
    ['a rate that is none', { rates: [['', '', '', 'ten']] }],
    ['more than all', { rates: [['', '', '', '100.01']] }],
    ['a kind that is none', { rates: [['everything', '', '', '1'], rows[3]] }],
    ['a category that is none', { rates: [['', '', '9999999', '1'], rows[3]] }],
    ['nothing for all the rest', { rates: [rows[0]] }],
    ['today', { from: dayOf(new Date()) }],
    ['a day that is none', { from: '2027-02-30' }],
    ['no reason', { note: ' ' }],
  ])('%s is refused with a word, and nothing is published', async (_, over) => {
    const before = await versions()
    const { status, reply } = await send('publish', over)
    expect(status).toBe(400)
    expect(reply?.message).toMatch(/./)
    expect(await versions()).toBe(before)
  })
})
