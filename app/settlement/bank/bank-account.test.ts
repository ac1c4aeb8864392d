import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkForm } from '#app/forms/read-form.server'
import { confirmAgain, sendConfirmCode } from '#app/identity/account/confirm-again.server'
import { hashPassword, keepPassword } from '#app/identity/account/passwords.server'
import { unseal } from '#app/identity/sealed-box.server'
import { configureTestIdentity, makePerson, signInAs } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { startOnboarding } from '#app/settlement/payees/onboard.server'
import { batchOf, demoCard, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { auditLog } from '#db/schema/people'
import { mailbox, outbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts } from '#db/schema/settlement'
import { BankAccountForm } from './bank-account-form.server'
import { hasLuhn } from './bank-facts'
import { activateBankAccounts, keepBankAccount } from './keep-bank-account.server'
import { payoutAccountOf } from './payout-account-queries.server'
import { removeBankAccount } from './remove-bank-account.server'

const market = moneyMarket()
const goods = settledOrders(market)
beforeAll(configureTestIdentity)
const facts = { account: '6200000000000000125', bank: '湖州银行月河支行', cnaps: '313336071018' }

function errorsOf(over: Partial<typeof facts>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...facts, ...over })) form.set(name, value)
  const read = checkForm(form, BankAccountForm, 'zh')
  return read.ok ? read.value : read.reply.errors
}

describe('the form of a bank account', () => {
  test('a card number has a right check digit, in groups and in full width too', () => {
    expect(hasLuhn(facts.account)).toBe(true)
    expect(errorsOf({ account: '6200 0000 0000 0000 125' })).toEqual(facts)
    expect(errorsOf({ account: '６２００００００００００００００１２５' })).toEqual(facts)
    expect(errorsOf({ account: '6200000000000000126' })).toEqual({ account: [expect.stringContaining('抄错')] })
    expect(errorsOf({ account: '1205' })).toEqual({ account: ['银行账号是 8 到 32 位数字，现在是 4 位'] })
  })

  test('an account of a company as long as a card carries no check digit', () => {
    expect(errorsOf({ account: '1205210019000012345' })).toMatchObject({ account: '1205210019000012345' })
    expect(errorsOf({ account: '201000012345678' })).toMatchObject({ account: '201000012345678' })
  })

  test('a CNAPS code has twelve digits, and the error says how many there are', () => {
    expect(errorsOf({ cnaps: '31333607101' })).toEqual({ cnaps: ['联行号是 12 位数字，现在是 11 位'] })
    expect(errorsOf({ cnaps: '3133 3607 1018' })).toEqual(facts)
    expect(errorsOf({ bank: '' })).toEqual({ bank: [expect.any(String)] })
  })
})

