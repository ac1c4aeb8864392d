import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { moneyMarket } from '#app/payments/testing/money-market'
import { violatedConstraint } from '#app/platform/transact.server'
import { holdByStaff } from '#app/settlement/holds.server'
import { batchOf, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { auditLog } from '#db/schema/people'
import { mailbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts, payoutBatches } from '#db/schema/settlement'
import { draftBatch } from './draft-batch.server'
import { importResult } from './import-result.server'
import { approveBatch, dropBatch, exportBatch } from './move-batch.server'
import { takeFile } from './sealed-file.server'

const market = moneyMarket()
const goods = settledOrders(market)
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId
const act = (no: string) => ({ no, reason: '每周打款' })
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown)
  return error instanceof Refusal ? error.key : error
}

let maker = ''
let checker = ''
beforeEach(async () => {
  // What earlier tests left payable stays where it is.
  await market.db.update(payoutAccounts).set({ state: 'gone' })
  maker = await operator()
  checker = await operator()
})

/** Two sellers with bank accounts, and one order each that is payable. */
async function twoPayable(names: readonly [string?, string?] = []) {
  const bought = await goods.received([{ priceMinor: 25_800 }, { priceMinor: 10_000 }])
  for (const [i, { sellerId }] of bought.orders.entries()) {
    if (names[i]) await market.db.update(sellers).set({ payoutName: names[i] }).where(eq(sellers.id, sellerId))
    await giveBankAccount(market.db, sellerId)
  }
  return bought
}

async function exported(names?: readonly [string?, string?]) {
  const bought = await twoPayable(names)
  const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
  await approveBatch(market.db, checker, act(no))
  await exportBatch(market.db, maker, act(no))
  return { ...bought, no }
}

const lineFor = async (no: string, sellerId: string) => {
  const line = (await batchOf(market.db, no)).lines.find((one) => one.sellerId === sellerId)
  if (!line) throw new Error('no line')
  return line
}

