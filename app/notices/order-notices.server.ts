import { eq } from 'drizzle-orm'
import { pickTitle } from '#app/cart/bookings/booking-title'
import { pick, say } from '#app/i18n/words'
import { notices } from '#app/i18n/words/notices'
import { formatDay, formatInstant } from '#app/kernel/day'
import { formatMoney, type Locale } from '#app/kernel/money'
import type { Booked } from '#app/orders/booked/booked'
import { sayParty, sayWhen } from '#app/orders/booked/say-booked'
import { paths } from '#app/paths'
import { shownHold } from '#app/payments/holds/hold-queries.server'
import { arrivesBy } from '#app/payments/refunds/arrives-by'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { problems } from '#db/schema/orders'
import { payments, refunds } from '#db/schema/payments'
import { users } from '#db/schema/people'
import { buyerOf, buyerPaths, goodsInWords, type OrderFacts, orderFacts, sellerName, sellerOf } from './order-facts.server'
import { type Reader, type Telling, tell, tellAll } from './tell.server'

/** What people typed, without the full stop that the sentence around it brings. */
const unended = (text: string, most = 100) =>
  text
    .trim()
    .slice(0, most)
    .replace(/[。.！!]+$/, '') || '—'

const id = (payload: JobPayload, name: string) => String(payload[name] ?? '')

/**
 * The money came: the buyer hears who sends what, and of each room and session when and where; each seller hears what to pack and until
 * when, each host who comes.
 */
export async function tellPaid(db: Db, payload: JobPayload): Promise<void> {
  const orders = (await orderFacts(db, { purchaseId: id(payload, 'purchaseId') })).filter((facts) => facts.state !== 'cancelled')
  await tellGoodsPaid(
    db,
    orders.filter(({ kind }) => kind === 'goods'),
  )
  for (const facts of orders) if (facts.booked) await tellBooked(db, facts, facts.booked)
}

async function tellGoodsPaid(db: Db, orders: readonly OrderFacts[]): Promise<void> {
  const [first] = orders
  if (!first) return
  const buyer = buyerOf(first)
  const isHeld = first.holdsCard && (await shownHold(db, first.purchaseId)) !== null
  const toBuyer = {
    template: isHeld ? 'held-buyer' : 'paid-buyer',
    values: (locale) => ({
      no: first.purchaseNo,
      amount: formatMoney(first.purchaseTotalMinor, first.currency, locale),
      sellers: orders.map((facts) => sellerName(facts, locale)).join(locale === 'zh' ? '、' : ', '),
    }),
    ...buyerPaths(first),
    key: first.purchaseNo,
  } satisfies Telling
  await tellAll(db, [
    [buyer, toBuyer],
    ...orders.map((facts): [Reader, Telling] => {
      const values = (locale: Locale) => ({
        no: facts.no,
        goods: goodsInWords(facts, locale),
        amount: formatMoney(facts.totalMinor, facts.currency, locale),
        shipBy: formatDay(facts.shipBy ?? new Date(), locale),
      })
      return [sellerOf(facts), { template: 'paid-seller', values, path: paths.sellOrder(facts.no), key: facts.no }]
    }),
  ])
}

/** Guests and hosts read the same facts; a guest is told where it is and whom to call. */
async function tellBooked(db: Db, facts: OrderFacts, booked: Booked): Promise<void> {
  const valuesFor = (locale: Locale) => ({
    no: facts.no,
    what: pickTitle(booked, locale),
    when: sayWhen(locale, booked),
    party: sayParty(locale, booked),
    amount: formatMoney(facts.totalMinor, facts.currency, locale),
  })
  await tell(db, buyerOf(facts), {
    template: 'booked-buyer',
    values: (locale) => ({ ...valuesFor(locale), place: pick(locale, booked.placeZh, booked.placeEn), phone: facts.sellerPhone }),
    ...buyerPaths(facts),
    key: facts.no,
  })
  await tell(db, sellerOf(facts), { template: 'booked-host', values: valuesFor, path: paths.sellOrder(facts.no), key: facts.no })
}

/** The buyer hears of each parcel: `parcelId` names it, or the order's id for the first. */
export async function tellShipped(db: Db, payload: JobPayload, parcelId: string): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  const parcel = facts?.parcels.find((sent) => sent.id === parcelId) ?? facts?.parcels[0]
  if (!facts || !parcel) return
  await tell(db, buyerOf(facts), {
    template: 'shipped-buyer',
    values: (locale) => ({
      no: facts.no,
      seller: sellerName(facts, locale),
      goods: goodsInWords(facts, locale),
      carrier: parcel.carrier,
      trackingNo: parcel.trackingNo,
    }),
    ...buyerPaths(facts),
    key: parcel.id,
  })
}

export async function tellDelivered(db: Db, payload: JobPayload): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  if (!facts) return
  await tell(db, buyerOf(facts), {
    template: 'delivered-buyer',
    values: (locale) => ({ no: facts.no, seller: sellerName(facts, locale) }),
    ...buyerPaths(facts),
    key: facts.no,
  })
}

export async function tellReceived(db: Db, payload: JobPayload): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  if (!facts) return
  await tell(db, sellerOf(facts), {
    template: 'received-seller',
    values: (locale) => ({ no: facts.no, amount: formatMoney(facts.totalMinor, facts.currency, locale) }),
    path: paths.sellOrder(facts.no),
    key: facts.no,
  })
}

