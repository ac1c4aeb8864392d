import type Stripe from 'stripe'
import type { DisputeMovement, Disputes, DisputeTold } from '#app/payments/provider/disputes'
import { callProvider } from './call-provider.server'
import { secondsOf } from './every-page'

const kept = new Set(['won', 'warning_closed', 'prevented'])

function endOf(status: string): DisputeTold['ended'] {
  if (status === 'lost') return 'lost'
  return kept.has(status) ? 'kept' : null
}

const movementOf = (row: Stripe.BalanceTransaction | undefined): DisputeMovement | null =>
  row ? { ref: row.id, amountMinor: row.amount, feeMinor: row.fee, currency: row.currency.toUpperCase() } : null

function toldOf(dispute: Stripe.Dispute): DisputeTold {
  const { id, charge, amount, currency, reason, status, evidence_details: details, balance_transactions: rows } = dispute
  return {
    ref: id,
    chargeRef: typeof charge === 'string' ? charge : charge.id,
    amountMinor: amount,
    currency: currency.toUpperCase(),
    reason,
    status,
    ended: endOf(status),
    dueBy: details.due_by ? new Date(details.due_by * 1000) : null,
    taken: movementOf(rows.find((row) => row.amount < 0)),
    back: movementOf(rows.find((row) => row.amount > 0)),
  }
}

/** Disputes of Stripe. */
export const answerDisputes: Disputes = {
  async look(ref) {
    return toldOf(await callProvider((client) => client.disputes.retrieve(ref)))
  },

  async openedSince(from) {
    const recent = await callProvider((client) => client.disputes.list({ created: { gte: secondsOf(from) }, limit: 100 }))
    return recent.data.map(({ id }) => id)
  },

  async answer(ref, evidence) {
    await callProvider((client) => client.disputes.update(ref, { evidence, submit: true }))
  },

  async concede(ref) {
    await callProvider((client) => client.disputes.close(ref))
  },
}
