import { beforeAll, expect, test } from 'vitest'
import { hashPassword, keepPassword } from '#app/identity/account/passwords.server'
import { configureTestIdentity, signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { visit } from '#app/routes/testing/visit-route'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { payoutAccountOf } from '#app/settlement/bank/payout-account-queries.server'
import { giveBankAccount } from '#app/settlement/testing/bank-runs'
import { action } from './payout'

const market = moneyMarket({ deliverWebhooks: false })
beforeAll(configureTestIdentity)

test('a session alone does not take a bank account away; with the password it is gone', async () => {
  const { userId, cookie } = await signInAs(market.db)
  const { sellerId } = await makeSeller(market.db, { ownerId: userId })
  const hash = await hashPassword(market.db, 'a good password')
  await market.db.transaction((tx) => keepPassword(tx, userId, hash))
  await giveBankAccount(market.db, sellerId)
  const press = (form: Record<string, string>) => visit(action, '/sell/payout', { cookie, form: { intent: 'remove', ...form } })
  expect((await press({})).status).toBe(403)
  expect((await press({ password: 'a guess' })).body).toMatchObject({ reply: { errors: { password: [expect.any(String)] } } })
  expect(await payoutAccountOf(market.db, sellerId)).toMatchObject({ state: 'active' })
  expect((await press({ password: 'a good password' })).status).toBe(303)
  expect(await payoutAccountOf(market.db, sellerId)).toBeNull()
  expect((await press({ password: 'a good password' })).status).toBe(404)
})
