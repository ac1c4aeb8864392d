import { v1Account } from '#app/stripe-sandbox/accounts/v1-account'
import { currentTransaction } from '#app/stripe-sandbox/balance/balance'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { invalidRequest } from './api-error'

type Shape = { object?: unknown; id?: unknown; [field: string]: unknown }
type Lookup = (sandbox: Sandbox, value: string, owner: Shape) => unknown

const DEEPEST = 4

const intent: Lookup = (sandbox, id) => sandbox.tables.intents.get(id)?.object
const charge: Lookup = (sandbox, id) => sandbox.tables.charges.get(id)?.object
const customer: Lookup = (sandbox, id) => sandbox.tables.customers.get(id)?.object
const method: Lookup = (sandbox, id) => sandbox.tables.methods.get(id)?.object
const transaction: Lookup = (sandbox, id) => {
  const record = sandbox.tables.transactions.get(id)
  return record && currentTransaction(sandbox, record)
}
const refund: Lookup = (sandbox, id) => sandbox.tables.refunds.get(id)?.object
const transfer: Lookup = (sandbox, id) => sandbox.tables.transfers.get(id)?.object
const payout: Lookup = (sandbox, id) => sandbox.tables.payouts.get(id)?.object
const account: Lookup = (sandbox, id) => {
  const record = sandbox.tables.accounts.get(id)
  return record && v1Account(record)
}
const source: Lookup = (sandbox, id) =>
  charge(sandbox, id, {}) ??
  refund(sandbox, id, {}) ??
  transfer(sandbox, id, {}) ??
  sandbox.tables.reversals.get(id)?.object ??
  payout(sandbox, id, {}) ??
  sandbox.tables.disputes.get(id)?.object
const lineItems: Lookup = (sandbox, _none, owner) => {
  const items = sandbox.tables.sessions.get(String(owner.id))?.lineItems ?? []
  return {
    object: 'list',
    url: `/v1/checkout/sessions/${String(owner.id)}/line_items`,
    has_more: items.length > 10,
    data: items.slice(0, 10),
  }
}
const refunds: Lookup = (sandbox, _none, owner) => {
  const all = [...sandbox.tables.refunds.oldestFirst()].map((record) => record.object).filter((refund) => refund.charge === owner.id)
  return { object: 'list', url: `/v1/charges/${String(owner.id)}/refunds`, has_more: all.length > 10, data: all.reverse().slice(0, 10) }
}
/** Expandable at Stripe, always null or unresolved here. */
const nothing: Lookup = (_sandbox, value) => value

const EXPANDABLE: Record<string, Record<string, Lookup>> = {
  'checkout.session': {
    payment_intent: intent,
    customer,
    line_items: lineItems,
    invoice: nothing,
    setup_intent: nothing,
    subscription: nothing,
    payment_link: nothing,
  },
  payment_intent: { latest_charge: charge, payment_method: method, customer, review: nothing, on_behalf_of: nothing, application: nothing },
  charge: {
    balance_transaction: transaction,
    payment_intent: intent,
    customer,
    refunds,
    failure_balance_transaction: transaction,
    review: nothing,
    on_behalf_of: nothing,
    application: nothing,
    application_fee: nothing,
    source_transfer: transfer,
  },
  refund: {
    charge,
    payment_intent: intent,
    payment_method: method,
    balance_transaction: transaction,
    failure_balance_transaction: transaction,
    transfer_reversal: nothing,
    source_transfer_reversal: nothing,
  },
  transfer: { balance_transaction: transaction, destination: account, destination_payment: charge, source_transaction: charge },
  transfer_reversal: { balance_transaction: transaction, destination_payment_refund: refund, source_refund: refund, transfer },
  payout: {
    balance_transaction: transaction,
    destination: nothing,
    failure_balance_transaction: transaction,
    original_payout: payout,
    reversed_by: payout,
  },
  dispute: { charge, payment_intent: intent },
  balance_transaction: { source },
  payment_method: { customer },
  item: {},
}
/** Fields that are only there when asked for. */
const INCLUDED = new Set(['line_items', 'refunds'])

/** Puts objects in place of ids along each `expand` path, without touching what is stored. */
export function expanded<T extends object>(sandbox: Sandbox, answer: T, paths: string[] | undefined): T {
  let result = answer as unknown as Shape
  for (const path of paths ?? []) {
    const parts = path.split('.')
    if (parts.length > DEEPEST) {
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, { param: 'expand' })
    }
    result = expandPath(sandbox, result, parts, path) as Shape
  }
  return result as unknown as T
}

function expandPath(sandbox: Sandbox, here: unknown, parts: string[], path: string): unknown {
  const [field, ...rest] = parts
  if (field === undefined || here === null || typeof here !== 'object') return here
  const owner = here as Shape
  if (owner.object === 'list') {
    if (field !== 'data') throw notExpandable(path)
    return { ...owner, data: (owner.data as unknown[]).map((item) => expandPath(sandbox, item, rest, path)) }
  }
  const lookup = EXPANDABLE[String(owner.object)]?.[field]
  if (!lookup) throw notExpandable(path)
  const value = owner[field]
  const known =
    typeof value === 'string'
      ? (lookup(sandbox, value, owner) ?? value)
      : INCLUDED.has(field) && value === undefined
        ? lookup(sandbox, '', owner)
        : value
  return { ...owner, [field]: expandPath(sandbox, known, rest, path) }
}

const notExpandable = (path: string) => invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand[0]' })
