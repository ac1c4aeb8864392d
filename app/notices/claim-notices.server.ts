import { eq } from 'drizzle-orm'
import { lotStop, ordersOfLot } from '#app/claims/lots/lot-queries.server'
import { type ClaimView, claimViews } from '#app/claims/reading/claim-view.server'
import { claimWord } from '#app/claims/reading/say-claim'
import { pick, say, sayFound } from '#app/i18n/words'
import { deskClaimWords } from '#app/i18n/words/selling/claims'
import { formatDay, formatInstant } from '#app/kernel/day'
import { formatMoney, type Locale } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { claims } from '#db/schema/claims'
import { users } from '#db/schema/people'
import { buyerOf, buyerPaths, goodsInWords, type OrderFacts, orderFacts, sellerName, sellerOf } from './order-facts.server'
import { type Reader, type Telling, tellAll } from './tell.server'

type Facts = { claim: ClaimView; order: OrderFacts }

async function factsOf(db: Db, payload: JobPayload): Promise<Facts | null> {
  const [claim] = await claimViews(db, eq(claims.id, String(payload.claimId ?? '')))
  const [order] = claim ? await orderFacts(db, { sellerOrderId: claim.sellerOrderId }) : []
  return claim && order ? { claim, order } : null
}

/** What the last one to speak said, without the full stop that the sentence around it brings. */
const lastWords = ({ moves }: ClaimView) =>
  (moves.at(-1)?.words ?? '')
    .trim()
    .slice(0, 100)
    .replace(/[。.！!]+$/, '') || '—'

const howItEnded = ({ decidedBy, state }: ClaimView, locale: Locale) =>
  sayFound(locale, claimWord(decidedBy === 'silence' ? `by-silence-${state}` : `by-${decidedBy}`))

function valuesFor({ claim, order }: Facts) {
  const amount = claim.state === 'offered' ? claim.offeredMinor : (claim.grantedMinor ?? claim.askedMinor)
  return (locale: Locale) => ({
    no: order.no,
    amount: formatMoney(amount ?? claim.askedMinor, order.currency, locale),
    goods: goodsInWords(order, locale),
    seller: sellerName(order, locale),
    until: claim.dueAt ? formatInstant(claim.dueAt, locale) : '',
    answer: lastWords(claim),
    how: howItEnded(claim, locale),
    bearer: claim.bearer ? say(locale, deskClaimWords[`bearer-${claim.bearer}`]) : '—',
  })
}

type Side = [Reader, Telling]

const toBuyer = (facts: Facts, template: Telling['template']): Side => [
  buyerOf(facts.order),
  { template, values: valuesFor(facts), ...buyerPaths(facts.order), key: facts.claim.id },
]

const toSeller = (facts: Facts, template: Telling['template']): Side => [
  sellerOf(facts.order),
  { template, values: valuesFor(facts), path: paths.sellClaim(facts.claim.id), key: facts.claim.id },
]

/** The seller hears what is claimed and until when to answer; of one that was granted at once he hears when it ends. */
export async function tellClaimOpened(db: Db, payload: JobPayload): Promise<void> {
  const facts = await factsOf(db, payload)
  if (facts?.claim.state === 'open') await tellAll(db, [toSeller(facts, 'claim-opened-seller')])
  if (facts?.claim.state === 'sending') await tellAll(db, [toSeller(facts, 'return-opened-seller')])
}

export async function tellReturnSent(db: Db, payload: JobPayload): Promise<void> {
  const facts = await factsOf(db, payload)
  if (facts?.claim.state === 'sent') await tellAll(db, [toSeller(facts, 'return-sent-seller')])
}

export async function tellClaimAnswered(db: Db, payload: JobPayload): Promise<void> {
  const facts = await factsOf(db, payload)
  if (facts?.claim.state === 'offered') await tellAll(db, [toBuyer(facts, 'claim-offered-buyer')])
  if (facts?.claim.state === 'refused') await tellAll(db, [toBuyer(facts, 'claim-refused-buyer')])
}

/** The seller knows where it went; every operator finds it among the notices. */
export async function tellClaimDisputed(db: Db, payload: JobPayload): Promise<void> {
  const facts = await factsOf(db, payload)
  if (facts?.claim.state !== 'disputed') return
  const operators = await db.select({ userId: users.id, locale: users.locale }).from(users).where(eq(users.role, 'operator'))
  await tellAll(db, [
    toSeller(facts, 'claim-disputed-seller'),
    ...operators.map(({ userId, locale }): Side => {
      const { id } = facts.claim
      const telling = { template: 'claim-disputed-operator', values: valuesFor(facts), path: paths.coopClaim(id), key: id } as const
      return [{ userId, locale, phone: null, email: null }, telling]
    }),
  ])
}

/** A lot spoils too often: its grower hears that it is off the stall, and everybody who got some of it that a look is due. */
export async function tellLotStopped(db: Db, payload: JobPayload): Promise<void> {
  const stop = await lotStop(db, String(payload.lotStopId ?? ''))
  if (!stop) return
  let growerKnows = false
  for (const sellerOrderId of await ordersOfLot(db, stop)) {
    const [order] = await orderFacts(db, { sellerOrderId })
    if (!order) continue
    const valuesIn = (locale: Locale) => ({
      title: pick(locale, stop.titleZh, stop.titleEn),
      day: formatDay(stop.packedOn, locale),
      n: stop.claims,
      no: order.no,
    })
    await tellAll(db, [
      [buyerOf(order), { template: 'lot-stopped-buyer', values: valuesIn, ...buyerPaths(order), key: `${stop.id}:${order.no}` }],
    ])
    if (growerKnows) continue
    growerKnows = true
    await tellAll(db, [[sellerOf(order), { template: 'lot-stopped-seller', values: valuesIn, path: paths.sellClaims(), key: stop.id }]])
  }
}

export async function tellClaimEnded(db: Db, payload: JobPayload): Promise<void> {
  const facts = await factsOf(db, payload)
  if (!facts) return
  const ended = facts.claim.state === 'approved' ? 'approved' : 'closed'
  const sides = [toBuyer(facts, `claim-${ended}-buyer`)]
  // Who agreed himself knows.
  if (facts.claim.decidedBy !== 'seller') sides.push(toSeller(facts, `claim-${ended}-seller`))
  await tellAll(db, sides)
}
