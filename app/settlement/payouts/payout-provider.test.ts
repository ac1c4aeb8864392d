import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { bankHoldHours } from '#app/settlement/bank/bank-facts'
import { isPayable } from '#app/settlement/bank/is-payable.server'
import { connect, type Db } from '#db/client.server'
import { payoutAccountStates, payoutAccounts, payoutProviders } from '#db/schema/settlement'
import { databasePerFile } from '#db/testing/database-per-file'
import { payoutProviderOf } from './payout-provider-of.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 2, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

test('of every account, new or old, the provider says the same as the database', async () => {
  for (const provider of payoutProviders)
    for (const state of payoutAccountStates)
      for (const changedAt of [hoursAgo(bankHoldHours - 1), hoursAgo(bankHoldHours + 1)]) {
        const { sellerId } = await makeSeller(db)
        const of = provider === 'bank_batch' ? { bankSealed: 'x', bankTail: '0001' } : { accountRef: `acct_${sellerId}` }
        await db.insert(payoutAccounts).values({ sellerId, provider, state, changedAt, ...of })
      }
  const accounts = await db.select().from(payoutAccounts)
  const { rows } = await db.execute<{ id: string; can: boolean }>(sql`SELECT c.seller_id AS id, ${isPayable} AS can FROM payout_accounts c`)
  const told = new Map(rows.map(({ id, can }) => [id, can]))
  expect(accounts).toHaveLength(16)
  for (const account of accounts) {
    const { canBePaid } = payoutProviderOf(account).standing(account)
    expect({ ...account, canBePaid }).toMatchObject({ canBePaid: told.get(account.sellerId) })
  }
})

test('a new bank account is told from when it is used; one with the provider, that something is asked', () => {
  const changedAt = hoursAgo(1)
  const standing = (provider: 'stripe_connect' | 'bank_batch' | 'none', state: 'pending' | 'restricted' | 'gone' | 'none') =>
    payoutProviderOf({ provider }).standing({ state, changedAt, requirements: [] })
  const usedFrom = new Date(changedAt.getTime() + bankHoldHours * 3_600_000)
  expect(standing('bank_batch', 'pending')).toEqual({ canBePaid: false, usedFrom, isAsked: false })
  expect(standing('bank_batch', 'restricted')).toEqual({ canBePaid: false, usedFrom: null, isAsked: false })
  for (const state of ['pending', 'restricted'] as const)
    expect(standing('stripe_connect', state)).toEqual({ canBePaid: false, usedFrom: null, isAsked: true })
  const paysAndAsks = payoutProviderOf({ provider: 'stripe_connect' }).standing({
    state: 'active',
    changedAt,
    requirements: ['external_account'],
  })
  expect(paysAndAsks).toEqual({ canBePaid: true, usedFrom: null, isAsked: true })
  expect(standing('stripe_connect', 'gone')).toEqual({ canBePaid: false, usedFrom: null, isAsked: false })
  expect(standing('none', 'none')).toEqual({ canBePaid: false, usedFrom: null, isAsked: false })
})

test('money leaves at once, by a run, or not', () => {
  const ways = [...payoutProviders, 'none' as const].map((provider) => [provider, payoutProviderOf({ provider }).wayOut.how])
  expect(Object.fromEntries(ways)).toEqual({ stripe_connect: 'at-once', bank_batch: 'by-run', none: 'not' })
})