export async function tellCancelled(db: Db, payload: JobPayload): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  if (!facts) return
  const hold = await shownHold(db, facts.purchaseId)
  await tell(db, buyerOf(facts), {
    template: hold && hold.stage !== 'charged' ? 'cancelled-held-buyer' : 'cancelled-buyer',
    values: (locale) => ({ no: facts.no, seller: sellerName(facts, locale), reason: unended(facts.cancelReason) }),
    ...buyerPaths(facts),
    key: facts.no,
  })
  // A seller who cancelled knows; one whose order was never paid has not heard of it.
  if (facts.cancelledBy === 'seller' || facts.cancelledBy === null || facts.shipBy === null) return
  await tell(db, sellerOf(facts), {
    template: 'cancelled-seller',
    values: { no: facts.no, reason: unended(facts.cancelReason) },
    path: paths.sellOrder(facts.no),
    key: facts.no,
  })
}

export async function tellRefunded(db: Db, payload: JobPayload): Promise<void> {
  const refund = await db.query.refunds.findFirst({ where: eq(refunds.id, id(payload, 'refundId')) })
  if (refund?.state !== 'succeeded' || refund.via === 'hold') return
  const [facts] = await orderFacts(
    db,
    refund.sellerOrderId ? { sellerOrderId: refund.sellerOrderId } : { purchaseId: id(payload, 'purchaseId') },
  )
  if (!facts) return
  const { via, settledAt, createdAt } = refund
  const payment = await db.query.payments.findFirst({ where: eq(payments.id, refund.paymentId) })
  const by = arrivesBy({ via, method: payment?.method ?? null }, settledAt ?? createdAt)
  await tell(db, buyerOf(facts), {
    template: refund.reason === 'weighed' ? 'weighed-back-buyer' : 'refunded-buyer',
    values: (locale) => ({
      no: refund.sellerOrderId ? facts.no : facts.purchaseNo,
      amount: formatMoney(refund.amountMinor, facts.currency, locale),
      arrives: say(locale, notices.refundBy, { day: formatDay(by, locale) }),
    }),
    ...buyerPaths(facts),
    key: refund.id,
  })
}

/** A held card was charged by weight, or let go. */
export async function tellCharged(db: Db, payload: JobPayload): Promise<void> {
  const purchaseId = id(payload, 'purchaseId')
  const [facts] = await orderFacts(db, { purchaseId })
  const hold = await shownHold(db, purchaseId)
  if (!facts || !hold || hold.stage === 'held') return
  const { chargedMinor, heldMinor } = hold
  await tell(db, buyerOf(facts), {
    template: hold.stage === 'charged' ? 'charged-buyer' : 'let-go-buyer',
    values: (locale) => ({
      no: facts.purchaseNo,
      amount: formatMoney(chargedMinor, facts.currency, locale),
      less: formatMoney(heldMinor - chargedMinor, facts.currency, locale),
    }),
    ...buyerPaths(facts),
    key: facts.purchaseNo,
  })
}

/** A day is left to weigh an order before the card that pays for it is let go. */
export async function tellWeighingNear(db: Db, payload: JobPayload): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  const hold = facts && (await shownHold(db, facts.purchaseId))
  if (!facts || !hold || facts.state !== 'paid') return
  const { weighBy } = hold
  await tell(db, sellerOf(facts), {
    template: 'weighing-seller',
    values: (locale) => ({ no: facts.no, goods: goodsInWords(facts, locale), time: formatInstant(weighBy, locale) }),
    path: paths.sellOrder(facts.no),
    key: facts.no,
  })
}

const problemOf = (db: Db, problemId: string) => db.query.problems.findFirst({ where: eq(problems.id, problemId) })

/** The seller hears of a problem; every operator finds it among the notices. */
export async function tellProblem(db: Db, payload: JobPayload, problemId: string): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  const problem = facts && (await problemOf(db, problemId))
  if (!facts || !problem) return
  const values = { no: facts.no, problem: unended(problem.text, 60) }
  await tell(db, sellerOf(facts), { template: 'problem-seller', values, path: paths.sellOrder(facts.no), key: problem.id })
  const operators = await db.select({ userId: users.id, locale: users.locale }).from(users).where(eq(users.role, 'operator'))
  for (const operator of operators) {
    await tell(
      db,
      { ...operator, phone: null, email: null },
      {
        template: 'problem-operator',
        values: (locale) => ({ ...values, seller: sellerName(facts, locale) }),
        path: paths.coopOrder(facts.purchaseNo),
        key: problem.id,
      },
    )
  }
}

export async function tellAnswered(db: Db, payload: JobPayload, problemId: string): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  const problem = facts && (await problemOf(db, problemId))
  if (!facts || !problem) return
  await tell(db, buyerOf(facts), {
    template: 'answered-buyer',
    values: (locale) => ({ no: facts.no, seller: sellerName(facts, locale), answer: unended(problem.answer) }),
    ...buyerPaths(facts),
    key: problem.id,
  })
}

export async function tellInvoice(db: Db, payload: JobPayload): Promise<void> {
  const [facts] = await orderFacts(db, { sellerOrderId: id(payload, 'sellerOrderId') })
  if (!facts || !['issued', 'refused'].includes(facts.invoiceState)) return
  const template = facts.invoiceState === 'issued' ? 'invoice-buyer' : 'invoice-refused-buyer'
  await tell(db, buyerOf(facts), {
    template,
    values: { no: facts.no, answer: unended(facts.invoiceAnswer) },
    ...buyerPaths(facts),
    key: `${facts.no}:${facts.invoiceState}`,
  })
}
