import { describe, expect, test } from 'vitest'
import { deliver, moneyMarket, webhookSecret } from '#app/payments/testing/money-market'
import { sign, unheardEvents } from '#app/payments/testing/unheard-events'

const market = moneyMarket()
const { eventRow, paidUnheard } = unheardEvents(market)

describe('forged webhooks', () => {
  test('payment case 10: S08 every mutation is a 400 without a row', async () => {
    const { event, purchaseId } = await paidUnheard()
    const good = JSON.stringify(event)
    const now = Math.floor(Date.now() / 1000)
    const live = JSON.stringify({ ...event, livemode: true })
    const connected = JSON.stringify({ ...event, account: 'acct_1Other' })
    const mutations: Record<string, [body: string, signature: string | null]> = {
      'no signature': [good, null],
      'empty signature': [good, ''],
      'not a signature': [good, 'nonsense'],
      'wrong secret': [good, sign(good, 'whsec_someone_elses')],
      'secret without its prefix': [good, sign(good, webhookSecret.replace('whsec_', ''))],
      'ten minutes old': [good, sign(good, webhookSecret, now - 600)],
      'signature of another time': [good, sign(good, webhookSecret, now - 10).replace(/t=\d+/, `t=${now}`)],
      'only the old scheme': [good, sign(good).replace('v1=', 'v0=')],
      'written anew': [JSON.stringify(event, null, 2), sign(good)],
      'amount changed': [good.replace(/"amount_total":\d+/, '"amount_total":1'), sign(good)],
      'live event in test mode': [live, sign(live)],
      'event of a connected account': [connected, sign(connected)],
      'no event at all': ['[]', sign('{}')],
    }
    for (const [name, [body, signature]] of Object.entries(mutations)) expect([name, await deliver(body, signature)]).toEqual([name, 400])
    expect(await eventRow(event.id)).toBeUndefined()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
  })

  test('payment case 10: while a secret is rotated both are taken', async () => {
    const { event, purchaseId } = await paidUnheard()
    const body = JSON.stringify(event)
    market.configure({ webhookSecrets: ['whsec_new_one', webhookSecret] })
    expect(await deliver(body, sign(body, 'whsec_new_one'))).toBe(200)
    const both = `${sign(body, 'whsec_unknown')},${sign(body).split(',')[1]}`
    expect(await deliver(body, both)).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('S08 a hundred replays have one effect, and what the body claims is not believed', async () => {
    const { event, purchaseId, offerId } = await paidUnheard()
    const unpaid = await market.startBuying([{ offerId }])
    const lie = JSON.stringify({
      ...event,
      id: 'evt_lie',
      data: { object: { ...event.data.object, id: (await market.paymentsOf(unpaid.purchaseId))[0]?.providerRef, payment_status: 'paid' } },
    })
    for (let n = 0; n < 100; n += 1) expect(await deliver(lie, sign(lie))).toBe(200)
    await market.workOff()
    expect(await market.purchase(unpaid.purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
  })
})
