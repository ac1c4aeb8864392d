import { randomBytes, randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type BuyerActor, type ClaimRequest, openClaim } from '#app/claims/asking/open-claim.server'
import { newId } from '#app/kernel/new-id'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { testAddress } from '#app/orders/testing/make-purchase'
import { settle } from '#app/payments/settling/settle.server'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import type { Db } from '#db/client.server'
import { claimLines, claimMoves, claims } from '#db/schema/claims'
import { orderLines } from '#db/schema/orders'
import { uploads } from '#db/schema/platform'

type Market = ReturnType<typeof moneyMarket>
/** An offer that is there already, of a seller who is. */
type Bought = { offerId: string; seller: { id: string; sellerId: string } }
type Sent = { sellerOrderId: string; lines: { id: string }[] }
type Goods = NonNullable<Parameters<Market['product']>[0]> & { quantity?: number }

const newPhone = () => `139${String(randomInt(1e8)).padStart(8, '0')}`

/** A photo as the uploads boundary knows it; without files. */
export async function makeUpload(db: Db, ownerId: string | null = null): Promise<string> {
  const key = randomBytes(16).toString('hex')
  await db.insert(uploads).values({ key, ownerId, width: 640, height: 480, bytes: 1, sha256: Buffer.alloc(32) })
  return key
}

/** Orders of that market that have been sent to their buyers, and claims on them. */
export function sentOrders(market: Market) {
  const own = {
    /** Goods of one seller that arrived now, of a buyer nobody has seen before. */
    async deliveredOrder(
      goods: readonly Goods[] = [{}],
      { deliver = true, freightMinor = 0, phone = newPhone(), of = undefined as Bought | undefined } = {},
    ) {
      const stall = of
        ? { sellerId: of.seller.sellerId, ownerId: of.seller.id }
        : await makeSeller(market.db, { flatMinor: freightMinor, freeFromMinor: null })
      const offers: { offerId: string; quantity: number }[] = []
      const listingIds: string[] = []
      for (const { quantity = 2, ...more } of goods) {
        const made = of
          ? { offerId: of.offerId, listingId: '' }
          : await market.product({ onHand: 50, grams: 500, priceMinor: 1000, ...more, sellerId: stall.sellerId })
        offers.push({ offerId: made.offerId, quantity })
        listingIds.push(made.listingId)
      }
      const bought = await market.startBuying(offers, { address: { ...testAddress, phone } })
      await payOnHostedPage(bought.url)
      await settle(market.db, bought.purchaseId)
      const [order] = await market.ordersOf(bought.purchaseId)
      if (!order) throw new Error('no order')
      const seller = { kind: 'seller' as const, id: stall.ownerId, sellerId: stall.sellerId }
      const buyer: BuyerActor = { kind: 'buyer', id: null, purchaseId: bought.purchaseId }
      const sellerOrderId = order.id
      await packOrder(market.db, seller, { sellerOrderId })
      await shipOrder(market.db, seller, { sellerOrderId, carrier: '顺丰', trackingNo: 'SF1234567' })
      if (deliver) await recordDelivery(market.db, seller, { sellerOrderId })
      const written = await market.db.select().from(orderLines).where(eq(orderLines.sellerOrderId, sellerOrderId))
      const lines = offers.flatMap(({ offerId }) => written.filter((line) => line.offerId === offerId))
      return { ...bought, order, sellerOrderId, seller, buyer, lines, listingIds, phone }
    },
    /** What a buyer sends who claims a percentage of the first line, with its two photos. */
    async requestFor(sent: Sent, percent: number, over: Partial<ClaimRequest> = {}): Promise<ClaimRequest> {
      const photos = [
        { key: await makeUpload(market.db), kind: 'parcel' as const },
        { key: await makeUpload(market.db), kind: 'damage' as const },
      ]
      const lines = [{ orderLineId: sent.lines[0]?.id ?? '', kind: 'spoiled' as const, share: { percent } }]
      return { sellerOrderId: sent.sellerOrderId, requestKey: newId(), words: '烂了一半', lines, photos, ...over }
    },
    async claimOn(sent: Sent & { buyer: BuyerActor }, percent: number, over: Partial<ClaimRequest> = {}, now?: Date) {
      return openClaim(market.db, sent.buyer, await own.requestFor(sent, percent, over), now)
    },
    async claimOf(claimId: string) {
      const [claim] = await market.db.select().from(claims).where(eq(claims.id, claimId))
      if (!claim) throw new Error(`no claim ${claimId}`)
      return claim
    },
    linesOf: (claimId: string) =>
      market.db.select().from(claimLines).where(eq(claimLines.claimId, claimId)).orderBy(claimLines.orderLineId),
    async movesOf(claimId: string) {
      const moves = await market.db.select().from(claimMoves).where(eq(claimMoves.claimId, claimId)).orderBy(claimMoves.at, claimMoves.id)
      return moves.map((move) => `${move.toState} ${move.actorKind}`)
    },
    /** As if its time were over. */
    letWait: (claimId: string) =>
      market.db
        .update(claims)
        .set({ dueAt: new Date(Date.now() - 1000) })
        .where(eq(claims.id, claimId)),
  }
  return own
}
