import { beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { accountEntries, spanBalances } from '#app/ledger/accounts/account-entries.server'
import { houseAccounts, sellerAccounts } from '#app/ledger/accounts/account-queries.server'
import { trialBalance } from '#app/ledger/ledger-queries.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { readXlsx } from '#app/platform/testing/read-xlsx'
import { loader as booksLoader } from '#app/routes/coop/books'
import { loader as booksFileLoader } from '#app/routes/coop/books-file'
import { loader as ownLoader } from '#app/routes/sell/income/account/account'
import { loader as ownFileLoader } from '#app/routes/sell/income/account/account-file'
import { visit } from '#app/routes/testing/visit-route'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { loader as accountLoader } from './account'
import { loader as fileLoader } from './account-file'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)

const always = { from: '', to: '' } as const
const operator = () => signInAs(market.db, { role: 'operator' })

/** Paid, received, sent on, and a part given back afterwards. */
async function movedAbout() {
  const { orders } = await goods.received([{ priceMinor: 25_800, payee: true }])
  const [order] = orders as [(typeof orders)[0]]
  const { userId } = await operator()
  const refundId = await refundOrder(market.db, userId, {
    sellerOrderId: order.id,
    amountMinor: 5_000,
    reason: '少了',
    requestKey: newId(),
  })
  await market.workOff()
  const [transfer] = await goods.transfersOf(order.id)
  return { order, refundId, transferId: transfer?.id ?? '' }
}
type Entries = { entries: { id: number; amountMinor: number; balanceMinor: number; kind: string }[] }
const path = (id: string) => `/coop/books/accounts/${id}`
const asked = async (loader: unknown, address: string, cookie: string, id: string) => {
  const args = { request: new Request(`http://shop.test${address}`, { headers: { cookie } }), params: { id }, context: {} }
  return (await (loader as (args: object) => Promise<Response>)(args)) as Response
}
const rowsOf = async (answer: Response) => readXlsx(Buffer.from(await answer.arrayBuffer()))