describe('S29 where a seller’s money goes', () => {
  test('a new account is sealed, waits three days, and every number known so far hears of it', async () => {
    const { sellerId, ownerId } = await makeSeller(market.db)
    await keepBankAccount(market.db, { userId: ownerId, sellerId }, facts)
    const account = await payoutAccountOf(market.db, sellerId)
    expect(account).toMatchObject({ provider: 'bank_batch', state: 'pending', bankTail: '0125', bankName: facts.bank })
    expect((account?.usedFrom?.getTime() ?? 0) - Date.now()).toBeGreaterThan(71 * 3_600_000)
    const [row] = await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
    expect(unseal(sellerId, row?.bankSealed ?? '')).toEqual({ payee: '沈阿姨', ...facts })
    const kept = [row, await market.db.select().from(auditLog), await market.db.select().from(outbox)]
    expect(JSON.stringify(kept)).not.toContain(facts.account)

    await market.workOff()
    const [seller] = await market.db.select().from(sellers).where(eq(sellers.id, sellerId))
    const { rows } = await market.db.execute<{ phone: string }>(sql`SELECT phone_number AS phone FROM users WHERE id = ${ownerId}`)
    for (const phone of [seller?.phone ?? '', rows[0]?.phone ?? '']) {
      const letters = await market.db.select().from(mailbox).where(eq(mailbox.recipient, phone))
      expect(letters.map(({ subject }) => subject)).toEqual(['收款账户改了'])
    }

    const age = (hours: number) =>
      market.db.execute(sql`UPDATE payout_accounts SET changed_at = now() - make_interval(hours => ${hours}) WHERE seller_id = ${sellerId}`)
    await age(71)
    await activateBankAccounts(market.db)
    expect((await payoutAccountOf(market.db, sellerId))?.state).toBe('pending')
    await age(72)
    await activateBankAccounts(market.db)
    expect((await payoutAccountOf(market.db, sellerId))?.state).toBe('active')

    await keepBankAccount(market.db, { userId: ownerId, sellerId }, { ...facts, account: demoCard() })
    expect((await payoutAccountOf(market.db, sellerId))?.state).toBe('pending')
  })

  test('taken away: the number is forgotten, the numbers known hear of it, it is logged, and the provider or another account may follow', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }])
    const sellerId = orders[0]?.sellerId ?? ''
    const [stall] = await market.db.select().from(sellers).where(eq(sellers.id, sellerId))
    const ownerId = stall?.ownerId ?? ''
    const remove = (userId = ownerId) => removeBankAccount(market.db, { userId, sellerId })
    await expect(remove()).rejects.toMatchObject({ key: 'payee-missing' })
    const account = await giveBankAccount(market.db, sellerId)
    await expect(remove((await makePerson(market.db)).userId)).rejects.toMatchObject({ key: 'not-found' })
    const [maker, checker] = [await signInAs(market.db, { role: 'operator' }), await signInAs(market.db, { role: 'operator' })]
    const no = await draftBatch(market.db, maker.userId, { currency: 'CNY', reason: '打款' })
    await expect(remove()).rejects.toMatchObject({ reason: 'conflict', key: 'payout-under-way' })
    await approveBatch(market.db, checker.userId, { no, reason: '对过' })
    await exportBatch(market.db, maker.userId, { no, reason: '导出' })
    await expect(remove()).rejects.toMatchObject({ key: 'payout-under-way' })
    expect(await payoutAccountOf(market.db, sellerId)).toMatchObject({ state: 'active', bankTail: account.slice(-4) })
    const [line] = (await batchOf(market.db, no)).lines
    await importResult(market.db, maker.userId, {
      no,
      reason: '回单',
      bytes: resultBytes([{ reference: line?.reference ?? '', said: '成功', amount: '90.00' }]),
    })

    await remove()
    await market.workOff()
    expect(await payoutAccountOf(market.db, sellerId)).toBeNull()
    const [row] = await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
    expect(unseal(sellerId, row?.bankSealed ?? '')).toEqual({})
    expect(row).toMatchObject({ state: 'gone', bankTail: '', bankName: '' })
    const acts = await market.db.select().from(auditLog).where(eq(auditLog.act, 'payout.account-removed'))
    expect(acts).toMatchObject([{ actorId: ownerId, subjectId: sellerId, detail: { tail: account.slice(-4) } }])
    const letters = await market.db
      .select()
      .from(mailbox)
      .where(eq(mailbox.recipient, stall?.phone ?? ''))
    expect(letters.map(({ subject }) => subject)).toContain('收款账户撤下了')
    await expect(remove()).rejects.toMatchObject({ key: 'payee-missing' })

    await startOnboarding(market.db, sellerId, { returnUrl: 'http://shop.test/a', refreshUrl: 'http://shop.test/b' })
    expect(await payoutAccountOf(market.db, sellerId)).toMatchObject({ provider: 'stripe_connect', state: 'pending' })
    await giveBankAccount(market.db, sellerId, { waits: true })
    expect(await payoutAccountOf(market.db, sellerId)).toMatchObject({ provider: 'bank_batch', state: 'pending' })
  })

  test('somebody else’s stall is not found', async () => {
    const { sellerId } = await makeSeller(market.db)
    const { userId } = await makePerson(market.db)
    expect(await attempt(() => keepBankAccount(market.db, { userId, sellerId }, facts))).toMatchObject({
      ok: false,
      refusal: { key: 'not-found' },
    })
    expect(await payoutAccountOf(market.db, sellerId)).toBeNull()
  })

  test('a session alone is not enough: the password, or a code that went to the own phone for this and nothing else', async () => {
    const { userId, phone } = await makePerson(market.db)
    const browser = 'a browser'
    const refusal = async (given: { password?: string; code?: string; browser?: string }) => {
      const done = await attempt(() => confirmAgain(market.db, { userId }, { password: '', code: '', browser, ...given }))
      return done.ok ? null : done.refusal.key
    }
    expect(await refusal({})).toBe('confirm-needed')
    expect(await refusal({ password: 'guess' })).toBe('old-password-wrong')
    const hash = await hashPassword(market.db, 'a good password')
    await market.db.transaction((tx) => keepPassword(tx, userId, hash))
    expect(await refusal({ password: 'guess' })).toBe('old-password-wrong')
    expect(await refusal({ password: 'a good password' })).toBeNull()

    expect(await refusal({ code: '123456' })).toBe('code-over')
    expect(await sendConfirmCode(market.db, { userId }, { browser, address: '127.0.0.1', locale: 'zh' })).toBe(phone)
    await market.workOff()
    const [letter] = await market.db.select().from(mailbox).where(eq(mailbox.recipient, phone))
    const code = /\d{6}/.exec(letter?.body ?? '')?.[0] ?? ''
    expect(letter?.subject).toBe('改收款账户的验证码')
    expect(await refusal({ code, browser: 'another browser' })).toBe('code-over')
    expect(await refusal({ code })).toBeNull()
    expect(await refusal({ code })).toBe('code-over')
  })

  test('ten wrong passwords, and the eleventh is not looked at', async () => {
    const { userId } = await makePerson(market.db)
    const tried: unknown[] = []
    for (let i = 0; i < 11; i += 1) {
      const done = await attempt(() => confirmAgain(market.db, { userId }, { password: `guess ${i}`, code: '', browser: '' }))
      tried.push(done.ok || done.refusal.key)
    }
    expect(tried.at(-2)).toBe('old-password-wrong')
    expect(tried.at(-1)).toBe('too-many-passwords')
  })
})
