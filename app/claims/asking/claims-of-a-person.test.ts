import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { answerClaim, replyToAnswer } from '#app/claims/deciding/answer-claim.server'
import { decideClaim } from '#app/claims/deciding/decide-claim.server'
import { sentOrders } from '#app/claims/testing/sent-orders'
import { getActor } from '#app/identity/actor.server'
import { unseal } from '#app/identity/sealed-box.server'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { closeAccount } from '#app/orders/account/close-account.server'
import { exportOf } from '#app/orders/account/export-queries.server'
import { exportRows } from '#app/orders/account/export-rows'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { importResult } from '#app/settlement/batches/import-result.server'
import { approveBatch, exportBatch } from '#app/settlement/batches/move-batch.server'
import { releaseDue } from '#app/settlement/release/release-order.server'
import { batchOf, giveBankAccount, resultBytes } from '#app/settlement/testing/bank-runs'
import { claimMoves, claims } from '#db/schema/claims'
import { problems, purchases } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts } from '#db/schema/settlement'
import { asOwner } from '#db/testing/as-owner'

const market = moneyMarket({ deliverWebhooks: false })
const { deliveredOrder, claimOn } = sentOrders(market)

async function actorOf(cookie: string) {
  const actor = await getActor(new Request('http://localhost/me', { headers: { cookie } }))
  if (!actor) throw new Error('not signed in')
  return actor
}
const closing = async (cookie: string) => closeAccount(market.db, await actorOf(cookie))

/** Goods that arrived at a member, of a stall whose owner is signed in too. */
async function betweenTwo() {
  const [buyer, owner] = [await signInAs(market.db), await signInAs(market.db)]
  const sent = await deliveredOrder([{ priceMinor: 1_500 }])
  await market.db.update(purchases).set({ buyerId: buyer.userId }).where(eq(purchases.id, sent.purchaseId))
  await market.db.update(sellers).set({ ownerId: owner.userId }).where(eq(sellers.id, sent.seller.sellerId))
  return { buyer, owner, sent, seller: { ...sent.seller, id: owner.userId } }
}