describe('payment case 44: a run of bank payments', () => {
  test('drafted, approved by another, exported, paid: the books follow each step', async () => {
    const { orders, purchaseId } = await twoPayable()
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ seller_payable: -(23_220 + 9_000) })
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    const drafted = await batchOf(market.db, no)
    expect(drafted).toMatchObject({ state: 'drafted', lineCount: 2, totalMinor: 32_220 })
    expect(drafted.lines.map(({ amountMinor }) => amountMinor).sort()).toEqual([23_220, 9_000])
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ payout_in_transit: -32_220 })
    expect((await goods.balancesOf(purchaseId)).seller_payable).toBeUndefined()
    for (const { id } of orders) expect(await goods.transfersOf(id)).toMatchObject([{ state: 'requested', provider: 'bank_batch', n: 1 }])

    await approveBatch(market.db, checker, act(no))
    await exportBatch(market.db, maker, act(no))
    for (const { id } of orders) expect(await goods.transfersOf(id)).toMatchObject([{ state: 'sent' }])
    const answers = drafted.lines.map(({ reference, amountMinor }) => ({ reference, said: '成功', amount: (amountMinor / 100).toFixed(2) }))
    const imported = await importResult(market.db, checker, { ...act(no), bytes: resultBytes(answers) })
    expect(imported).toEqual({ isTaken: true, paid: 2, returned: 0 })
    expect(await batchOf(market.db, no)).toMatchObject({ state: 'closed' })
    for (const { id } of orders) expect(await goods.transfersOf(id)).toMatchObject([{ state: 'paid' }])
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ bank: -32_220 })
    expect((await goods.balancesOf(purchaseId)).payout_in_transit).toBeUndefined()

    const acts = await market.db.select().from(auditLog).where(eq(auditLog.subjectId, drafted.id)).orderBy(auditLog.at)
    expect(acts.map((row) => [row.act, row.actorId, row.reason])).toEqual([
      ['payout.draft', maker, '每周打款'],
      ['payout.approve', checker, '每周打款'],
      ['payout.export', maker, '每周打款'],
      ['payout.result', checker, '每周打款'],
    ])
  })

  test('the same person approves: refused, by the command and by the database', async () => {
    await twoPayable()
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    expect(await refusalOf(approveBatch(market.db, maker, act(no)))).toBe('two-people')
    expect(await refusalOf(exportBatch(market.db, checker, act(no)))).toBe('batch-moved-on')
    const forced = market.db.update(payoutBatches).set({ state: 'approved', approvedBy: maker }).where(eq(payoutBatches.no, no))
    expect(violatedConstraint(await forced.catch((error: unknown) => error))).toBe('payout_batches_two_people')
    expect(await batchOf(market.db, no)).toMatchObject({ state: 'drafted', approvedBy: null })
    await dropBatch(market.db, maker, act(no))
  })

  test('exported twice: the second time is refused, and the file taken again is the same to the byte', async () => {
    const { no, orders } = await exported()
    expect(await refusalOf(exportBatch(market.db, maker, act(no)))).toBe('batch-moved-on')
    const first = await takeFile(market.db, maker, no)
    // What became of the account or the stall's papers since changes nothing of what went out.
    await giveBankAccount(market.db, orders[0]?.sellerId ?? '', { bank: '另一家银行' })
    await market.db
      .update(sellers)
      .set({ payoutName: '改了名' })
      .where(eq(sellers.id, orders[1]?.sellerId ?? ''))
    const second = await takeFile(market.db, checker, no)
    expect(second.equals(first)).toBe(true)
    const { fileHash, lines } = await batchOf(market.db, no)
    expect(createHash('sha256').update(first).digest('hex')).toBe(fileHash)
    const rows = parse(first, { bom: true, relax_column_count: true }) as string[][]
    expect(rows).toHaveLength(lines.length + 2)
    expect(rows.at(-1)).toMatchObject(['合计', no, '', '', '', '', 'CNY', '322.20', '2', expect.stringMatching(/^[\da-f]{64}$/)])
    expect(await refusalOf(dropBatch(market.db, maker, act(no)))).toBe('batch-moved-on')
    const [payee] = await market.db
      .select()
      .from(payoutAccounts)
      .where(eq(payoutAccounts.sellerId, orders[0]?.sellerId ?? ''))
    expect(JSON.stringify([payee, lines])).not.toMatch(/\d{13}/)
  })

  test('a formula in a name does not run, and numbers stay text', async () => {
    const { no, orders } = await exported(['=HYPERLINK("//evil.example")', '@SUM(A1)'])
    const rows = parse(await takeFile(market.db, maker, no), { bom: true, relax_column_count: true }) as string[][]
    const payees = rows.slice(1, -1).map((row) => row[2])
    expect(payees.sort()).toEqual(['\'=HYPERLINK("//evil.example")', "'@SUM(A1)"])
    for (const row of rows.slice(1, -1)) {
      expect(row[3]).toMatch(/^'\d{19}$/)
      expect(row[5]).toBe("'313336071018")
      expect(row[7]).toMatch(/^\d+\.\d\d$/)
      expect(row[9]).toMatch(/^[\da-f]{64}$/)
    }
    expect(orders).toHaveLength(2)
  })

  test('the result file twice: once; a returned line is payable again and its seller asked for the account', async () => {
    const { no, orders, purchaseId } = await exported()
    const [first, second] = orders as [(typeof orders)[0], (typeof orders)[0]]
    const [paid, back] = [await lineFor(no, first.sellerId), await lineFor(no, second.sellerId)]
    const bytes = resultBytes([
      { reference: paid.reference, said: 'paid', amount: '232.20' },
      { reference: back.reference, said: '退回', amount: '90.00', why: '户名不符' },
    ])
    const both = await Promise.all([1, 2].map(() => importResult(market.db, maker, { ...act(no), bytes })))
    expect(both).toContainEqual({ isTaken: true, paid: 1, returned: 1 })
    expect(both).toContainEqual({ isTaken: true, paid: 0, returned: 0 })
    expect(await importResult(market.db, maker, { ...act(no), bytes })).toEqual({ isTaken: true, paid: 0, returned: 0 })
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ bank: -23_220, seller_payable: -9_000 })
    expect(await lineFor(no, second.sellerId)).toMatchObject({ state: 'returned', failure: '户名不符' })
    expect(await goods.transfersOf(second.id)).toMatchObject([{ state: 'failed', failure: '户名不符' }])
    const [account] = await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, second.sellerId))
    expect(account).toMatchObject({ state: 'restricted' })

    await market.workOff()
    const [seller] = await market.db.select().from(sellers).where(eq(sellers.id, second.sellerId))
    const letters = await market.db
      .select()
      .from(mailbox)
      .where(eq(mailbox.recipient, seller?.phone ?? ''))
    expect(letters.map(({ subject }) => subject)).toContain('货款被退回：请重填账户')

    // Until there is another account nothing is drafted; then it is paid once more, and only once.
    expect(await refusalOf(draftBatch(market.db, maker, { currency: 'CNY', reason: '再打' }))).toBe('nothing-payable')
    await giveBankAccount(market.db, second.sellerId)
    const again = await draftBatch(market.db, maker, { currency: 'CNY', reason: '再打' })
    expect(await batchOf(market.db, again)).toMatchObject({ totalMinor: 9_000, lineCount: 1 })
    expect(await goods.transfersOf(second.id)).toMatchObject([{ state: 'failed' }, { state: 'requested', n: 2 }])
  })

  test('paid and sent back days later: payable again; and no way from returned to paid', async () => {
    const { no, orders, purchaseId } = await exported()
    const lines = (await batchOf(market.db, no)).lines
    const answer = (said: string) =>
      resultBytes(lines.map(({ reference, amountMinor }) => ({ reference, said, amount: (amountMinor / 100).toFixed(2) })))
    await importResult(market.db, maker, { ...act(no), bytes: answer('成功') })
    expect(await importResult(market.db, maker, { ...act(no), bytes: answer('退汇') })).toEqual({ isTaken: true, paid: 0, returned: 2 })
    expect((await goods.balancesOf(purchaseId)).bank).toBeUndefined()
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ seller_payable: -32_220 })
    const turned = await importResult(market.db, maker, { ...act(no), bytes: answer('成功') })
    expect(turned).toMatchObject({ isTaken: false, faults: [{ key: 'result-changed' }, { key: 'result-changed' }] })
    expect(orders).toHaveLength(2)
  })

  test('a wrong total, an unknown reference, a wrong amount, no total: refused whole with all reasons', async () => {
    const { no, orders, purchaseId } = await exported()
    const line = await lineFor(no, orders[0]?.sellerId ?? '')
    const fine = { reference: line.reference, said: '成功', amount: (line.amountMinor / 100).toFixed(2) }
    const faultsOf = async (bytes: Uint8Array) => {
      const answer = await importResult(market.db, maker, { ...act(no), bytes })
      return answer.isTaken ? [] : answer.faults.map(({ key }) => key)
    }
    expect(await faultsOf(resultBytes([fine], ['1', '1.00']))).toEqual(['result-total'])
    expect(await faultsOf(resultBytes([fine], ['2', fine.amount]))).toEqual(['result-total'])
    expect(await faultsOf(resultBytes([fine, { ...fine, reference: 'PB000101-01-001' }]))).toEqual(['result-unknown'])
    expect(await faultsOf(resultBytes([{ ...fine, amount: '1.00' }]))).toEqual(['result-line-amount'])
    expect(await faultsOf(resultBytes([fine, fine]))).toEqual(['result-twice'])
    expect(
      await faultsOf(
        resultBytes([
          { ...fine, said: '也许' },
          { ...fine, reference: 'x', amount: '一元' },
        ]),
      ),
    ).toEqual(['result-outcome', 'result-amount'])
    expect(await faultsOf(new TextEncoder().encode('a,b\r\n"x'))).toEqual(['result-unreadable'])
    expect(await faultsOf(new TextEncoder().encode(`编号,结果,金额\r\n${fine.reference},成功,${fine.amount}`))).toEqual(['result-no-total'])
    expect(await batchOf(market.db, no)).toMatchObject({ state: 'exported', lines: [{ state: 'waiting' }, { state: 'waiting' }] })
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ payout_in_transit: -32_220 })
  })

  test('who has no account, a new one, or a hold is left out; dropped, everything is payable again', async () => {
    const { orders, purchaseId } = await goods.received([
      { priceMinor: 10_000 },
      { priceMinor: 20_000 },
      { priceMinor: 30_000 },
      { priceMinor: 40_000 },
    ])
    const [none, fresh, held, fine] = orders as [(typeof orders)[0], (typeof orders)[0], (typeof orders)[0], (typeof orders)[0]]
    await giveBankAccount(market.db, fresh.sellerId, { waits: true })
    await giveBankAccount(market.db, held.sellerId)
    await giveBankAccount(market.db, fine.sellerId)
    await holdByStaff(market.db, maker, { sellerOrderId: held.id, hold: true, reason: '核对' })
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    const { lines } = await batchOf(market.db, no)
    expect(lines.map(({ sellerId }) => sellerId)).toEqual([fine.sellerId])
    expect(await goods.transfersOf(none.id)).toEqual([])
    await approveBatch(market.db, checker, act(no))
    await dropBatch(market.db, checker, act(no))
    expect(await batchOf(market.db, no)).toMatchObject({ state: 'dropped', approvedBy: null })
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ seller_payable: -90_000 })
    expect(await refusalOf(approveBatch(market.db, checker, act(no)))).toBe('batch-moved-on')
    await holdByStaff(market.db, maker, { sellerOrderId: held.id, hold: false, reason: '好了' })
    const next = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    expect(await batchOf(market.db, next)).toMatchObject({ lineCount: 2, totalMinor: 63_000 })
  })

  test('refunded after it was paid: the seller owes it, and neither the other seller of the purchase nor the books suffer', async () => {
    const { orders, purchaseId } = await goods.paid([{ priceMinor: 10_000 }, { priceMinor: 20_000 }])
    const [first, second] = orders as [(typeof orders)[0], (typeof orders)[0]]
    for (const { sellerId } of orders) await giveBankAccount(market.db, sellerId)
    await goods.ship(first)
    await goods.receive(first)
    await market.workOff()
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    const refund = { sellerOrderId: first.id, amountMinor: 10_000, reason: '全坏了', requestKey: newId() }
    await refundOrder(market.db, checker, refund)
    expect(await goods.balancesOf(purchaseId)).toMatchObject({ seller_debt: 9_000, payout_in_transit: -9_000 })
    await goods.ship(second)
    await goods.receive(second)
    await market.workOff()
    const next = await draftBatch(market.db, maker, { currency: 'CNY', reason: '每周打款' })
    expect(await batchOf(market.db, next)).toMatchObject({ totalMinor: 18_000, lineCount: 1 })
    await expectCleanBooks(market.db)
    // Dropped, the first one's money pays what is owed before anything else.
    await dropBatch(market.db, maker, act(no))
    expect((await goods.balancesOf(purchaseId)).seller_debt).toBeUndefined()
    expect((await goods.balancesOf(purchaseId)).seller_payable).toBeUndefined()
  })
})