describe('the accounts of the books', () => {
  test('every account, walked page by page in both directions, ends at what the trial balance says', async () => {
    await movedAbout()
    const sellers = await sellerAccounts(market.db, { q: '' })
    const ofSellers = sellers.rows.flatMap(({ ownerId, currency, ...minor }) => [
      { id: `seller_held:${currency}:${ownerId}`, kind: 'seller_held', minor: minor.heldMinor },
      { id: `seller_payable:${currency}:${ownerId}`, kind: 'seller_payable', minor: minor.payableMinor },
      { id: `payout_in_transit:${currency}:${ownerId}`, kind: 'payout_in_transit', minor: minor.inTransitMinor },
      { id: `seller_debt:${currency}:${ownerId}`, kind: 'seller_debt', minor: minor.debtMinor },
    ])
    const house = (await houseAccounts(market.db)).map(({ id, kind, balanceMinor }) => ({ id, kind, minor: balanceMinor }))
    const sums: Record<string, number> = {}
    for (const { id, kind, minor } of [...house, ...ofSellers]) {
      if (minor === null) continue
      const walked: Entries['entries'] = []
      let page = await accountEntries(market.db, id, always, {}, 2)
      for (;;) {
        walked.push(...page.entries)
        if (!page.next) break
        page = await accountEntries(market.db, id, always, { after: Number(page.next) }, 2)
      }
      expect(walked.length).toBeGreaterThan(0)
      expect(new Set(walked.map((entry) => entry.id)).size).toBe(walked.length)
      walked.toReversed().reduce((before, entry) => {
        expect(entry.balanceMinor).toBe(before + entry.amountMinor)
        return entry.balanceMinor
      }, 0)
      expect(walked[0]?.balanceMinor).toBe(minor)
      const back = walked.at(-1)
      const newer = await accountEntries(market.db, id, always, { before: back?.id ?? 0 }, 2)
      expect(newer.entries.map((entry) => entry.id)).toEqual(walked.slice(-3, -1).map((entry) => entry.id))
      sums[kind] = (sums[kind] ?? 0) + minor
    }
    const trial = await trialBalance(market.db, new Date())
    expect(sums).toEqual(Object.fromEntries(trial.map(({ kind, balanceMinor }) => [kind, Number(balanceMinor)])))
  })

  test('each entry leads to its order, its refund and its transfer', async () => {
    const { order, refundId, transferId } = await movedAbout()
    const { cookie } = await operator()
    const id = `seller_debt:CNY:${order.sellerId}`
    const page = await asked(accountLoader, path(id), cookie, id)
    expect((page as unknown as Entries).entries).toMatchObject([
      { kind: 'reversal_made', amountMinor: -4_500, balanceMinor: 0, orderNo: order.no, transferId },
      { kind: 'refund_requested', amountMinor: 4_500, balanceMinor: 4_500, orderNo: order.no, refundId },
    ])
    await expect(asked(accountLoader, path('bank:XXX'), cookie, 'bank:XXX')).rejects.toMatchObject({ status: 404 })
  })

  test('a span of days begins with what was there before and ends with what is there after', async () => {
    const { order } = await movedAbout()
    const id = `seller_payable:CNY:${order.sellerId}`
    const today = dayOf(new Date())
    const spans = [
      [always, 0, 0, 2],
      [{ from: today, to: today }, 0, 0, 2],
      [{ from: '' as const, to: addDays(today, -1) }, 0, 0, 0],
      [{ from: addDays(today, 1), to: '' as const }, 0, 0, 0],
    ] as const
    for (const [span, openingMinor, closingMinor, count] of spans) {
      expect(await spanBalances(market.db, id, span)).toEqual({ openingMinor, closingMinor })
      expect((await accountEntries(market.db, id, span, {})).entries).toHaveLength(count)
    }
    const held = `seller_held:CNY:${(await goods.paid([{ priceMinor: 10_000 }])).orders[0]?.sellerId}`
    expect(await spanBalances(market.db, held, { from: addDays(today, 1), to: '' })).toEqual({ openingMinor: 9_000, closingMinor: 9_000 })
  })

  test('S14 a saved account holds what the page shows: amounts as numbers, and nobody’s but the asker’s', async () => {
    const { order } = await movedAbout()
    const { cookie } = await operator()
    const id = `seller_payable:CNY:${order.sellerId}`
    const rows = await rowsOf(await asked(fileLoader, `/en${path(id)}/file?as=xlsx`, cookie, id))
    expect(rows.map((row) => row.filter((cell) => typeof cell === 'number'))).toEqual([[], [0], [232.2, 232.2], [-232.2, 0], [0]])
    await expect(asked(fileLoader, `${path(id)}/file?as=pdf`, cookie, id)).rejects.toMatchObject({ status: 404 })

    const { userId: ownerId, cookie: ownCookie } = await signInAs(market.db)
    const { sellerId } = await makeSeller(market.db, { ownerId })
    await goods.received([{ priceMinor: 10_000, sellerId }])
    const own = await visit(ownLoader, '/sell/income/account', { cookie: ownCookie })
    expect((own.body as Entries).entries).toMatchObject([{ kind: 'order_released', amountMinor: 9_000, balanceMinor: 9_000 }])
    const foreign = `/sell/income/account/file?as=xlsx&of=seller_payable:CNY:${order.sellerId}&id=${order.sellerId}`
    expect((await rowsOf(await asked(ownFileLoader, foreign, ownCookie, ''))).flat()).not.toContain(232.2)
    const saved = await rowsOf(await asked(ownFileLoader, '/sell/income/account/file?as=xlsx&of=held', ownCookie, ''))
    expect(saved.map((row) => row.filter((cell) => typeof cell === 'number'))).toEqual([[], [0], [90, 90], [-90, 0], [0]])
  })

  test('the trial balance of an instant before the market is empty, and debits and credits of now are the same sum', async () => {
    await movedAbout()
    const { cookie } = await operator()
    const read = async (at: string) => (await visit(booksLoader, `/coop/books?at=${at}`, { cookie })).body.balance as object[]
    expect(await read('2024-01-01T00:00')).toEqual([])
    expect((await read('nonsense')).length).toBeGreaterThan(3)
    const rows = await rowsOf(await asked(booksFileLoader, '/coop/books/file?as=xlsx', cookie, ''))
    const sum = (column: number) => rows.slice(1).reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0)
    expect(sum(3)).toBe(sum(4))
    expect(sum(3)).toBeGreaterThan(0)
  })
})
