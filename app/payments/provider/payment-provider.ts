import type { Checkout } from './checkout'
import type { Disputes } from './disputes'
import type { Messages } from './messages'
import type { Payments } from './payments'
import type { Refunds } from './refunds'
import type { Payees, Transfers } from './sellers-money'
import type { Statements } from './statements'

/**
 * What the market asks of whoever takes its buyers' money and keeps it. None of it is asked inside a transaction, and all of it throws the
 * refusal unavailable `payments-down` when there is no answer: what became of the request is then unknown, and it is repeated under its key.
 * Instants are Dates, sums minor units, currencies as in ISO 4217. What another provider must answer: docs/decisions/016.
 */
export interface PaymentProvider {
  readonly checkout: Checkout
  readonly payments: Payments
  readonly refunds: Refunds
  readonly disputes: Disputes
  readonly statements: Statements
  readonly messages: Messages
  readonly transfers: Transfers
  readonly payees: Payees
}
