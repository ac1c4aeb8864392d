import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { addToCart } from '#app/cart/changes/add-to-cart.server'
import type { Db } from '#db/client.server'
import { listings, offers, stocks } from '#db/schema/catalogue'
import { purchases, sellerOrders } from '#db/schema/orders'
import type { OpenStall } from '#db/seed/open-stalls.server'
import { Chance } from '#db/seed/random'
import { sideBySide } from '#db/seed/side-by-side'
import { moveOrderTo } from './move-orders.server'
import { demoPurchases, type OrderStage, type PlannedPurchase } from './orders-plan'
import { type DemoBuyer, payCart } from './pay-cart.server'

export type Ordering = { stalls: ReadonlyMap<string, OpenStall>; buyers: readonly DemoBuyer[]; sandboxUrl: string }

/** One offer of a stall that is there in number and not a pre-order, chosen by chance. */
export async function somethingOf(db: Db, sellerId: string, chance: Chance, byScale = false): Promise<string> {
  const rows = await db
    .select({ offerId: offers.id })
    .from(offers)
    .innerJoin(listings, eq(listings.id, offers.listingId))
    .innerJoin(stocks, eq(stocks.offerId, offers.id))
    .where(
      and(
        eq(offers.sellerId, sellerId),
        eq(listings.onShow, true),
        or(isNull(listings.tag), sql`${listings.tag} <> 'pre-order'`),
        sql`${stocks.onHand} - ${stocks.held} >= 4`,
        sql`${offers.priceMinor} < 60000`,
        byScale ? isNotNull(offers.weighMinor) : undefined,
      ),
    )
    .orderBy(listings.titleZh, offers.position)
  return chance.pick(rows).offerId
}

/** Buys as one person would: into the cart, to the checkout, through the hosted payment page. */
async function buy(db: Db, plan: PlannedPurchase, serial: number, { stalls, buyers, sandboxUrl }: Ordering): Promise<string> {
  const buyer = buyers[plan.buyer] as DemoBuyer
  const chance = new Chance(`purchase/${serial}`)
  const owner = { userId: buyer.userId, cartId: null }
  for (const [key] of plan.from) {
    const offerId = await somethingOf(db, stalls.get(key)?.sellerId ?? '', chance, plan.byScale)
    await addToCart(db, owner, { offerId, quantity: chance.whole(1, 2), locale: 'zh' })
  }
  const first = stalls.get(plan.from[0]?.[0] ?? '')?.sellerId ?? ''
  return payCart(db, buyer, {
    by: plan.by,
    sandboxUrl,
    notes: plan.note ? { [first]: plan.note } : {},
    invoices: plan.invoice ? { [first]: plan.invoice } : {},
    locale: plan.buyer === 3 ? 'en' : 'zh',
  })
}

/** Buys what a plan says and brings each of its orders to its stage. */
export async function placeOrder(db: Db, plan: PlannedPurchase, serial: number, ordering: Ordering): Promise<void> {
  const purchaseId = await buy(db, plan, serial, ordering)
  const stages = new Map<string, { stall: OpenStall; stage: OrderStage }>()
  for (const [key, stage] of plan.from) {
    const stall = ordering.stalls.get(key)
    if (stall) stages.set(stall.sellerId, { stall, stage })
  }
  const orders = await db
    .select({ id: sellerOrders.id, sellerId: sellerOrders.sellerId })
    .from(sellerOrders)
    .where(eq(sellerOrders.purchaseId, purchaseId))
  const buyerId = ordering.buyers[plan.buyer]?.userId ?? null
  for (const order of orders) {
    const reached = stages.get(order.sellerId)
    if (reached) await moveOrderTo(db, { ...reached, sellerOrderId: order.id, purchaseId, buyerId, serial, problem: plan.problem })
  }
}

/**
 * Places and pays the purchases of the demo through the payment sandbox and lets sellers pack and send some of them. Does
 * nothing in a market where these buyers have bought before.
 * @param ordering.sandboxUrl where the hosted pages answer
 */
export async function placeDemoOrders(db: Db, ordering: Ordering): Promise<number> {
  const before = await db.$count(
    purchases,
    inArray(
      purchases.buyerId,
      ordering.buyers.map(({ userId }) => userId),
    ),
  )
  if (before > 0) return 0
  const numbered = demoPurchases.map((plan, serial) => ({ plan, serial }))
  // One person's purchases share a cart and take turns; different people shop at the same time.
  await sideBySide(ordering.buyers, 4, async (_, person) => {
    for (const { plan, serial } of numbered) if (plan.buyer === person) await placeOrder(db, plan, serial, ordering)
  })
  return demoPurchases.length
}
