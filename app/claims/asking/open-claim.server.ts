import { and, eq, sql } from 'drizzle-orm'
import { waitHours } from '#app/claims/claim-states'
import { type CountedClaim, countClaim, fractionOf, type Share } from '#app/claims/counting/count-claim'
import { isSmallClaim } from '#app/claims/counting/small-claim'
import { approveClaim } from '#app/claims/deciding/end-claim.server'
import { type Claim, lockOrder, writeMove } from '#app/claims/deciding/lock-claim.server'
import { type ClaimBase, claimBase, isClaimable, waitingClaim } from '#app/claims/reading/claim-base.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import { type OrderActor, systemActor } from '#app/orders/moving/order-actor'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { placeHold } from '#app/settlement/holds.server'
import type { Db, Tx } from '#db/client.server'
import { type claimLineKinds, claimLines, claims } from '#db/schema/claims'
import { type GivenPhoto, hangClaimPhotos } from './claim-photos.server'
import { hasCleanRecord } from './clean-record.server'

export type BuyerActor = Extract<OrderActor, { kind: 'buyer' }>
export type AskedLine = { orderLineId: string; kind: (typeof claimLineKinds)[number]; share: Share }
export type ClaimRequest = {
  sellerOrderId: string
  requestKey: string
  words: string
  lines: readonly AskedLine[]
  photos: readonly GivenPhoto[]
}
export type OpenedClaim = { claimId: string; state: Claim['state']; isNew: boolean }

/** What lines of an order are asked for comes to. @throws Refusal for what may not be claimed (any more) */
export function countAsked(base: ClaimBase, asked: readonly AskedLine[], now: Date): CountedClaim {
  if (!base.hasLeft) throw new Refusal('conflict', 'claim-not-sent')
  if (asked.length === 0) throw new Refusal('invalid', 'claim-no-line')
  for (const { orderLineId, share } of asked) {
    const line = base.lines.find((one) => one.orderLineId === orderLineId)
    if (!line) throw new Refusal('missing', 'order-missing')
    const { titleZh, titleEn } = line
    if (!line.endsAt || line.endsAt <= now) throw new Refusal('conflict', 'claim-too-late', { titleZh, titleEn })
    if (!isClaimable(base, line, now)) throw new Refusal('conflict', 'claim-nothing-left', { titleZh, titleEn })
    if (!fractionOf(line, share)) throw new Refusal('invalid', 'claim-too-much', { titleZh, titleEn })
  }
  const counted = countClaim(base.toCount, new Map(asked.map(({ orderLineId, share }) => [orderLineId, share])))
  if (counted.totalMinor === 0) throw new Refusal('invalid', 'claim-too-little')
  return counted
}

/** Spoiled and wrong goods are shown: the whole parcel with its label, and what is wrong. */
const needsPhotos = (asked: readonly AskedLine[]) => asked.some(({ kind }) => kind === 'spoiled' || kind === 'wrong')

export function refuseWithoutPhotos(asked: readonly AskedLine[], photos: readonly Pick<GivenPhoto, 'kind'>[]): void {
  const has = (kind: GivenPhoto['kind']) => photos.some((photo) => photo.kind === kind)
  if (needsPhotos(asked) && !(has('parcel') && has('damage'))) throw new Refusal('invalid', 'claim-photos')
}

/** The claim an order has under this key already, or a refusal while another one waits. */
export async function claimOfKey(tx: Tx, sellerOrderId: string, requestKey: string): Promise<OpenedClaim | null> {
  const [known] = await tx
    .select({ claimId: claims.id, state: claims.state })
    .from(claims)
    .where(and(eq(claims.sellerOrderId, sellerOrderId), eq(claims.requestKey, requestKey)))
  if (known) return { ...known, isNew: false }
  if (await waitingClaim(tx, sellerOrderId)) throw new Refusal('conflict', 'claim-waiting')
  return null
}

