import type { PaymentProvider } from './payment-provider'
import { answerDisputes } from './stripe/answer-disputes.server'
import { followPayments } from './stripe/follow-payments.server'
import { hearMessages } from './stripe/hear-messages.server'
import { keepPayees } from './stripe/keep-payees.server'
import { makeRefunds } from './stripe/make-refunds.server'
import { openPages } from './stripe/open-pages.server'
import { readStatements } from './stripe/read-statements.server'
import { sendTransfers } from './stripe/send-transfers.server'

/** The one provider of this market: Stripe. */
export const provider: PaymentProvider = {
  checkout: openPages,
  payments: followPayments,
  refunds: makeRefunds,
  disputes: answerDisputes,
  statements: readStatements,
  messages: hearMessages,
  transfers: sendTransfers,
  payees: keepPayees,
}