describe('claims and the person behind them', () => {
  test('C73 S29 the export has what was claimed and answered, and where a stall is paid, without the account', async () => {
    const { buyer, owner, sent, seller } = await betweenTwo()
    const { claimId } = await claimOn(sent, 50)
    await answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '发货时是好的' })
    const account = await giveBankAccount(market.db, seller.sellerId)
    const data = await exportOf(market.db, buyer.userId)
    expect(data.orders).toMatchObject([
      {
        claims: [
          {
            sellerOrderNo: sent.order.no,
            sort: 'claim',
            words: '烂了一半',
            moves: [{ by: 'buyer' }, { by: 'seller', words: '发货时是好的' }],
            photos: [{ kind: 'parcel' }, { kind: 'damage' }],
          },
        ],
      },
    ])
    const rows = exportRows(data).map((row) => row.join(' '))
    expect(rows).toContain(`order claim ${sent.order.no} words 烂了一半`)
    expect(rows).toContain(`order claim ${sent.order.no} answers seller: 发货时是好的`)
    const own = await exportOf(market.db, owner.userId)
    expect(own.payoutAccounts).toMatchObject([{ provider: 'bank_batch', lastDigits: account.slice(-4) }])
    expect(JSON.stringify(own)).not.toContain(account)
    expect(JSON.stringify(own)).not.toContain('烂了一半')
  })

  test('C73 neither side closes an account while a claim waits, nor a seller while money does; then his bank account is forgotten', async () => {
    const { buyer, owner, sent, seller } = await betweenTwo()
    const account = await giveBankAccount(market.db, seller.sellerId)
    const { claimId } = await claimOn(sent, 50)
    await receiveOrder(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId })
    for (const { cookie } of [buyer, owner])
      await expect(closing(cookie)).rejects.toMatchObject({ key: 'close-claims-open', details: { n: 1 } })
    await answerClaim(market.db, seller, { claimId, answer: 'accept', words: '' })
    await market.workOff()
    await closing(buyer.cookie)
    await expect(closing(owner.cookie)).rejects.toMatchObject({ key: 'close-money-open' })

    const operators = [await signInAs(market.db, { role: 'operator' }), await signInAs(market.db, { role: 'operator' })]
    const [maker = '', checker = ''] = operators.map(({ userId }) => userId)
    await releaseDue(market.db)
    const no = await draftBatch(market.db, maker, { currency: 'CNY', reason: '打款' })
    await approveBatch(market.db, checker, { no, reason: '打款' })
    await exportBatch(market.db, maker, { no, reason: '打款' })
    await expect(closing(owner.cookie)).rejects.toMatchObject({ key: 'close-money-open' })
    const paid = (await batchOf(market.db, no)).lines.map(({ reference, amountMinor }) => ({
      reference,
      said: '成功',
      amount: (amountMinor / 100).toFixed(2),
    }))
    await importResult(market.db, checker, { no, reason: '打款', bytes: resultBytes(paid) })
    await closing(owner.cookie)
    const [kept] = await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, seller.sellerId))
    expect(kept).toMatchObject({ state: 'gone', bankTail: '', bankName: '' })
    expect(JSON.stringify(unseal(seller.sellerId, kept?.bankSealed ?? ''))).not.toContain(account)
  })

  test('C73 what a buyer wrote in a claim is sealed with the purchase when the account closes; what the seller said stays', async () => {
    const { buyer, sent, seller } = await betweenTwo()
    const { claimId } = await claimOn(sent, 50, { words: '烂了，请打我妈妈电话' })
    await answerClaim(market.db, seller, { claimId, answer: 'refuse', words: '发货时是好的' })
    await replyToAnswer(market.db, sent.buyer, { claimId, answer: 'ask', words: '我叫陈小满，照片在这里' })
    await market.db.insert(problems).values({ id: newId(), sellerOrderId: sent.sellerOrderId, text: '陈小满等了三天' })
    const { userId: operatorId } = await signInAs(market.db, { role: 'operator' })
    await decideClaim(market.db, operatorId, { claimId, amountMinor: 0, bearer: 'house', reason: '看不出来' })
    await receiveOrder(market.db, sent.buyer, { sellerOrderId: sent.sellerOrderId })
    await market.workOff()
    const forge = (statement: string) => asOwner(market, (owner) => owner.execute(sql.raw(statement)))
    const kept = async () => ({
      claims: await market.db.select().from(claims).where(eq(claims.id, claimId)),
      moves: await market.db.select().from(claimMoves).where(eq(claimMoves.claimId, claimId)).orderBy(claimMoves.at),
      problems: await market.db.select().from(problems).where(eq(problems.sellerOrderId, sent.sellerOrderId)),
    })
    const before = await kept()
    for (const statement of [
      `UPDATE claims SET words = '' WHERE id = '${claimId}'`,
      `UPDATE claim_moves SET words = '' WHERE claim_id = '${claimId}' AND actor_kind = 'buyer'`,
    ])
      await expect(forge(statement)).rejects.toMatchObject({ cause: { code: '42501' } })
    await market.db.execute(sql`SELECT forget_claim_words(${sent.purchaseId})`)
    expect(await kept()).toEqual(before)

    await closing(buyer.cookie)
    expect(await kept()).toEqual({
      claims: before.claims.map((claim) => ({ ...claim, words: '' })),
      moves: before.moves.map((move) => (move.actorKind === 'buyer' ? { ...move, words: '' } : move)),
      problems: before.problems.map((problem) => ({ ...problem, text: '—' })),
    })
    expect(before.moves.map(({ words }) => words)).toContain('发货时是好的')
    const [purchase] = await market.db.select().from(purchases).where(eq(purchases.id, sent.purchaseId))
    const box = JSON.stringify(unseal(sent.purchaseId, purchase?.address.sealed ?? ''))
    for (const words of ['请打我妈妈电话', '我叫陈小满', '陈小满等了三天']) expect(box).toContain(words)
    for (const statement of [
      `UPDATE claims SET granted_minor = 1 WHERE id = '${claimId}'`,
      `UPDATE claim_moves SET words = '' WHERE claim_id = '${claimId}' AND actor_kind = 'seller'`,
      `UPDATE claim_moves SET words = '改过' WHERE claim_id = '${claimId}' AND actor_kind = 'buyer'`,
      `DELETE FROM claim_moves WHERE claim_id = '${claimId}'`,
    ])
      await expect(forge(statement)).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})
