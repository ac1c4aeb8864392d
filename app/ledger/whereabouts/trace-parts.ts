import type { accountKinds, ledgerTransactionKinds } from '#db/schema/ledger'

/** What was posted for one order of a purchase on one kind of account by one kind of fact, summed: debit above zero, in minor units. */
export type PostedSum = {
  /** None where the money is of no order. */
  orderId: string | null
  currency: string
  accountKind: (typeof accountKinds)[number]
  postingKind: (typeof ledgerTransactionKinds)[number]
  minor: number
}

/** Where a part of what was paid for an order is, in the order in which it gets there. */
const placeNames = [
  'held',
  'fee_waiting',
  'payable',
  'in_transit',
  'sent',
  'taken_back',
  'fee_earned',
  'buyer_owed',
  'buyer_back',
  'seller_owes',
  'paid_debts',
  'debts_paid',
  'lost',
  'house_added',
  'suspense',
] as const
type Place = (typeof placeNames)[number]

export type OrderTrace = {
  orderId: string | null
  currency: string
  /** What came for it, by the ledger. */
  paidMinor: number
  /** What is at each place; the sum is what was paid. Below zero what comes on top of it: a debt, the house's own money. */
  places: { place: Place; minor: number }[]
  /** Out of whose money the refunds were taken. */
  refundedFrom: { seller: number; fee: number; house: number }
  /** What no place accounts for: nothing, or the books are wrong. */
  restMinor: number
}

const tills = ['psp_pending', 'psp_available', 'bank', 'fx_clearing']
const ofAccount: Partial<Record<PostedSum['accountKind'], Place>> = {
  seller_held: 'held',
  fee_deferred: 'fee_waiting',
  seller_payable: 'payable',
  payout_in_transit: 'in_transit',
  fee_revenue: 'fee_earned',
  refund_pending: 'buyer_owed',
  seller_debt: 'seller_owes',
  goodwill_expense: 'house_added',
  suspense: 'suspense',
}

/** The place where a sum is, seen from the one whose money it is; null for what is the house's own affair. */
function placeOf({ accountKind, postingKind }: PostedSum): Place | null {
  if (!tills.includes(accountKind)) return ofAccount[accountKind] ?? null
  if (postingKind === 'transfer_sent' || postingKind === 'transfer_failed') return 'sent'
  if (postingKind === 'reversal_made') return 'taken_back'
  return postingKind === 'refund_sent' || postingKind === 'refund_failed' ? 'buyer_back' : null
}

const fromSeller = ['seller_held', 'seller_payable', 'seller_debt']
const fromFee = ['fee_deferred', 'fee_revenue']

function traceOne(sums: readonly PostedSum[], orderId: string | null, currency: string): OrderTrace {
  const at = new Map<Place, number>()
  const add = (place: Place, minor: number) => at.set(place, (at.get(place) ?? 0) + minor)
  const refundedFrom = { seller: 0, fee: 0, house: 0 }
  let paidMinor = 0
  for (const sum of sums) {
    const { accountKind, postingKind, minor } = sum
    const place = placeOf(sum)
    if (!place) continue
    add(place, -minor)
    if (postingKind === 'payment_captured') paidMinor -= minor
    // These go beyond the order: to another of the seller's, and to the card holder.
    if (postingKind === 'debt_netted') add(minor > 0 ? 'paid_debts' : 'debts_paid', minor)
    if (postingKind === 'dispute_lost') add('lost', minor)
    if (postingKind !== 'refund_requested' && postingKind !== 'refund_refused') continue
    if (fromSeller.includes(accountKind)) refundedFrom.seller += minor
    if (fromFee.includes(accountKind)) refundedFrom.fee += minor
    if (accountKind === 'goodwill_expense') refundedFrom.house += minor
  }
  const places = placeNames.flatMap((place) => (at.get(place) ? [{ place, minor: at.get(place) ?? 0 }] : []))
  const restMinor = paidMinor - places.reduce((all, { minor }) => all + minor, 0)
  return { orderId, currency, paidMinor, places, refundedFrom, restMinor }
}

/** Each order of a purchase with every fen that was paid for it, and what is of no order; groups without money are left out. */
export function traceParts(sums: readonly PostedSum[]): OrderTrace[] {
  const groups = new Map<string, PostedSum[]>()
  for (const sum of sums) {
    const key = `${sum.orderId ?? ''}:${sum.currency}`
    groups.set(key, [...(groups.get(key) ?? []), sum])
  }
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [traceOne(group, group[0].orderId, group[0].currency)] : []))
    .filter(({ paidMinor, places, restMinor }) => paidMinor !== 0 || restMinor !== 0 || places.length > 0)
}