type NewClaim = Pick<Claim, 'sellerOrderId' | 'sellerId' | 'sort' | 'requestKey' | 'words'> & { state: keyof typeof waitHours }

/** Writes a claim with its lines, keeps its order from being settled, and tells of it. */
export async function writeClaim(
  tx: Tx,
  actor: BuyerActor,
  wish: NewClaim,
  asked: readonly AskedLine[],
  counted: CountedClaim,
): Promise<Claim> {
  const id = newId()
  const [claim] = await tx
    .insert(claims)
    .values({
      ...{ ...wish, id, askedMinor: counted.totalMinor, askedFreightMinor: counted.freightMinor },
      dueAt: sql`now() + make_interval(hours => ${waitHours[wish.state]})`,
    })
    .returning()
  if (!claim) throw new Error('a claim was not written')
  await tx.insert(claimLines).values(
    asked.map(({ orderLineId, kind, share }) => ({
      ...{ id: newId(), claimId: id, sellerOrderId: wish.sellerOrderId, orderLineId, kind },
      ...{ percent: null, grams: null, pieces: null, ...share },
      askedMinor: counted.lines.find((line) => line.orderLineId === orderLineId)?.minor ?? 0,
    })),
  )
  await writeMove(tx, { id, state: null }, { to: wish.state, actor, amountMinor: counted.totalMinor, words: wish.words })
  await placeHold(tx, { sellerOrderId: wish.sellerOrderId, kind: 'claim', ref: id })
  await announce(tx, 'claim_opened', id, { claimId: id, sellerOrderId: wish.sellerOrderId })
  return claim
}

/**
 * A buyer claims goods that came spoiled, short, wrong or late. Sent twice from one form it is one claim. A small one of somebody with a
 * clean record is approved at once; any other waits a day for the seller.
 * @throws Refusal missing `order-missing`; conflict `claim-not-sent`, `claim-waiting`, `claim-too-late`, `claim-nothing-left`; invalid
 * `claim-no-line`, `claim-too-much`, `claim-too-little`, `claim-photos`
 */
export function openClaim(db: Db, actor: BuyerActor, request: ClaimRequest, now = new Date()): Promise<OpenedClaim> {
  return transact(db, async (tx) => {
    const { sellerOrderId, requestKey, lines: asked } = request
    await lockOrder(tx, sellerOrderId, fenceOf(actor))
    const known = await claimOfKey(tx, sellerOrderId, requestKey)
    if (known) return known
    const base = await claimBase(tx, sellerOrderId)
    if (!base) throw new Refusal('missing', 'order-missing')
    const counted = countAsked(base, asked, now)
    refuseWithoutPhotos(asked, request.photos)
    const wish = { sellerOrderId, sellerId: base.order.sellerId, sort: 'claim', requestKey, words: request.words, state: 'open' } as const
    const claim = await writeClaim(tx, actor, wish, asked, counted)
    await hangClaimPhotos(tx, { claimId: claim.id, ownerId: actor.id, photos: request.photos })
    if (!(await approvesItself(tx, base, asked, claim, counted))) return { claimId: claim.id, state: claim.state, isNew: true }
    await approveClaim(tx, claim, { amountMinor: claim.askedMinor, bearer: 'seller', decidedBy: 'record', actor: systemActor })
    return { claimId: claim.id, state: 'approved', isNew: true }
  })
}

async function approvesItself(tx: Tx, base: ClaimBase, asked: readonly AskedLine[], claim: Claim, counted: CountedClaim): Promise<boolean> {
  const lines = asked.map(({ orderLineId, kind }) => ({
    kind,
    minor: counted.lines.find((line) => line.orderLineId === orderLineId)?.minor ?? 0,
    netMinor: base.lines.find((line) => line.orderLineId === orderLineId)?.netMinor ?? 0,
  }))
  if (!isSmallClaim({ currency: base.currency, totalMinor: counted.totalMinor, lines })) return false
  return hasCleanRecord(tx, base, claim.id)
}
