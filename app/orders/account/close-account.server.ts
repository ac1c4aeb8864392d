import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { refreshCardsOfSeller } from '#app/catalogue/cards/refresh-cards.server'
import type { Actor } from '#app/identity/actor.server'
import { recordAct } from '#app/identity/record-act.server'
import { seal } from '#app/identity/sealed-box.server'
import { Refusal } from '#app/kernel/refusal'
import type { OrderState } from '#app/orders/moving/order-states'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { carts } from '#db/schema/cart'
import { listings } from '#db/schema/catalogue'
import { purchases, sellerOrders } from '#db/schema/orders'
import { accounts, addresses, sessions, users, verifications } from '#db/schema/people'
import { mailbox, notices, outbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts } from '#db/schema/settlement'
import { sealPurchases } from './seal-purchases.server'

const underWay: OrderState[] = ['pending', 'paid', 'packed', 'shipped', 'delivered', 'confirmed', 'started']

async function refuseWhileOpen(tx: Tx, userId: string): Promise<void> {
  const [bought] = await tx
    .select({ n: sql<number>`count(DISTINCT ${purchases.id})::int` })
    .from(purchases)
    .leftJoin(sellerOrders, eq(sellerOrders.purchaseId, purchases.id))
    .where(
      and(
        eq(purchases.buyerId, userId),
        or(inArray(purchases.status, ['pending', 'refund_due']), and(eq(purchases.status, 'paid'), inArray(sellerOrders.state, underWay))),
      ),
    )
  if (bought && bought.n > 0) throw new Refusal('conflict', 'close-orders-open', { n: bought.n })
  const [sold] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(sellerOrders)
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .where(and(eq(sellers.ownerId, userId), inArray(sellerOrders.state, underWay)))
  if (sold && sold.n > 0) throw new Refusal('conflict', 'close-sales-open', { n: sold.n })
}

/** What was claimed and is not decided yet, by either side; and what the market still has for a seller or a seller owes it. */
async function refuseWhileOwed(tx: Tx, userId: string): Promise<void> {
  const { rows } = await tx.execute<{ claims: number; money: boolean }>(sql`
    SELECT (SELECT count(*) FROM claims c JOIN seller_orders o ON o.id = c.seller_order_id JOIN purchases p ON p.id = o.purchase_id JOIN sellers s ON s.id = o.seller_id
        WHERE c.ended_at IS NULL AND (p.buyer_id = ${userId} OR s.owner_id = ${userId}))::int AS claims,
      EXISTS (SELECT 1 FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id JOIN sellers s ON s.id = a.owner_id
        WHERE s.owner_id = ${userId} AND b.balance_minor <> 0) AS money`)
  if (rows[0]?.claims) throw new Refusal('conflict', 'close-claims-open', { n: rows[0].claims })
  if (rows[0]?.money) throw new Refusal('conflict', 'close-money-open')
}

/** The stall stops selling and forgets the person behind it; its name stays on the orders of others. */
async function closeStalls(tx: Tx, userId: string): Promise<void> {
  const own = await tx
    .update(sellers)
    .set({
      status: 'suspended',
      phone: '',
      contactZh: '',
      contactEn: '',
      payoutName: '',
      storyZh: '',
      storyEn: '',
      grows: '',
      portraitKey: null,
      operatorNote: '',
    })
    .where(eq(sellers.ownerId, userId))
    .returning({ id: sellers.id })
  for (const { id } of own) {
    await tx.update(listings).set({ status: 'withdrawn' }).where(eq(listings.sellerId, id))
    await refreshCardsOfSeller(tx, id)
    // The row stays with what was paid by it; the account in it is forgotten.
    await tx
      .update(payoutAccounts)
      .set({ state: 'gone', bankTail: '', bankName: '', requirements: [] })
      .where(eq(payoutAccounts.sellerId, id))
    await tx
      .update(payoutAccounts)
      .set({ bankSealed: seal(id, {}) })
      .where(and(eq(payoutAccounts.sellerId, id), isNotNull(payoutAccounts.bankSealed)))
  }
}

async function forgetPerson(tx: Tx, user: typeof users.$inferSelect): Promise<void> {
  const names = [user.phoneNumber, user.email].filter((name): name is string => Boolean(name))
  for (const table of [sessions, accounts, addresses, notices, carts]) await tx.delete(table).where(eq(table.userId, user.id))
  await tx
    .delete(verifications)
    .where(or(...names.map((name) => sql`position(${name} in ${verifications.identifier} || ${verifications.value}) > 0`)))
  await tx.delete(mailbox).where(inArray(mailbox.recipient, names))
  await tx.delete(outbox).where(and(eq(outbox.topic, 'message'), inArray(sql`${outbox.payload} ->> 'to'`, names)))
  const gone = {
    name: '',
    email: `${user.id}@closed.invalid`,
    emailVerified: false,
    phoneNumber: null,
    phoneNumberVerified: false,
    image: null,
  }
  await tx
    .update(users)
    .set({ ...gone, closedAt: new Date(), updatedAt: new Date() })
    .where(eq(users.id, user.id))
}

/**
 * Closes an account at once: the person is forgotten, every session ends, trade records stay with their personal fields sealed.
 * @throws Refusal 'conflict' close-orders-open, close-sales-open or close-claims-open with how many, close-money-open; 'forbidden' close-operator
 */
export async function closeAccount(db: Db, actor: Actor): Promise<void> {
  if (actor.role === 'operator') throw new Refusal('forbidden', 'close-operator')
  await transact(db, async (tx) => {
    // A purchase that is being placed refers to this row and waits here, or is counted below.
    const [user] = await tx.select().from(users).where(eq(users.id, actor.userId)).for('update')
    if (!user || user.closedAt) throw new Refusal('missing', 'not-found')
    await refuseWhileOpen(tx, user.id)
    await refuseWhileOwed(tx, user.id)
    await sealPurchases(tx, user.id)
    await closeStalls(tx, user.id)
    await forgetPerson(tx, user)
    await recordAct(tx, { actorId: user.id, act: 'account.close', subjectKind: 'user', subjectId: user.id })
  })
}
