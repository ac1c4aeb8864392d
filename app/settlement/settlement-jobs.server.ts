import type { CronItem } from 'graphile-worker'
import { db } from '#app/platform/database.server'
import type { JobPayload, Jobs } from '#app/platform/jobs.server'
import { activateBankAccounts } from './bank/keep-bank-account.server'
import { pollDisputes, sendAfterDispute, syncDispute } from './disputes/sync-dispute.server'
import { postFunds } from './funds/post-funds.server'
import { syncPayee, syncPayees } from './payees/sync-payee.server'
import { reconcileBooks } from './reconciliation/reconcile-books.server'
import { releaseDue, releaseOrder } from './release/release-order.server'
import { warnOfLongHolds } from './release/warn-of-long-holds.server'
import { pollReversals, sendReversal } from './transfers/send-reversal.server'
import { pollTransfers, sendTransfer } from './transfers/send-transfer.server'

/** What the worker does so that everybody is paid. */
export const settlementJobs: Jobs = {
  release_due: () => releaseDue(db),
  post_funds: () => postFunds(db),
  poll_transfers: async () => {
    await pollTransfers(db)
    await pollReversals(db)
  },
  activate_bank_accounts: () => activateBankAccounts(db),
  sync_payees: () => syncPayees(db),
  sync_payee: ({ sellerId }) => syncPayee(db, String(sellerId)),
  poll_disputes: () => pollDisputes(db),
  reconcile_books: async () => {
    await reconcileBooks(db)
  },
  warn_long_holds: () => warnOfLongHolds(db),
}

const missedOnce = { backfillPeriod: 0, maxAttempts: 1 }

export const settlementCron: CronItem[] = [
  { task: 'release_due', match: '3,8,13,18,23,28,33,38,43,48,53,58 * * * *', options: missedOnce },
  { task: 'post_funds', match: '11,41 * * * *', options: missedOnce },
  { task: 'poll_transfers', match: '*/10 * * * *', options: missedOnce },
  { task: 'activate_bank_accounts', match: '19 * * * *', options: missedOnce },
  { task: 'sync_payees', match: '23 * * * *', options: missedOnce },
  { task: 'poll_disputes', match: '17 * * * *', options: missedOnce },
  { task: 'reconcile_books', match: '20 18 * * *', options: missedOnce },
  { task: 'warn_long_holds', match: '50 0 * * *', options: missedOnce },
]

/** What settlement does when it hears of a fact. */
export const settlementHandlers = {
  order_received: async ({ sellerOrderId }: JobPayload) => {
    await releaseOrder(db, String(sellerOrderId))
  },
  transfer_wanted: async ({ transferId }: JobPayload) => sendTransfer(db, String(transferId)),
  reversal_wanted: async ({ reversalId }: JobPayload) => sendReversal(db, String(reversalId)),
  dispute_heard: async ({ disputeRef }: JobPayload) => syncDispute(db, String(disputeRef)),
  dispute_closed: async ({ disputeId }: JobPayload) => sendAfterDispute(db, String(disputeId)),
  payee_changed: async ({ sellerId }: JobPayload) => syncPayee(db, String(sellerId)),
}
